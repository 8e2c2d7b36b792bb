package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.sandbox.glue.Denial;
import dev.lockstep.sandbox.glue.Fault;
import dev.lockstep.sandbox.glue.Trigger;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs on an account that has Glue's business context. */
class BusinessContextSyncTest {
    private static final int TABLES = 6;
    private static final int LISTING = 2;
    private static final int PROBE = 1;

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void start() {
        CsnFolder.generate(folder, 1, TABLES, 3);
        scene = Scene.withBusinessContext(folder);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void theSecondRunCostsTheListingAndTheQuestionAndWritesNothing() {
        RunReport first = scene.sync();
        assertThat(first.verdict()).isEqualTo(Verdict.DONE);
        assertThat(first.verification().confirmed()).isEqualTo(TABLES + 1);
        assertThat(scene.glue().calls().counts().get("PutAttachment")).isGreaterThanOrEqualTo(TABLES);

        scene.glue().calls().reset();
        assertThat(scene.sync().plan().changes()).isEmpty();
        assertThat(scene.glue().calls().writes()).isZero();
        assertThat(scene.glue().calls().glueCalls()).isEqualTo(PROBE + LISTING);
    }

    @Test
    void aRunThatCouldNotWriteTheContextIsPartialAndTheNextOneMakesUpForIt() {
        scene.glue().permissions().deny(Denial.of("PutAttachment"));
        RunReport denied = scene.sync();
        assertThat(denied.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(denied.count(Status.PARTLY_WRITTEN)).isEqualTo(TABLES);
        assertThat(denied.count(Status.FAILED)).isZero();

        scene.glue().permissions().allowAll();
        assertThat(scene.sync().verdict()).isEqualTo(Verdict.DONE);

        assertThat(scene.plan().changes()).isEmpty();
    }

    /** One throttled question must not make a hundred thousand tables a change. */
    @Test
    void aContextThatDoesNotAnswerChangesNothing() {
        scene.sync();
        scene.glue().faults().script(Trigger.every("ListGlossaries"), Fault.refused("AccessDeniedException", 400));

        assertThat(scene.plan().changes()).isEmpty();
        scene.glue().faults().clear();
        assertThat(scene.plan().changes()).isEmpty();
    }

    @Test
    void switchingTheCarrierIsOneRunAndThenNothing() {
        scene.sync();
        for (String choice : new String[] {"native", "parameters", "both"}) {
            RunReport switched = sync(choice);
            assertThat(switched.verdict()).as(choice).isEqualTo(Verdict.DONE);
            assertThat(switched.count(Status.WRITTEN)).as(choice).isEqualTo(TABLES);
            assertThat(sync(choice).plan().changes()).as(choice).isEmpty();
        }
    }

    @Test
    void whoWantsParametersPaysNothingForTheContext() {
        sync("parameters");
        scene.glue().calls().reset();

        sync("parameters");

        assertThat(scene.glue().calls().glueCalls()).isEqualTo(LISTING);
    }

    private RunReport sync(String choice) {
        UnaryOperator<String> edit = text -> text.replace("context: auto", "context: " + choice);
        try (SyncEngine engine = SyncEngine.open(scene.config(4, "", edit))) {
            return engine.sync();
        }
    }
}
