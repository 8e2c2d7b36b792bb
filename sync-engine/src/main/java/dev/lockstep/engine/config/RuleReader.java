package dev.lockstep.engine.config;

import dev.lockstep.config.ConfigSection;
import dev.lockstep.engine.mapping.rules.Action;
import dev.lockstep.engine.mapping.rules.Match;
import dev.lockstep.engine.mapping.rules.Rule;
import dev.lockstep.engine.mapping.rules.Setting;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.DataType;
import dev.lockstep.model.TypeSpelling;
import dev.lockstep.spi.Selection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code mapping.rules}. A rule with a problem is reported and left out. For one thread, once. */
final class RuleReader {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final String TYPE = "type";
    private static final String RENAME = "rename";
    private static final String EXCLUDE = "exclude";
    private static final String INCLUDE = "include";
    private static final String SET = "set";
    private static final String DROP = "drop-annotation";
    private static final List<String> ACTIONS = List.of(TYPE, RENAME, EXCLUDE, INCLUDE, SET, DROP);

    private final String language;
    private final Set<String> ids = new HashSet<>();

    /** @param language of texts that a rule sets without saying in which */
    RuleReader(String language) {
        this.language = language;
    }

    List<Rule> read(ConfigSection mapping) {
        List<Rule> rules = new ArrayList<>();
        mapping.sections("rules").forEach(section -> rule(section).ifPresent(rules::add));
        return rules;
    }

    private Optional<Rule> rule(ConfigSection section) {
        Optional<String> id = id(section);
        Match match = match(section.section("match"));
        Optional<Action> action = action(section, match.columns().isPresent());
        return id.isPresent() && action.isPresent()
                ? Optional.of(new Rule(id.get(), match, action.get()))
                : Optional.empty();
    }

    private Optional<String> id(ConfigSection section) {
        String id = section.required("id");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        if (!ID.matcher(id).matches()) {
            section.problem("id", "must be 1 to 100 letters, digits, dots, underscores or hyphens");
            return Optional.empty();
        }
        if (!ids.add(id)) {
            section.problem("id", "is the id of a rule above; every rule needs one of its own");
            return Optional.empty();
        }
        return Optional.of(id);
    }

    private static Match match(ConfigSection section) {
        Selection columns = Selection.of(section.list("column"));
        Selection types = Selection.of(section.list(TYPE));
        boolean isOfColumns = section.has("column") || section.has(TYPE);
        return new Match(
                Selection.of(section.list("space")),
                Selection.of(section.list("name")),
                section.choices("kind", AssetKind.class),
                Selection.of(section.list("tag")),
                isOfColumns ? Optional.of(new Match.Columns(columns, types)) : Optional.empty());
    }

    private Optional<Action> action(ConfigSection section, boolean isOfColumns) {
        List<String> found = ACTIONS.stream().filter(section::has).toList();
        if (found.size() != 1) {
            ACTIONS.forEach(section::known);
            String message = found.isEmpty() ? "does nothing; " : "does several things; ";
            section.problem(
                    found.isEmpty() ? "id" : found.get(1),
                    message + "a rule has exactly one of " + String.join(", ", ACTIONS));
            return Optional.empty();
        }
        return switch (found.get(0)) {
            case TYPE -> type(section, isOfColumns);
            case RENAME -> rename(section);
            case EXCLUDE -> filter(section, EXCLUDE, false);
            case INCLUDE -> filter(section, INCLUDE, true);
            case SET -> set(section.section(SET), isOfColumns);
            default -> drop(section);
        };
    }

    private static Optional<Action> type(ConfigSection section, boolean isOfColumns) {
        if (!isOfColumns) {
            section.required(TYPE);
            section.problem(TYPE, "is for columns; say which with `match: { column: … }`");
            return Optional.empty();
        }
        try {
            DataType type = TypeSpelling.parse(section.required(TYPE));
            return Optional.of(new Action.OverrideType(type));
        } catch (IllegalArgumentException e) {
            section.problem(TYPE, "is no type such as decimal(18,4), string(10) or array<int>: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Action> rename(ConfigSection section) {
        String template = section.required(RENAME);
        String rest = template.replace(Action.Rename.NAME, "");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            section.problem(RENAME, "may hold {name} and no other brace");
            return Optional.empty();
        }
        return template.isEmpty() ? Optional.empty() : Optional.of(new Action.Rename(template));
    }

    private static Optional<Action> filter(ConfigSection section, String key, boolean include) {
        if (!section.flag(key, true)) {
            section.problem(
                    key, "must be true; to do the opposite, use `%s: true`".formatted(include ? EXCLUDE : INCLUDE));
            return Optional.empty();
        }
        return Optional.of(new Action.Filter(include));
    }

    private static Optional<Action> drop(ConfigSection section) {
        List<String> globs = section.list(DROP);
        if (globs.isEmpty()) {
            section.problem(DROP, "must name an annotation, such as \"@EndUserText.*\"");
            return Optional.empty();
        }
        return Optional.of(new Action.DropAnnotation(Selection.of(globs)));
    }

    private Optional<Action> set(ConfigSection section, boolean isOfColumns) {
        List<Setting> settings = new SettingsReader(language).readSome(section, isOfColumns);
        return settings.isEmpty() ? Optional.empty() : Optional.of(new Action.Set(settings));
    }
}
