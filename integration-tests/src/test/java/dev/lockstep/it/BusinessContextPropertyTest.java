package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.error.RemoteException;
import dev.lockstep.sandbox.glue.Denial;
import dev.lockstep.sandbox.glue.Fault;
import dev.lockstep.sandbox.glue.Trigger;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.glue.GlueClient;

/**
 * Whole runs and stewards' edits in turn: whatever they do, nothing of theirs is lost, what goes is ours, a second run writes nothing, and a
 * right that is missing is no failure.
 */
class BusinessContextPropertyTest {
    private static final List<String> TABLES = List.of("t_0", "t_1");
    private static final List<String> COLUMNS = List.of("c_0", "c_1");
    private static final int ROUNDS = 6;
    private static final int EDITS = 5;

    private static final List<String> RIGHTS = List.of(
            "GetAsset",
            "BatchGetIterableForms",
            "PutAttachment",
            "DeleteAttachment",
            "AssociateGlossaryTerms",
            "DisassociateGlossaryTerms",
            "ListGlossaries",
            "ListGlossaryTerms",
            "CreateGlossary",
            "CreateGlossaryTerm");

    private static final List<String> CALLS = List.of(
            "GetAsset",
            "PutAttachment",
            "DeleteAttachment",
            "AssociateGlossaryTerms",
            "DisassociateGlossaryTerms",
            "CreateGlossaryTerm",
            "UpdateTable");

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 24);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsTheirsStaysWhatGoesIsOursAndASecondRunWritesNothing(long seed) {
        var random = new SplittableRandom(seed);
        source(random, "");
        try (Scene scene = Scene.withBusinessContext(folder.resolve("csn"));
                GlueClient client = ContextPicture.client(scene.glue())) {
            var stewards = new Stewards(random, client, scene.glue());
            sync(scene, client, stewards, new Run("both", List.of(), Optional.empty()));
            for (int round = 0; round < ROUNDS; round++) {
                for (int edits = random.nextInt(EDITS); edits > 0; edits--) {
                    stewards.act(picture(scene, client));
                }
                if (random.nextInt(4) > 0) {
                    source(random, "");
                }
                runs(scene, client, stewards, random);
            }
            end(scene, client, stewards, random);
        }
    }

    /** One run with or without a fault, or a right less, and two more. */
    private void runs(Scene scene, GlueClient client, Stewards stewards, SplittableRandom random) {
        String choice = any(random, List.of("auto", "both", "native", "parameters"));
        int day = random.nextInt(4);
        if (day == 0) {
            Trigger when = Trigger.nth(any(random, CALLS), 1 + random.nextInt(3));
            Fault fault = fault(random);
            var run = new Run(
                    choice, List.of(), Optional.of(() -> scene.glue().faults().script(when, fault)));
            try {
                sync(scene, client, stewards, run);
            } catch (RemoteException e) {
                assertThat(choice).isEqualTo("native");
                assertThat(e.code()).isEqualTo("glue.context-silent");
            }
        }
        boolean refused = day == 1 && !choice.equals("parameters");
        var run = new Run(choice, refused ? List.of(any(random, RIGHTS)) : List.of(), Optional.empty());
        Set<String> partly = whole(scene, client, stewards, run);
        scene.glue().calls().reset();
        assertThat(sync(scene, client, stewards, run).plan().changes())
                .as("second %s", run)
                .extracting(planned -> planned.change().target().orElseThrow().name())
                .hasSameElementsAs(partly);
        assertThat(scene.glue().calls().count(call -> call.isWrite() && call.carriedOut()))
                .as("writes of a second %s", run)
                .isZero();
    }

    /** A run that brings everything about but what is kept out by what others attached under our name. @return tables that were written in part */
    private Set<String> whole(Scene scene, GlueClient client, Stewards stewards, Run run) {
        Set<String> occupied = new TreeSet<>();
        picture(scene, client).entries().forEach((place, entry) -> {
            if (entry.attachments().containsKey(Stewards.OURS) && !Stewards.hasOurForm(entry)) {
                occupied.add(place.table());
            }
        });
        RunReport report = sync(scene, client, stewards, run);
        Set<String> partly = new TreeSet<>();
        report.results().stream().filter(result -> !result.succeeded()).forEach(result -> {
            assertThat(result.status()).as("%s", run).isEqualTo(Status.PARTLY_WRITTEN);
            assertThat(result.detail()).contains("stands in the way: it is not ours");
            partly.add(result.planned().change().target().orElseThrow().name());
        });
        assertThat(report.verdict()).as("%s", run).isEqualTo(partly.isEmpty() ? Verdict.DONE : Verdict.PARTIAL);
        assertThat(occupied).as("%s", run).containsAll(partly);
        return partly;
    }

    /** All is brought in step, then all that is ours is taken away. */
    private void end(Scene scene, GlueClient client, Stewards stewards, SplittableRandom random) {
        source(random, "Final");
        var all = new Run("both", List.of(), Optional.empty());
        whole(scene, client, stewards, all);
        ContextPicture complete = picture(scene, client);
        complete.entries().forEach((place, entry) -> {
            if (place.column().isEmpty() && Stewards.hasOurForm(entry) && !stewards.isMuddled(place)) {
                String label = stewards.members(place).getOrDefault("label", "Final");
                assertThat(Stewards.content(entry).path("label").textValue()).isEqualTo(label);
            }
        });
        var none = new Run("parameters", List.of(), Optional.empty());
        assertThat(sync(scene, client, stewards, none).verdict()).isEqualTo(Verdict.DONE);
        stewards.checkRemains(complete, picture(scene, client));
    }

    /** @param denied actions that are not allowed; @param fault makes one call fail */
    private record Run(String choice, List<String> denied, Optional<Runnable> fault) {}

    private RunReport sync(Scene scene, GlueClient client, Stewards stewards, Run run) {
        ContextPicture before = picture(scene, client);
        run.fault().ifPresent(Runnable::run);
        run.denied().forEach(action -> scene.glue().permissions().deny(Denial.of(action)));
        String mapping = "mapping: { stewardship: %s }\n".formatted(folder.resolve("stewardship.yaml"));
        try (SyncEngine engine = SyncEngine.open(
                scene.config(1, mapping, text -> text.replace("context: auto", "context: " + run.choice())))) {
            return engine.sync();
        } finally {
            scene.glue().permissions().allowAll();
            scene.glue().faults().clear();
            stewards.check(before, picture(scene, client), run.fault().isPresent());
        }
    }

    private static ContextPicture picture(Scene scene, GlueClient client) {
        return ContextPicture.take(client, scene.glue(), TABLES, COLUMNS);
    }

    private static Fault fault(SplittableRandom random) {
        return any(
                random,
                List.of(
                        Fault.refused("InvalidInputException", 400),
                        Fault.refused("EntityNotFoundException", 400),
                        Fault.refused("AccessDeniedException", 400),
                        Fault.lostAnswer(),
                        new Fault.Reset(true)));
    }

    /** @param label of all tables; empty for any */
    private void source(SplittableRandom random, String label) {
        var definitions = new StringBuilder();
        var curated = new StringBuilder();
        for (String table : TABLES) {
            String shown = label.isEmpty() ? "Label " + random.nextInt(3) : label;
            String sum = random.nextBoolean() ? ",\"@Aggregation.default\":{\"#\":\"SUM\"}" : "";
            definitions
                    .append(definitions.isEmpty() ? "" : ",")
                    .append(
                            """
                    "%s":{"kind":"entity","@EndUserText.label":"%s","elements":{
                      "C_0":{"type":"cds.String","length":9,"key":true},
                      "C_1":{"type":"cds.Decimal","precision":9,"scale":2%s}}}
                    """
                                    .formatted(table.toUpperCase(Locale.ROOT), shown, sum));
            curated.append(
                    """
                    SPACE_0.%s:
                      steward: steward%d
                      %s
                      columns: { C_1: { tag: [%s] } }
                    """
                            .formatted(
                                    table.toUpperCase(Locale.ROOT),
                                    random.nextInt(3),
                                    any(
                                            random,
                                            List.of(
                                                    "owner: nobody",
                                                    "term: [Order]",
                                                    "term: [Revenue, Customer]",
                                                    "term: [Order, Churn]")),
                                    any(random, List.of("kpi", "Margin"))));
        }
        CsnFolder.write(folder.resolve("csn/SPACE_0/tables.json"), "{\"definitions\":{" + definitions + "}}");
        CsnFolder.write(folder.resolve("stewardship.yaml"), curated.toString());
    }

    private static <T> T any(SplittableRandom random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
