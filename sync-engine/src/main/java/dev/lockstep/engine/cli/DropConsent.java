package dev.lockstep.engine.cli;

import static java.util.stream.Collectors.joining;

import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.spi.Change;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether what a plan drops may be dropped: somebody types the name of the sync, on the command line or when asked. */
final class DropConsent {
    private static final int SHOWN = 10;

    @Option(
            names = "--confirm-deletes",
            paramLabel = "NAME",
            description =
                    "Drop what the plan drops; NAME is the name of the sync. Without it a terminal asks, and elsewhere"
                            + " drops are held back.")
    private Optional<String> name = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** @throws ParameterException if a name was given and is not {@code sync} */
    Predicate<Plan> of(String sync, Terminal terminal) {
        if (name.isPresent() && !name.get().equals(sync)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--confirm-deletes: this configuration is the sync %s, not %s".formatted(sync, name.get()));
        }
        return plan -> name.isPresent() || terminal.isInteractive() && isTyped(plan, terminal);
    }

    private static boolean isTyped(Plan plan, Terminal terminal) {
        List<String> dropped = plan.changes().stream()
                .filter(planned -> planned.change() instanceof Change.Drop)
                .map(PlannedChange::subject)
                .toList();
        List<String> emptied = plan.partitions().stream()
                .filter(found -> found.removes() > 0)
                .map(found -> "%,d of %s".formatted(found.removes(), found.target()))
                .toList();
        String question = (dropped.isEmpty()
                        ? ""
                        : "%n%,d would be dropped for good: %s".formatted(dropped.size(), shown(dropped)))
                + (emptied.isEmpty() ? "" : "%nPartitions that would be removed: %s".formatted(shown(emptied)))
                + "%nType the name of the sync, %s, to drop them; anything else keeps them: ".formatted(plan.sync());
        return terminal.answer(question).filter(plan.sync()::equals).isPresent();
    }

    private static String shown(List<String> all) {
        return all.stream().limit(SHOWN).collect(joining(", "))
                + (all.size() > SHOWN ? ", and %,d more".formatted(all.size() - SHOWN) : "");
    }
}
