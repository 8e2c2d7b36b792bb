package dev.lockstep.engine.cli;

import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.report.PolicyView;
import dev.lockstep.error.RemoteException;
import dev.lockstep.spi.Grant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "Prints the least rights this configuration needs: an IAM policy for Glue. Contacts nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep policy > policy.json      for plan, apply and sync",
            "  lockstep policy --read-only        for plan and discover",
            "  lockstep policy --json             every principal's policy, with notes"
        })
final class PolicyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output = new Output();

    @Mixin
    private ConfigFile config = new ConfigFile();

    @Option(names = "--read-only", description = "What reading and planning need; apply and sync need more.")
    private boolean readOnly;

    @Option(
            names = "--side",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). A source is only ever read.",
            defaultValue = "target")
    private Side side;

    PolicyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunConfig found = config.load(terminal);
        boolean writes = !readOnly && side == Side.target;
        List<Grant> grants = grants(found, writes);
        output.print(terminal, paint -> PolicyView.text(grants), () -> PolicyView.json(side.name(), writes, grants));
        if (output.tells()) {
            PolicyView.notes(grants).forEach(note -> terminal.err().println("note: " + note));
        }
        return ExitCode.DONE;
    }

    private List<Grant> grants(RunConfig found, boolean writes) {
        try (SyncEngine engine = SyncEngine.open(found)) {
            List<Grant> grants = side.grants(engine, writes);
            if (grants.isEmpty()) {
                String type = (side == Side.source ? found.source() : found.target()).type();
                throw new RemoteException(
                        "policy.none",
                        "The %s is a %s system, whose rights no document gives".formatted(side, type),
                        "See `lockstep doctor` for the rights that are missing there.");
            }
            return grants;
        }
    }
}
