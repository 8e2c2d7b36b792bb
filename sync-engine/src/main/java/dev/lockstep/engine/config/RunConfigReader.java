package dev.lockstep.engine.config;

import dev.lockstep.config.ConfigNode;
import dev.lockstep.config.ConfigNode.Mapping;
import dev.lockstep.config.ConfigNode.Scalar;
import dev.lockstep.config.ConfigSection;
import dev.lockstep.config.NearestName;
import dev.lockstep.engine.mapping.Naming;
import dev.lockstep.engine.mapping.Naming.Collisions;
import dev.lockstep.engine.mapping.rules.Rule;
import dev.lockstep.engine.mapping.rules.RuleSet;
import dev.lockstep.engine.plan.Adoption;
import dev.lockstep.engine.plan.DeletePolicy;
import dev.lockstep.engine.plan.DeletePolicy.Deletes;
import dev.lockstep.engine.plan.Evolution;
import dev.lockstep.engine.plan.Evolution.OnBreaking;
import dev.lockstep.engine.plan.LossPolicy;
import dev.lockstep.engine.plan.LossPolicy.OnLoss;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.engine.plan.PlanPolicy.OnDrift;
import dev.lockstep.engine.plan.PlanPolicy.Partitions;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.model.AssetKind;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Asks the sections of a configuration for what a run needs. */
final class RunConfigReader {
    private static final String TYPE = "connector";
    private static final String STEWARDSHIP = "stewardship";
    private static final Pattern TEMPLATE = Pattern.compile("[^{}]*\\{space}[^{}]*");
    private static final int MAX_COUNT = 1_000_000;

    private final Connectors connectors;
    private final References references;

    /** @param references of the configuration; the state goes below its folder */
    RunConfigReader(Connectors connectors, References references) {
        this.connectors = connectors;
        this.references = references;
    }

    RunConfig read(ConfigSection top) {
        Path base = references.base();
        String name = name(top);
        ConnectorConfig source = connector(top, "source", base);
        ConnectorConfig target = connector(top, "target", base);
        ConfigSection mapping = top.section("mapping");
        List<String> chosen = mapping.list("languages");
        List<String> languages = chosen.isEmpty() ? List.of("en") : chosen;
        RuleSet rules = rules(top, mapping, languages.get(0));
        ConfigSection policy = top.section("policy");
        Naming naming = naming(mapping, policy);
        PlanPolicy planPolicy = policy(policy, priority(top));
        StateConfig state = state(top.section("state"), base.resolve(".lockstep"));
        top.finish();
        return new RunConfig(name, source, target, naming, rules, languages, planPolicy, state);
    }

    private static String name(ConfigSection top) {
        String name = top.required("name");
        if (!name.isEmpty() && !RunConfig.NAME.matcher(name).matches()) {
            top.problem(
                    "name",
                    "must be 1 to 100 letters, digits, dots, underscores or hyphens: it marks what the sync owns");
        }
        return name;
    }

    private ConnectorConfig connector(ConfigSection top, String key, Path base) {
        if (!top.has(key)) {
            top.problem(key, "is missing; its `connector` is one of " + String.join(", ", connectors.types()));
            return new ConnectorConfig(key, "", Mapping.empty(), base);
        }
        ConfigSection section = top.section(key);
        Mapping all = section.handOver();
        Mapping meant = section.has(TYPE) ? all : missingType(section, all);
        String type = section.has(TYPE) ? section.requiredChoice(TYPE, connectors.types()) : knownType(meant);
        ConnectorConfig config = new ConnectorConfig(key, type, meant, base);
        if (!type.isEmpty()) {
            top.problems(new ConnectorCheck(connectors).problems(config));
        }
        return config;
    }

    /** Says that the type is missing. What comes back has a nearly right key corrected, so that the rest can be checked. */
    private Mapping missingType(ConfigSection section, Mapping all) {
        Optional<String> misspelt = NearestName.find(all.members().keySet(), TYPE);
        String meant = misspelt.map(" (`%s` is not a known key)"::formatted).orElse("");
        section.problem(
                TYPE, "is missing%s; must be one of %s".formatted(meant, String.join(", ", connectors.types())));
        return misspelt.map(key -> corrected(all, key)).orElse(all);
    }

    private static Mapping corrected(Mapping all, String misspelt) {
        Map<String, ConfigNode> members = new LinkedHashMap<>(all.members());
        members.put(TYPE, members.remove(misspelt));
        return new Mapping(members, all.keys(), all.place());
    }

    /** Empty when no connector has it. */
    private String knownType(Mapping section) {
        return section.members().get(TYPE) instanceof Scalar scalar
                        && connectors.types().contains(scalar.text())
                ? scalar.text()
                : "";
    }

    private RuleSet rules(ConfigSection top, ConfigSection mapping, String language) {
        List<Rule> rules = new RuleReader(language).read(mapping);
        List<Rule> curated = mapping.optional(STEWARDSHIP)
                .map(file -> curated(top, mapping, file, language))
                .orElseGet(List::of);
        return new RuleSet(curated, rules);
    }

    private List<Rule> curated(ConfigSection top, ConfigSection mapping, String name, String language) {
        try {
            Path file = references.base().resolve(name);
            if (Files.isReadable(file) && Files.isRegularFile(file)) {
                return CuratedReader.read(file, language);
            }
            mapping.problem(STEWARDSHIP, "is a file that cannot be read; create it or correct the path");
        } catch (InvalidPathException e) {
            mapping.problem(STEWARDSHIP, "is no path");
        } catch (ConfigurationException e) {
            top.problems(e.problems());
        }
        return List.of();
    }

    private static Naming naming(ConfigSection mapping, ConfigSection policy) {
        String template = mapping.optional("database").orElse(Naming.SPACE);
        if (!TEMPLATE.matcher(template).matches()) {
            mapping.problem(
                    "database",
                    "must hold {space} once and no other brace, such as sap_{space}, so that names stay apart");
            template = Naming.SPACE;
        }
        return new Naming(template, policy.choice("name-collisions", Collisions.class, Collisions.ERROR));
    }

    private static PlanPolicy policy(ConfigSection section, List<AssetKind> priority) {
        PlanPolicy standard = PlanPolicy.standard();
        return new PlanPolicy(
                section.choice("on-drift", OnDrift.class, standard.onDrift()),
                deletes(section, standard.deletes()),
                new Adoption(section.list("adopt")),
                new Evolution(
                        section.choice(
                                "breaking-changes",
                                OnBreaking.class,
                                standard.evolution().onBreaking()),
                        section.list("allow-breaking")),
                onLoss(section.section("on-loss")),
                section.choice("partitions", Partitions.class, standard.partitions()),
                priority);
    }

    private static DeletePolicy deletes(ConfigSection section, DeletePolicy standard) {
        ConfigSection limits = section.section("max-deletes");
        ConfigSection after = section.section("deletes-after");
        return new DeletePolicy(
                section.choice("deletes", Deletes.class, standard.mode()),
                limits.integer("percent", standard.maxPercent(), 0, 100),
                limits.integer("count", standard.maxCount(), 0, MAX_COUNT),
                after.integer("misses", standard.misses(), 1, MAX_COUNT),
                after.duration("grace", standard.grace()));
    }

    private static LossPolicy onLoss(ConfigSection section) {
        if (section.has("note") && !section.required("note").equals("report")) {
            section.problem("note", "must be report: what a note is about is carried completely");
        }
        return new LossPolicy(
                section.choice("degraded", OnLoss.class, OnLoss.REPORT),
                section.choice("dropped", OnLoss.class, OnLoss.REPORT));
    }

    /** Kinds that the file does not mention follow in the usual order. */
    private static List<AssetKind> priority(ConfigSection top) {
        List<AssetKind> chosen = top.choices("priority", AssetKind.class);
        Set<AssetKind> all = new LinkedHashSet<>(chosen);
        if (all.size() < chosen.size()) {
            top.problem("priority", "must name every kind at most once");
        }
        all.addAll(PlanPolicy.standard().priority());
        return List.copyOf(all);
    }

    private static StateConfig state(ConfigSection section, Path folder) {
        return section.secret("url")
                .map(url -> {
                    if (!url.reveal().startsWith("jdbc:")) {
                        section.problem("url", "must be a JDBC URL, such as jdbc:sqlite:state.db");
                    }
                    return new StateConfig(url, folder);
                })
                .orElseGet(() -> StateConfig.in(folder));
    }
}
