package dev.lockstep.engine.cli;

import dev.lockstep.config.NearestName;
import dev.lockstep.engine.Explanation;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.cli.AssetFinder.Located;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.plan.FactTable;
import dev.lockstep.engine.report.ExplainView;
import dev.lockstep.engine.report.FactsView;
import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Column;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Says what becomes of an asset and why: source value, rule, target value, carrier of each field; or why it is skipped, left out or"
                    + " refused. Reads the one asset and contacts no target.",
            "Whether its name collides with another's, and which names it has in the target already, is told by `plan`.",
            "Without an asset: what becomes of every fact of the source in numbers, space by space, and whether they add up. Reads the whole"
                    + " source and contacts no target."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep explain",
            "  lockstep explain SALES/AM_SALES",
            "  lockstep explain SALES/AM_SALES.NET_AMOUNT",
            "  lockstep explain AM_SALES.stewardship.owner --json"
        })
final class ExplainCommand implements Callable<Integer> {
    private record Target(Located object, String field) {}

    private final Terminal terminal;

    @Mixin
    private Output output = new Output();

    @Mixin
    private ConfigFile config = new ConfigFile();

    @Parameters(
            arity = "0..1",
            paramLabel = "ASSET[.FIELD]",
            description = "SPACE/NAME or NAME, and a column or other part of it.")
    private String asset = "";

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunConfig found = config.load(terminal);
        try (RunSession session = RunSession.openToLook(found, "explain", terminal, output)) {
            return session.read(engine -> asset.isEmpty() ? facts(engine, found) : explain(engine, found));
        }
    }

    private int facts(SyncEngine engine, RunConfig found) {
        FactTable facts = engine.facts();
        output.print(
                terminal,
                paint -> FactsView.text(facts, output.text(paint, found.languages())),
                () -> FactsView.json(facts));
        boolean isWhole =
                facts.source().overall().isComplete() && facts.refusals().isEmpty();
        return isWhole ? ExitCode.DONE : ExitCode.PARTIAL;
    }

    private int explain(SyncEngine engine, RunConfig found) {
        Target target = locate(new AssetFinder(engine, Side.source));
        Explanation explanation =
                engine.explain(target.object().finding(), target.object().scope());
        if (ExplainView.select(explanation, target.field()).isEmpty()
                && !explanation.ledger().isEmpty()) {
            throw noField(explanation, target.field());
        }
        output.print(
                terminal,
                paint -> ExplainView.text(
                        explanation,
                        target.field(),
                        output.text(paint, found.languages()).complete()),
                () -> ExplainView.json(explanation, target.field()));
        return ExitCode.DONE;
    }

    /** Names may hold dots: the longest one that is there is the asset, what follows is the field. */
    private Target locate(AssetFinder finder) {
        for (int end = asset.length(); end > 0; end = asset.lastIndexOf('.', end - 1)) {
            Optional<Located> found = finder.locate(asset.substring(0, end));
            if (found.isPresent()) {
                return new Target(found.get(), end == asset.length() ? "" : asset.substring(end + 1));
            }
        }
        int dot = asset.indexOf('.');
        throw finder.missing(dot > 0 ? asset.substring(0, dot) : asset);
    }

    private static RemoteException noField(Explanation explanation, String field) {
        List<String> columns = explanation.mapped().stream()
                .flatMap(mapped -> mapped.source().columns().stream())
                .map(Column::name)
                .toList();
        return new RemoteException(
                "field.not-found",
                "%s says nothing at %s".formatted(explanation.id(), field),
                NearestName.find(columns, field)
                        .map("Did you mean %s?"::formatted)
                        .orElse("Name a column, or a part such as label or stewardship.owner."));
    }
}
