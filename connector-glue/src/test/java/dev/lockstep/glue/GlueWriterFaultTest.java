package dev.lockstep.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.error.AccessException;
import dev.lockstep.error.OutcomeUnknownException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.error.RetryableException;
import dev.lockstep.error.SyncException;
import dev.lockstep.error.UnsupportedMetadataException;
import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.Container;
import dev.lockstep.model.DataType;
import dev.lockstep.sandbox.glue.Denial;
import dev.lockstep.sandbox.glue.Fault;
import dev.lockstep.sandbox.glue.Trigger;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlueWriterFaultTest {
    private static final Address ORDERS = new Address("sales", "orders");

    private SandboxGlue glue;
    private MetadataConnector connector;
    private MetadataWriter writer;
    private Change create;

    @BeforeEach
    void start() {
        glue = SandboxGlue.start();
        connector = glue.connector();
        writer = connector.writer().orElseThrow();
        Form database = writer.format()
                .renderContainer(Container.of("acme", "SALES"), "sales", "sync")
                .form();
        writer.apply(new Change.CreateContainer("sales", database));
        create = new Change.Create(ORDERS, form(DataType.Text.of(10)));
    }

    @AfterEach
    void stop() {
        connector.close();
        glue.close();
    }

    @Test
    void aThrottledWriteIsRepeated() {
        glue.sandbox.faults().script(Trigger.next("CreateTable").times(2), Fault.refused("ThrottlingException", 400));
        assertThat(writer.apply(create)).isInstanceOf(Outcome.Applied.class);
        assertThat(connector.calls()).containsEntry("glue:CreateTable", 3L);
    }

    @Test
    void aWriteThatStaysThrottledIsRetryable() {
        glue.sandbox.faults().script(Trigger.every("CreateTable"), Fault.refused("ThrottlingException", 400));
        assertThatThrownBy(() -> writer.apply(create))
                .isInstanceOfSatisfying(
                        RetryableException.class, e -> assertThat(e.throttled()).isTrue());
        assertThat(connector.calls()).containsEntry("glue:CreateTable", (long) SandboxGlue.ATTEMPTS);
    }

    @Test
    void aWriteWhoseAnswerIsLostIsUnknownAndNotRepeated() {
        glue.sandbox.faults().script(Trigger.next("CreateTable"), Fault.lostAnswer());
        assertThatThrownBy(() -> writer.apply(create)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(connector.calls()).containsEntry("glue:CreateTable", 1L);
        assertThat(writer.apply(create)).isInstanceOf(Outcome.AlreadyInPlace.class);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aWriteWhoseConnectionBreaksIsUnknown(boolean carriedOut) {
        glue.sandbox.faults().script(Trigger.next("CreateTable"), new Fault.Reset(carriedOut));
        assertThatThrownBy(() -> writer.apply(create)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(glue.sandbox.calls().count("CreateTable"))
                .as("sent once, by nobody twice")
                .isEqualTo(1);
        assertThat(writer.find(ORDERS).isPresent()).isEqualTo(carriedOut);
    }

    @Test
    void aWriteThatIsNeverAnsweredIsUnknown() {
        glue.sandbox.faults().script(Trigger.next("CreateTable"), new Fault.Hang(true));
        try (MetadataConnector hasty = glue.connector(Map.of("request-timeout", "200ms"))) {
            assertThatThrownBy(() -> hasty.writer().orElseThrow().apply(create))
                    .isInstanceOf(OutcomeUnknownException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"InternalServiceException, 400", "OperationTimeoutException, 400", "ServiceUnavailable, 503"})
    void aServiceFailureLeavesAWriteUnknownAndARepeatedReadUnharmed(String code, int status) {
        glue.sandbox.faults().script(Trigger.next("CreateTable"), Fault.refused(code, status));
        assertThatThrownBy(() -> writer.apply(create)).isInstanceOf(OutcomeUnknownException.class);
        glue.sandbox.faults().script(Trigger.next("GetTables").times(2), Fault.refused(code, status));
        writer.list("sales", occupant -> {});
        assertThat(connector.calls()).containsEntry("glue:GetTables", 3L);
    }

    @Test
    void aReadIsRepeatedAfterABrokenConnection() {
        glue.sandbox.faults().script(Trigger.next("GetDatabases"), new Fault.Reset(false));
        assertThat(writer.listContainers()).hasSize(1);
    }

    @Test
    void aReadThatNeverSucceedsSaysWhatWasTried() {
        glue.sandbox.faults().script(Trigger.every("GetTables"), Fault.refused("ThrottlingException", 400));
        assertThatThrownBy(() -> writer.list("sales", occupant -> {}))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("glue:GetTables on database sales");
    }

    @Test
    void anUpdateWhoseAnswerIsLostIsInPlaceWhenAppliedAgain() {
        writer.apply(create);
        var found = writer.find(ORDERS).orElseThrow();
        var update = new Change.Update(ORDERS, found.version(), found.form(), form(new DataType.Date()));
        glue.sandbox.faults().script(Trigger.next("UpdateTable"), Fault.lostAnswer());
        assertThatThrownBy(() -> writer.apply(update)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(writer.apply(update)).isInstanceOf(Outcome.AlreadyInPlace.class);
    }

    @Test
    void aDeniedActionIsNamed() {
        glue.sandbox.permissions().deny(Denial.of("CreateTable"));
        assertThatThrownBy(() -> writer.apply(create)).isInstanceOfSatisfying(AccessException.class, e -> {
            assertThat(e).hasMessageContaining("glue:CreateTable").hasMessageContaining("sales.orders");
            assertThat(e.remedy()).contains("glue:CreateTable").contains("IAM");
            assertThat(e.code()).isEqualTo("glue.access-denied");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "ResourceNumberLimitExceededException, glue.quota",
        "InvalidInputException, glue.rejected",
        "GlueEncryptionException, glue.encryption",
        "ExpiredTokenException, glue.expired-credentials",
        "UnrecognizedClientException, glue.wrong-credentials",
        "UnknownOperationException, glue.not-glue",
        "RequestTimeTooSkewed, glue.clock",
        "RequestInTheFuture, glue.clock",
        "RequestExpired, glue.clock"
    })
    void everyErrorHasItsCodeItsRequestAndARemedy(String error, String code) {
        glue.sandbox.faults().script(Trigger.next("CreateTable"), Fault.refused(error, 400));
        assertThatThrownBy(() -> writer.apply(create)).isInstanceOfSatisfying(SyncException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.remedy()).isNotBlank();
            assertThat(e)
                    .hasMessageContaining(error)
                    .hasMessageContaining("request ")
                    .hasMessageContaining("sales.orders");
        });
    }

    @Test
    void aRefusalWithoutACodeIsAMatterOfAccess() {
        glue.sandbox.faults().script(Trigger.next("CreateTable"), Fault.refused("", 403));
        assertThatThrownBy(() -> writer.apply(create)).isInstanceOfSatisfying(AccessException.class, e -> {
            assertThat(e.code()).isEqualTo("glue.forbidden");
            assertThat(e.remedy()).contains("proxy");
        });
    }

    @ParameterizedTest
    @CsvSource({"ResourceNotReadyException", "ConflictException"})
    void aReadOfWhatIsBeingChangedIsRepeated(String code) {
        glue.sandbox.faults().script(Trigger.next("GetTables").times(2), Fault.refused(code, 400));
        writer.list("sales", occupant -> {});
        assertThat(connector.calls()).containsEntry("glue:GetTables", 3L);
    }

    @Test
    void aWriteToWhatIsNotReadyIsRepeatedAndAWriteInConflictIsReadBack() {
        glue.sandbox.faults().script(Trigger.next("CreateTable"), Fault.refused("ResourceNotReadyException", 400));
        assertThat(writer.apply(create)).isInstanceOf(Outcome.Applied.class);
        assertThat(connector.calls()).containsEntry("glue:CreateTable", 2L);
        glue.sandbox.faults().script(Trigger.next("CreateTable"), Fault.refused("ConflictException", 400));
        assertThat(writer.apply(create)).isInstanceOf(Outcome.AlreadyInPlace.class);
    }

    @Test
    void anEndpointWhereNobodyListensIsUnreachable() {
        try (MetadataConnector lost = glue.connector(Map.of("endpoint", "http://127.0.0.1:1"))) {
            assertThatThrownBy(() -> lost.writer().orElseThrow().apply(create))
                    .isInstanceOfSatisfying(
                            RetryableException.class, e -> assertThat(e.code()).isEqualTo("glue.unreachable"));
        }
    }

    @Test
    void whatGlueCannotHoldIsNeverSent() {
        Form form = GlueWriterContractTest.withParameter(form(new DataType.Date()), "k".repeat(256), "v");
        assertThatThrownBy(() -> writer.apply(new Change.Create(ORDERS, form)))
                .isInstanceOf(UnsupportedMetadataException.class)
                .hasMessageContaining("256 bytes, more than the 255");
        assertThat(connector.calls()).doesNotContainKey("glue:CreateTable");
    }

    @Test
    void anUpdateLeavesNoFormerVersionsBehind() {
        writer.apply(create);
        for (DataType type : List.of(new DataType.Date(), new DataType.Bool(), new DataType.Float(64))) {
            var found = writer.find(ORDERS).orElseThrow();
            writer.apply(new Change.Update(ORDERS, found.version(), found.form(), form(type)));
        }
        List<String> versions = new ArrayList<>();
        writer.list("sales", occupant -> versions.add(occupant.version().orElseThrow()));
        assertThat(versions).containsExactly("3");
        assertThat(glue.sandbox.calls().count("UpdateTable")).isEqualTo(3);
    }

    private Form form(DataType type) {
        Asset asset = Asset.of(new AssetId("acme", "SALES", "ORDERS"), AssetKind.TABLE, List.of(Column.of("ID", type)));
        return writer.format().render(asset, ORDERS, "sync").form();
    }
}
