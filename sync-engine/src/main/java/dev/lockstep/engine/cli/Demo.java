package dev.lockstep.engine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.config.ConfigurationLoader;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.report.DiscoveryView;
import dev.lockstep.engine.report.Json;
import dev.lockstep.engine.report.PlanView;
import dev.lockstep.engine.report.RunView;
import dev.lockstep.engine.report.TextOptions;
import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetKind;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Selection;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The story of a first sync, told while it happens. For one thread. */
final class Demo {
    /**
     * @param first run that fills the catalog
     * @param second run that finds nothing to do
     * @param kept files that were edited and stay as they are
     */
    record Result(RunReport first, RunReport second, Path folder, List<Path> kept) {
        Result {
            kept = List.copyOf(kept);
        }

        int exitCode() {
            boolean isIdempotent = second.plan().isEmpty();
            return first.verdict() == Verdict.DONE && second.verdict() == Verdict.DONE && isIdempotent
                    ? ExitCode.DONE
                    : ExitCode.FAILED;
        }

        JsonNode json() {
            var document = Json.document("demo").put("folder", folder.toString());
            var stays = document.putArray("kept");
            kept.forEach(file -> stays.add(file.toString()));
            document.set("first", RunView.json(first));
            document.set("second", RunView.json(second));
            return document;
        }
    }

    private final Terminal terminal;
    private final Output output;
    private final Sandbox sandbox;
    private final Path folder;
    private final PrintStream out;

    Demo(Terminal terminal, Output output, Sandbox sandbox, Path folder) {
        this.terminal = terminal;
        this.output = output;
        this.sandbox = sandbox;
        this.folder = folder;
        this.out = output.tells() ? terminal.out() : new PrintStream(PrintStream.nullOutputStream(), false);
    }

    Result play() {
        Path file = folder.resolve(ConfigFile.USUAL_NAME);
        List<Path> kept = SandboxConfig.writeWithStewardship(sandbox, "demo", "karvello", file);
        RunConfig config = ConfigurationLoader.installed().load(file, Map.of());
        out.printf("Lockstep keeps SAP Datasphere and the AWS Glue Data Catalog in step. This demo runs both inside"
                + " this%n");
        out.printf("process, with sample data: nothing outside it is contacted.%n%n");
        out.printf(
                "  SAP Datasphere tenant  %s%n  AWS Glue catalog       %s (empty)%n",
                sandbox.datasphere().url(), sandbox.glue().endpoint());
        kept.forEach(edited -> out.printf("  %s was edited and stays as it is%n", edited));
        Snapshot snapshot = discover(config);
        Plan plan = plan(config);
        RunReport first = apply(config, plan);
        example(snapshot, plan);
        RunReport second = again(config);
        files();
        out.flush();
        return new Result(first, second, folder, kept);
    }

    private Snapshot discover(RunConfig config) {
        step(1, "Discover", "What is in the tenant?");
        try (RunSession session = RunSession.open(config, "demo discover", terminal, output)) {
            Snapshot snapshot = session.read(engine -> engine.discoverSource(Selection.all(), Selection.all()));
            out.print(DiscoveryView.text(snapshot, options(config)));
            return snapshot;
        }
    }

    private Plan plan(RunConfig config) {
        step(2, "Plan", "What would have to change in the catalog? Nothing is written yet.");
        try (RunSession session = RunSession.open(config, "demo plan", terminal, output)) {
            Plan plan = session.read(SyncEngine::plan);
            PlanFile.write(plan, folder.resolve("plan.json"));
            out.printf("  %s%n  %s%n", PlanView.summary(plan), PlanView.losses(plan));
            out.printf("  %s%n", PlanView.curated(plan));
            return plan;
        }
    }

    private RunReport apply(RunConfig config, Plan plan) {
        step(3, "Apply and verify", "The plan is carried out exactly as it is, then the catalog is read back.");
        try (RunSession session = RunSession.open(config, "demo apply", terminal, output)) {
            RunReport report = session.write(engine -> engine.apply(plan), done -> {});
            copy(session.reportFile(), folder.resolve("report.json"));
            out.printf("  %s%n", RunView.summary(report));
            out.printf("  %s%n", RunView.verification(report));
            out.printf("  %s%n", rate(report));
            out.printf("  Evidence of every write: %s%n", session.auditFile());
            return report;
        }
    }

    private static String rate(RunReport report) {
        Duration duration = report.duration();
        double seconds = Math.max(1, duration.toMillis()) / 1000.0;
        return String.format(
                Locale.ROOT,
                "Took %.1f s: %.0f writes a second, reading back included.",
                seconds,
                report.count(Status.WRITTEN) / seconds);
    }

    /** An analytic model as SAP has it and as the catalog shows it. */
    private void example(Snapshot snapshot, Plan plan) {
        Optional<Asset> model = snapshot.assets()
                .filter(asset -> asset.kind() == AssetKind.ANALYTIC_MODEL)
                .max(Comparator.comparingInt(
                                (Asset asset) -> asset.semantics().measures().size())
                        .thenComparing(Asset::id, Comparator.reverseOrder()));
        model.ifPresent(asset -> addresses(plan, asset)
                .findFirst()
                .flatMap(create -> sandbox.glue()
                        .catalog()
                        .table(create.address().container(), create.address().name())
                        .map(table -> DemoExample.text(asset, create.address(), table)))
                .ifPresent(text -> {
                    step(4, "Look", "One SAP analytic model, as everyone on AWS sees it now.");
                    out.print(text);
                }));
    }

    private static Stream<Change.Create> addresses(Plan plan, Asset asset) {
        return plan.changes().stream()
                .filter(planned -> planned.source().equals(Optional.of(asset.id())))
                .map(PlannedChange::change)
                .filter(Change.Create.class::isInstance)
                .map(Change.Create.class::cast);
    }

    private RunReport again(RunConfig config) {
        step(5, "Sync again", "Nothing changed since, so nothing may be written.");
        try (RunSession session = RunSession.open(config, "demo sync", terminal, output)) {
            RunReport report = session.write(SyncEngine::sync, done -> {});
            out.printf("  %s %d writes.%n", PlanView.summary(report.plan()), report.count(Status.WRITTEN));
            return report;
        }
    }

    private void files() {
        out.printf("%n%s%n", terminal.paint().strong("Where things are"));
        out.printf("  %s%n", folder.toAbsolutePath().normalize());
        out.printf("    lockstep.yaml     configuration%n");
        out.printf("    stewardship.yaml  what people say of assets and columns, beside what SAP knows%n");
        out.printf("    plan.json         the plan, as it was applied%n");
        out.printf("    report.json       what was done%n    .lockstep/        state, audit records, reports%n");
        out.printf("%n%s%n", terminal.paint().strong("Next"));
        out.printf("  lockstep sandbox     keeps both systems running, to try any command against%n");
        out.printf("  lockstep init        writes a commented configuration for your own tenant and account%n");
        out.printf("  lockstep doctor      tests each permission it needs, without side effects%n");
    }

    private void step(int number, String title, String question) {
        out.printf("%n%s  %s%n", terminal.paint().strong("%d  %s".formatted(number, title)), question);
    }

    private TextOptions options(RunConfig config) {
        return output.text(terminal.paint(), config.languages());
    }

    private static void copy(Path from, Path to) {
        try {
            Files.deleteIfExists(to);
            Files.copy(from, to);
        } catch (IOException e) {
            throw new RemoteException("demo.unwritable", "Cannot write " + to, "Choose another folder with --dir.", e);
        }
    }
}
