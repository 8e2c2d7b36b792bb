package dev.lockstep.engine.cli;

import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.mapping.rules.Mapped;
import dev.lockstep.engine.partitions.PartitionCount;
import dev.lockstep.engine.report.AssetView;
import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.spi.Finding;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = {
            "Shows one asset in full: columns, measures, dimensions, hierarchies, variables, links.",
            "What the file of `mapping.stewardship` says of it is shown, and told from what the source says."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep show SALES/AM_SALES",
            "  lockstep show AM_SALES                        when only one space has it",
            "  lockstep show --side target sales.am_sales    the same, as the catalog tells it"
        })
final class ShowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output = new Output();

    @Mixin
    private ConfigFile config = new ConfigFile();

    @Option(
            names = "--side",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            defaultValue = "source")
    private Side side;

    @Parameters(paramLabel = "ASSET", description = "SPACE/NAME or NAME; on the target database.table.")
    private String asset;

    ShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunConfig found = config.load(terminal);
        try (RunSession session = RunSession.openToLook(found, "show", terminal, output)) {
            Finding.Found there = session.read(engine -> new AssetFinder(engine, side).find(asset));
            Optional<PartitionCount> partitions = session.read(engine -> partitions(engine, there.asset()));
            Mapped curated =
                    side == Side.source ? found.rules().curate(there.asset()) : Mapped.unchanged(there.asset());
            Finding.Found shown = new Finding.Found(curated.asset(), there.losses());
            output.print(
                    terminal,
                    paint -> AssetView.text(
                            shown,
                            curated.applied(),
                            partitions,
                            output.text(paint, found.languages()).complete()),
                    () -> AssetView.json(shown, curated.applied(), partitions));
            return ExitCode.DONE;
        }
    }

    /** Empty for an object that is not partitioned: nobody is asked. */
    private Optional<PartitionCount> partitions(SyncEngine engine, Asset found) {
        if (found.partitionKeys().isEmpty()) {
            return Optional.empty();
        }
        return side == Side.source
                ? engine.sourcePartitions(
                        new Address(found.id().container(), found.id().name()))
                : address().flatMap(engine::targetPartitions);
    }

    /** In the target an object may tell of the source it came from, so its address is the one that was asked for. */
    private Optional<Address> address() {
        int dot = asset.indexOf('.');
        return dot <= 0 || dot == asset.length() - 1
                ? Optional.empty()
                : Optional.of(new Address(asset.substring(0, dot), asset.substring(dot + 1)));
    }
}
