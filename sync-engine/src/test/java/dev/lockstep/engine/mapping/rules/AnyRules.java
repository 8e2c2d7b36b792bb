package dev.lockstep.engine.mapping.rules;

import dev.lockstep.model.Asset;
import dev.lockstep.model.DataType;
import dev.lockstep.spi.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Rules from a seed, many of which match the asset they are made for. */
public final class AnyRules {
    private static final List<Setting.Field> FIELDS = List.of(Setting.Field.values());

    private final SplittableRandom random;
    private final Asset asset;

    private AnyRules(long seed, Asset asset) {
        this.random = new SplittableRandom(seed);
        this.asset = asset;
    }

    public static RuleSet of(long seed, Asset asset) {
        AnyRules any = new AnyRules(seed, asset);
        List<Rule> rules = new ArrayList<>();
        for (int i = any.random.nextInt(6); i >= 0; i--) {
            rules.add(any.rule("r" + i));
        }
        return new RuleSet(rules);
    }

    private Rule rule(String id) {
        boolean ofColumn = !asset.columns().isEmpty() && random.nextInt(3) > 0;
        Match match = new Match(
                Selection.all(),
                random.nextBoolean()
                        ? Selection.all()
                        : Selection.only(asset.id().name()),
                List.of(),
                Selection.all(),
                ofColumn ? Optional.of(new Match.Columns(column(), Selection.all())) : Optional.empty());
        return new Rule(id, match, ofColumn ? columnAction() : assetAction());
    }

    private Selection column() {
        int at = random.nextInt(asset.columns().size() + 1);
        return at == asset.columns().size()
                ? Selection.all()
                : Selection.only(asset.columns().get(at).name());
    }

    private Action columnAction() {
        return switch (random.nextInt(5)) {
            case 0 -> new Action.OverrideType(new DataType.Decimal(18, 4));
            case 1 -> new Action.Rename("x_{name}");
            case 2 -> new Action.Filter(random.nextInt(3) == 0);
            case 3 -> new Action.DropAnnotation(Selection.all());
            default -> new Action.Set(List.of(setting(Setting.Field.LABEL), setting(Setting.Field.TAG)));
        };
    }

    private Action assetAction() {
        return switch (random.nextInt(4)) {
            case 0 -> new Action.Rename("y_{name}");
            case 1 -> new Action.Filter(true);
            case 2 -> new Action.DropAnnotation(Selection.all());
            default ->
                new Action.Set(List.of(
                        setting(FIELDS.get(random.nextInt(FIELDS.size()))), setting(Setting.Field.DESCRIPTION)));
        };
    }

    private Setting setting(Setting.Field field) {
        return new Setting(field, random.nextBoolean() ? "en" : "", "set " + random.nextInt(3));
    }
}
