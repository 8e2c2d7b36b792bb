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

    /** Is there one, may each of seven actions be asked for, are both form types there: a constant number of calls, whatever the number of tables. */
    private static final int PROBE = 1 + 7 + 2;

    /** Of these, requests to write that name a table which is not there, and are refused. */
    private static final int REFUSED = 4;

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
    void theSecondRunCostsTheListingAndTheQuestionsAndChangesNothing() {
        RunReport first = scene.sync();
        assertThat(first.verdict()).isEqualTo(Verdict.DONE);
        assertThat(first.verification().confirmed()).isEqualTo(TABLES + 1);
        assertThat(scene.glue().calls().counts().get("PutAttachment")).isGreaterThanOrEqualTo(TABLES);

        scene.glue().calls().reset();
        assertThat(scene.sync().plan().changes()).isEmpty();
        assertThat(scene.glue().calls().writes()).isEqualTo(REFUSED);
        assertThat(scene.glue().calls().counts()).doesNotContainKeys("CreateTable", "UpdateTable", "PutFormType");
        assertThat(scene.glue().calls().glueCalls()).isEqualTo(PROBE + LISTING);
    }

    @Test
    void aPlanAsksTheSameQuestionsAsTheRunThatItForetells() {
        scene.sync();
        scene.glue().calls().reset();

        assertThat(scene.plan().changes()).isEmpty();

        assertThat(scene.glue().calls().count("ListGlossaries")).isEqualTo(1);
        assertThat(scene.glue().calls().glueCalls()).isEqualTo(PROBE + LISTING);
        assertThat(scene.glue().calls().count(call -> call.isWrite() && call.carriedOut()))
                .isZero();
    }

    @Test
    void whereARightIsMissingParametersCarryAllUntilItIsGranted() {
        scene.glue().permissions().deny(Denial.of("PutAttachment"));
        RunReport denied = scene.sync();
        assertThat(denied.verdict()).isEqualTo(Verdict.DONE);
        assertThat(denied.count(Status.WRITTEN)).isEqualTo(TABLES + 1);
        assertThat(scene.sync().plan().changes()).isEmpty();

        scene.glue().permissions().allowAll();
        assertThat(scene.sync().verdict()).isEqualTo(Verdict.DONE);

        assertThat(scene.sync().plan().changes()).isEmpty();
        assertThat(scene.glue().calls().counts()).containsKey("PutAttachment");
    }

    @Test
    void aRunThatCouldNotWriteTheContextIsPartialAndTheNextOneMakesUpForIt() {
        scene.glue().faults().script(Trigger.every("CreateGlossaryTerm"), Fault.refused("ThrottlingException", 400));
        scene.glue().faults().script(Trigger.nth("PutAttachment", 2), Fault.refused("InvalidInputException", 400));
        RunReport partial = scene.sync();
        assertThat(partial.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(partial.count(Status.PARTLY_WRITTEN)).isPositive();
        assertThat(partial.count(Status.FAILED)).isZero();

        scene.glue().faults().clear();
        assertThat(scene.sync().verdict()).isEqualTo(Verdict.DONE);

        assertThat(scene.sync().plan().changes()).isEmpty();
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
