package dev.lockstep.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.error.SyncException;
import dev.lockstep.glue.mapping.ContextRecord;
import dev.lockstep.glue.mapping.TableForms;
import dev.lockstep.model.Address;
import dev.lockstep.sandbox.glue.Denial;
import dev.lockstep.sandbox.glue.Trigger;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An account without a business context, or a principal without every right to it. */
class ContextRightsTest extends ContextScene {
    @Test
    void whereThereIsNoContextOneQuestionIsAskedAndParametersCarryAll() {
        for (String choice : List.of("auto", "both", "native")) {
            try (SandboxGlue plain = SandboxGlue.start();
                    MetadataConnector connector = plain.connector(Map.of("context", choice))) {
                MetadataWriter writer = connector.writer().orElseThrow();
                assertThat(create(writer, ASSET)).isInstanceOf(Outcome.Applied.class);
                assertThat(render(writer, ASSET)).isEqualTo(render(writer("parameters"), ASSET));
                assertThat(connector.calls())
                        .containsOnlyKeys("glue:ListGlossaries", "glue:CreateDatabase", "glue:CreateTable")
                        .containsEntry("glue:ListGlossaries", 1L);
            }
        }
    }

    @Test
    void whoWantsParametersAsksNothing() {
        try (MetadataConnector connector = glue.connector(Map.of("context", "parameters"))) {
            MetadataWriter writer = connector.writer().orElseThrow();
            create(writer, ASSET);
            assertThat(connector.calls()).containsOnlyKeys("glue:CreateDatabase", "glue:CreateTable");
        }
    }

    /** Half of a context would be half of it again in each run. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GetAsset",
                "BatchGetIterableForms",
                "PutAttachment",
                "DeleteAttachment",
                "AssociateGlossaryTerms",
                "DisassociateGlossaryTerms",
                "ListGlossaryTerms",
                "GetFormType",
                "PutFormType"
            })
    void whereOneRightIsMissingParametersCarryAllAndNothingElseIsWritten(String action) {
        glue.sandbox.permissions().deny(Denial.of(action));
        for (String choice : List.of("auto", "both", "native")) {
            MetadataWriter writer = writer(choice);
            Form form = render(writer, ASSET);

            assertThat(form).isEqualTo(render(writer("parameters"), ASSET));
        }
        assertThat(create(writer("auto"), ASSET)).isInstanceOf(Outcome.Applied.class);
        glue.sandbox.permissions().allowAll();
        assertThat(asset().attachments()).isEmpty();
        assertThat(asset().glossaryTerms()).isEmpty();
        assertThat(others.listGlossaries(r -> {}).items()).isEmpty();
        assertThat(others.listFormTypes(r -> {}).items()).isEmpty();
        assertThat(check(glue, "auto").status()).isEqualTo(Check.Status.PASSED);
    }

    @Test
    void aRightThatIsLostInMidRunNeverFailsTheTableAndIsAskedForOnce() {
        MetadataWriter writer = writer("auto");
        Form form = render(writer, ASSET);
        createDatabase(writer);
        glue.sandbox.permissions().deny(Denial.of("PutFormType"));
        glue.sandbox.calls().reset();

        assertThat(writer.apply(new Change.Create(ORDERS, form)))
                .isInstanceOfSatisfying(Outcome.PartlyApplied.class, partly -> assertThat(partly.missing())
                        .contains("business context")
                        .contains("glue:PutFormType"));
        assertThat(ContextRecord.in(found().form())).contains("pending");
        assertThat(writer.apply(new Change.Create(new Address("sales", "more"), form)))
                .isInstanceOf(Outcome.PartlyApplied.class);
        assertThat(glue.sandbox.calls().counts()).containsEntry("PutFormType", 1L);
    }

    @Test
    void termsThatMayNotBeMadeAreLeftOutAndTold() {
        String revenue = theirTerm("revenue");
        glue.sandbox.permissions().deny(Denial.of("CreateGlossary"));

        assertThat(create(writer("both"), ASSET))
                .isInstanceOfSatisfying(Outcome.Applied.class, applied -> assertThat(applied.remarks())
                        .hasSize(2)
                        .allMatch(remark -> remark.contains("could not be made")));

        assertThat(asset().glossaryTerms()).containsExactly(revenue);
        assertThat(writer("both").find(ORDERS).orElseThrow().form())
                .isEqualTo(TableForms.normalised(render(writer("both"), ASSET)));
    }

    @Test
    void formsAloneAreNothingToGuessAbout() {
        glue.sandbox.faults().script(Trigger.every("ListGlossaries"), THROTTLED);

        assertThatThrownBy(() -> writer("native").format())
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("business context");
        assertThat(render(writer("both"), ASSET)).isEqualTo(render(writer("parameters"), ASSET));
    }

    @Test
    void aCatalogThatIsNotKnownToBeTheCallersHasNoContext() {
        Map<String, ?> elsewhere = Map.of("context", "auto", "catalog-id", "999999999999");
        Map<String, ?> unknown =
                Map.of("context", "auto", "catalog-id", glue.sandbox.accessKey().accountId(), "sts-endpoint", "");
        for (Map<String, ?> settings : List.of(elsewhere, unknown)) {
            try (MetadataConnector connector = glue.connector(settings)) {
                render(connector.writer().orElseThrow(), ASSET);
                assertThat(connector.calls()).doesNotContainKey("glue:ListGlossaries");
            }
        }
    }

    @Test
    void theDoctorNamesTheRightThatIsMissing() {
        glue.sandbox.permissions().deny(Denial.of("PutAttachment"));

        assertThat(check(glue, "both").status()).isEqualTo(Check.Status.WARNING);
        assertThat(check(glue, "both").detail()).contains("glue:PutAttachment");
    }

    @Test
    void theDoctorSaysWhetherThereIsAContextAndCallsItsAbsenceNoFault() {
        assertThat(check(glue, "auto").status()).isEqualTo(Check.Status.PASSED);
        assertThat(check(glue, "parameters").status()).isEqualTo(Check.Status.SKIPPED);
        try (SandboxGlue plain = SandboxGlue.start()) {
            assertThat(check(plain, "auto").status()).isEqualTo(Check.Status.SKIPPED);
            assertThat(check(plain, "native").status()).isEqualTo(Check.Status.WARNING);
        }
    }

    private static Check check(SandboxGlue place, String choice) {
        try (MetadataConnector connector = place.connector(Map.of("context", choice))) {
            return connector.check().stream()
                    .filter(check -> check.name().equals("glue:ListGlossaries"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
