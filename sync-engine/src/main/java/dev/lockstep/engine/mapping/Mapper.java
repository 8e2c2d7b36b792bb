package dev.lockstep.engine.mapping;

import dev.lockstep.engine.discovery.ScopeSnapshot;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.engine.mapping.Naming.Collisions;
import dev.lockstep.engine.mapping.rules.RuleSet;
import dev.lockstep.model.Loss;
import dev.lockstep.model.fingerprint.AssetPacker;
import dev.lockstep.model.fingerprint.Room;
import dev.lockstep.spi.Capabilities;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what stands where in the target. Pure. */
public final class Mapper {
    static final String COLLISION_REMEDY =
            "Rename it, or set `policy.name-collisions: suffix`, which gives it a suffix of its own.";

    private final Naming naming;
    private final RuleSet rules;
    private final Capabilities target;
    private final GivenNames given;

    /** Without rules: what the source says is what is desired. */
    public Mapper(Naming naming, Capabilities target) {
        this(naming, RuleSet.none(), target);
    }

    /** Where nothing stands yet, or what stands there does not matter. */
    public Mapper(Naming naming, RuleSet rules, Capabilities target) {
        this(naming, rules, target, GivenNames.none());
    }

    /** @param given names that stay, where the policy is to add suffixes */
    public Mapper(Naming naming, RuleSet rules, Capabilities target, GivenNames given) {
        this.given = naming.collisions() == Collisions.SUFFIX ? given : GivenNames.none();
        this.naming = naming;
        this.rules = rules;
        this.target = target;
    }

    public DesiredState map(Snapshot source) {
        List<Refusal> refusals = new ArrayList<>();
        RuleTally tally = new RuleTally(rules);
        UniqueNames names = new UniqueNames(
                source.scopes().stream().map(scope -> scope.container().name()).toList(),
                space -> naming.containerName(target, space),
                target.containerNames(),
                naming.collisions(),
                given.containers());
        List<DesiredContainer> containers = new ArrayList<>();
        Room room = AssetPacker.room();
        for (ScopeSnapshot scope : source.scopes()) {
            String space = scope.container().name();
            Optional<String> name = names.find(space);
            ScopeMapper mapper = new ScopeMapper(
                    scope,
                    naming,
                    rules,
                    target,
                    object -> name.map(container -> given.columns(container, space, object))
                            .orElseGet(Map::of),
                    room);
            mapper.count(tally);
            if (name.isEmpty()) {
                refusals.add(new Refusal("container " + space, names.reason(space), COLLISION_REMEDY));
            } else if (!mapper.isAllExcluded()) {
                containers.add(mapper.map(name.get(), given.objects(name.get(), space), refusals));
            }
        }
        containers.sort(Comparator.comparing(DesiredContainer::name));
        return new DesiredState(containers, refusals, losses(source), tally.uses());
    }

    private static List<Loss> losses(Snapshot source) {
        return source.scopes().stream()
                .flatMap(scope -> scope.assets().stream())
                .flatMap(found -> found.losses().stream())
                .toList();
    }
}
