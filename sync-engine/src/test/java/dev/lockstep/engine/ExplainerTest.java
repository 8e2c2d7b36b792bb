package dev.lockstep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.config.ConfigNode.Mapping;
import dev.lockstep.engine.Explanation.Status;
import dev.lockstep.engine.config.ConnectorConfig;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.config.StateConfig;
import dev.lockstep.engine.discovery.ScopeSnapshot;
import dev.lockstep.engine.mapping.Naming;
import dev.lockstep.engine.mapping.Naming.Collisions;
import dev.lockstep.engine.mapping.rules.Action;
import dev.lockstep.engine.mapping.rules.Match;
import dev.lockstep.engine.mapping.rules.Rule;
import dev.lockstep.engine.mapping.rules.RuleSet;
import dev.lockstep.engine.mapping.rules.Setting;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.engine.report.ExplainView;
import dev.lockstep.engine.report.Paint;
import dev.lockstep.engine.report.TextOptions;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.Container;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Texts;
import dev.lockstep.spi.Capabilities;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.NameRule;
import dev.lockstep.spi.Selection;
import dev.lockstep.testkit.fake.FakeFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static final AssetId ID = new AssetId("acme", "SALES", "ORDERS");
    private static final Asset ORDERS = Asset.builder(ID, AssetKind.TABLE)
            .label(Texts.of("Orders"))
            .columns(List.of(Column.of("NET", new DataType.Decimal(34, 6))))
            .build();

    private static final Rule AMOUNTS = new Rule(
            "amounts",
            new Match(
                    Selection.all(),
                    Selection.all(),
                    List.of(),
                    Selection.all(),
                    Optional.of(new Match.Columns(Selection.all(), Selection.of(List.of("decimal(*"))))),
            new Action.OverrideType(new DataType.Decimal(18, 4)));

    private static final Rule OWNER =
            new Rule("owner", Match.any(), new Action.Set(List.of(new Setting(Setting.Field.OWNER, "en", "a.smith"))));

    @Test
    void theChainGoesFromTheSourceOverTheRuleToTheCarrier() {
        Explanation explanation = explain(new Finding.Found(ORDERS, List.of()), AMOUNTS, OWNER);

        assertThat(text(explanation, ""))
                .isEqualTo(
                        """
                        SALES/ORDERS
                          published as SALES.ORDERS
                          Rules that match: amounts, owner

                        Fields (11)
                          Part                      Source says    Rule     Target says    Carrier        Where           Why
                          id/system                 acme                    acme           in parameters  lockstep/model  kept in the model
                          id/container              SALES                   SALES          in parameters  lockstep/model  kept in the model
                          id/name                   ORDERS                  ORDERS         in parameters  lockstep/model  kept in the model
                          kind                      TABLE                   TABLE          in parameters  lockstep/model  kept in the model
                          label/                    Orders                  Orders         native         label
                          columns/NET/name          NET                     NET            in parameters  lockstep/model  kept in the model
                          columns/NET/type          decimal(34,6)  amounts  decimal(18,4)  in parameters  lockstep/model  kept in the model
                          columns/NET/nullable      true                    true           in parameters  lockstep/model  kept in the model
                          columns/NET/role          PLAIN                   PLAIN          in parameters  lockstep/model  kept in the model
                          stewardship/owner                        owner    a.smith        in parameters  lockstep/model  kept in the model
                          rest/@lockstep.curated/0                 owner    owner          in parameters  lockstep/model  kept in the model
                        """);
    }

    @Test
    void aFieldIsAColumnOrAPath() {
        Explanation explanation = explain(new Finding.Found(ORDERS, List.of()), AMOUNTS, OWNER);

        assertThat(ExplainView.select(explanation, "NET.type"))
                .isNotEmpty()
                .isEqualTo(ExplainView.select(explanation, "columns/NET/type"))
                .allMatch(entry -> entry.shownPath().startsWith("columns/NET/type/"));
        assertThat(ExplainView.select(explanation, "stewardship.owner")).hasSize(1);
        assertThat(ExplainView.select(explanation, "NE")).isEmpty();
    }

    @Test
    void whatIsNotBroughtOverHasItsReason() {
        assertThat(explain(new Finding.Skipped(ID, "is a type")))
                .extracting(Explanation::status, Explanation::reason)
                .containsExactly(Status.SKIPPED, "is a type");
        assertThat(explain(new Finding.Failed(ID, "answered 500", "Try again.")))
                .extracting(Explanation::status, Explanation::remedy)
                .containsExactly(Status.FAILED, "Try again.");
        assertThat(explain(
                        new Finding.Found(ORDERS, List.of()),
                        new Rule("no-orders", Match.any(), new Action.Filter(false))))
                .extracting(Explanation::status, Explanation::reason)
                .containsExactly(Status.EXCLUDED, "the rule no-orders leaves it out");
    }

    /** The target is not contacted, and a name that stands there is kept. */
    @Test
    void whereNamesMayGetASuffixItIsSaidThatTheTargetWasNotLookedAt() {
        Finding found = new Finding.Found(ORDERS, List.of());

        Explanation explanation = explain(Collisions.SUFFIX, found);

        assertThat(text(explanation, "NET"))
                .contains("  Names that stand in the target are kept, and were not looked at: `plan` tells them.\n");
        assertThat(ExplainView.json(explanation, "").path("remarks")).hasSize(1);
        assertThat(explain(Collisions.ERROR, found).remarks()).isEmpty();
        assertThat(explain(Collisions.SUFFIX, new Finding.Skipped(ID, "is a type"))
                        .remarks())
                .isEmpty();
    }

    private static Explanation explain(Finding finding, Rule... rules) {
        return explain(Collisions.ERROR, finding, rules);
    }

    private static Explanation explain(Collisions collisions, Finding finding, Rule... rules) {
        RunConfig config = new RunConfig(
                "demo",
                new ConnectorConfig("source", "sap", Mapping.empty(), Path.of("")),
                new ConnectorConfig("target", "lake", Mapping.empty(), Path.of("")),
                new Naming(Naming.SPACE, collisions),
                new RuleSet(List.of(rules)),
                List.of("en"),
                PlanPolicy.standard(),
                StateConfig.in(Path.of("unused")));
        ScopeSnapshot scope = new ScopeSnapshot(
                Container.of("acme", "SALES"), List.of(), List.of(), List.of(), Completeness.complete());
        Capabilities target = new Capabilities(NameRule.verbatim(), NameRule.verbatim(), NameRule.verbatim(), 1);
        return new Explainer(config, target, new FakeFormat("en")).explain(finding, scope);
    }

    private static String text(Explanation explanation, String field) {
        return ExplainView.text(explanation, field, TextOptions.brief(Paint.PLAIN));
    }
}
