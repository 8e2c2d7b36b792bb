package dev.lockstep.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.error.SyncException;
import dev.lockstep.glue.client.Attached;
import dev.lockstep.glue.mapping.ContextRecord;
import dev.lockstep.glue.mapping.ContextSchema;
import dev.lockstep.glue.mapping.TableForms;
import dev.lockstep.model.Asset;
import dev.lockstep.sandbox.glue.Fault;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import dev.lockstep.sandbox.glue.Trigger;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Outcome;
import dev.lockstep.spi.TargetFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.GlueClient;

/** Faults and crashes of the business context: what was written is made up for, and nothing of others is lost. */
class ContextFaultTest extends ContextScene {
    /** What was begun and never finished is found again, whoever looks for it. */
    @Test
    void whatACrashLeftBehindGoesWhenTheContextIsNoLongerWanted() {
        glue.sandbox.faults().script(Trigger.every("UpdateTable"), THROTTLED);
        assertThat(create(writer("both"), ASSET)).isInstanceOf(Outcome.PartlyApplied.class);
        glue.sandbox.faults().clear();
        assertThat(asset().attachments()).containsKey(Attached.NAME);

        assertThat(update(writer("parameters"), ASSET)).isInstanceOf(Outcome.Applied.class);

        assertThat(asset().attachments()).isEmpty();
        assertThat(asset().glossaryTerms()).isEmpty();
        assertThat(ContextRecord.in(found().form())).isEmpty();
    }

    /** The table's record must not promise what is no longer so, or nobody would look again. */
    @ParameterizedTest
    @ValueSource(strings = {"PutAttachment", "AssociateGlossaryTerms", "UpdateTable"})
    void whatAFailedRunWroteGoesWhenTheSourceIsAsItWasBefore(String operation) {
        createDatabase(writer("both"));
        for (int n = 1; n <= 2; n++) {
            bring(writer("both"), ASSET);
            glue.sandbox.faults().script(Trigger.nth(operation, n).times(SandboxGlue.ATTEMPTS), THROTTLED);
            tryTo(() -> bring(writer("both"), asset("b.jones", "Return")));
            glue.sandbox.faults().clear();

            bring(writer("both"), ASSET);

            assertThat(ours(asset().attachments()).content()).contains("a.smith");
            assertThat(termNames(asset().glossaryTerms())).containsExactlyInAnyOrder("Order", "Revenue");
        }
    }

    @Test
    void anEditSurvivesARunThatFailedAndOneThatChangedTheWords() {
        create(writer("both"), ASSET);
        edit("\"certification\":\"GOLD\"", "\"certification\":\"checked by hand\"");
        MetadataWriter writer = writer("both");
        Form wanted = TableForms.normalised(render(writer, asset("b.jones")));
        glue.sandbox.faults().script(Trigger.every("PutAttachment"), THROTTLED);
        Occupant found = writer.find(ORDERS).orElseThrow();
        assertThat(writer.apply(new Change.Update(ORDERS, found.version(), found.form(), wanted)))
                .isInstanceOf(Outcome.PartlyApplied.class);
        glue.sandbox.faults().clear();

        assertThat(update(writer("both"), asset("c.brown")))
                .isInstanceOfSatisfying(Outcome.Applied.class, applied -> assertThat(applied.remarks())
                        .singleElement()
                        .asString()
                        .contains("[certification]", "edited by others"));

        assertThat(ours(asset().attachments()).content()).contains("checked by hand", "c.brown");
    }

    /** What cannot be read may hold somebody's edit. */
    @Test
    void nothingIsWrittenOverWhatCouldNotBeRead() {
        MetadataWriter writer = writer("both");
        create(writer, ASSET);
        edit("\"certification\":\"GOLD\"", "\"certification\":\"checked by hand\"");
        Fault unknown = Fault.refused("EntityNotFoundException", 400);
        glue.sandbox.faults().script(Trigger.every("GetAsset"), unknown);

        assertThat(update(writer, asset("b.jones"))).isInstanceOf(Outcome.PartlyApplied.class);
        glue.sandbox.faults().clear();

        assertThat(ours(asset().attachments()).content()).contains("checked by hand", "a.smith");
    }

    @Test
    void whatWasThrottledIsMadeUpForInTheNextRun() {
        MetadataWriter writer = writer("auto");
        createDatabase(writer);
        glue.sandbox.faults().script(Trigger.every("PutAttachment"), THROTTLED);
        assertThat(create(writer, ASSET)).isInstanceOf(Outcome.PartlyApplied.class);
        glue.sandbox.faults().clear();

        assertThat(update(writer("auto"), ASSET)).isInstanceOf(Outcome.Applied.class);

        assertThat(ours(asset().attachments()).content()).contains("a.smith");
        assertThat(termNames(asset().glossaryTerms())).containsExactlyInAnyOrder("Order", "Revenue");
    }

    /** An account that cannot be reached for a moment must not cost what was written, nor make every table a change. */
    @Test
    void aSilentContextIsLeftAsItIs() {
        create(writer("both"), ASSET);
        glue.sandbox.faults().script(Trigger.every("ListGlossaries"), THROTTLED);
        MetadataWriter writer = writer("both");

        var merged = TableForms.normalised(render(writer, ASSET));

        assertThat(ContextRecord.in(merged)).isEmpty();
        TargetFormat format = writer.format();
        assertThat(format.asOf(found().form())).containsSame(format);
        assertThat(merged.fields()).isEqualTo(withoutRecord(found().form()));
    }

    /** Crashes and faults at every single call: one clean run later all is as if nothing had happened. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CreateTable",
                "GetDatabase",
                "GetFormType",
                "PutFormType",
                "CreateGlossary",
                "CreateGlossaryTerm",
                "GetAsset",
                "BatchGetIterableForms",
                "PutAttachment",
                "AssociateGlossaryTerms",
                "UpdateTable"
            })
    void oneCleanRunAfterAnyFaultEndsInTheSameState(String operation) {
        List<Fault> faults = List.of(
                Fault.refused("InternalServiceException", 500),
                Fault.lostAnswer(),
                Fault.refused("EntityNotFoundException", 400),
                new Fault.Reset(false),
                new Fault.Reset(true));
        for (Fault fault : faults) {
            for (int n = 1; n <= 3; n++) {
                try (SandboxGlue place =
                                SandboxGlue.start(GlueSandboxOptions.defaults().withBusinessContext());
                        MetadataConnector first = place.connector(Map.of("context", "both"));
                        MetadataConnector second = place.connector(Map.of("context", "both"));
                        GlueClient looker = place.client()) {
                    createDatabase(first.writer().orElseThrow());
                    place.sandbox.faults().script(Trigger.nth(operation, n).times(SandboxGlue.ATTEMPTS), fault);
                    tryTo(() -> bring(first.writer().orElseThrow(), ASSET));
                    place.sandbox.faults().clear();

                    MetadataWriter writer = second.writer().orElseThrow();
                    bring(writer, ASSET);

                    String what = "%s %d %s".formatted(operation, n, fault);
                    assertThat(writer.find(ORDERS).orElseThrow().form())
                            .as(what)
                            .isEqualTo(TableForms.normalised(render(writer, ASSET)));
                    var asset = looker.getAsset(r -> r.identifier(arn));
                    assertThat(asset.glossaryTerms()).as(what).hasSize(2);
                    assertThat(ours(asset.attachments()).content())
                            .as(what)
                            .contains("a.smith")
                            .contains(ContextSchema.LINKED_TERMS)
                            .contains(asset.glossaryTerms());
                }
            }
        }
    }

    /** What a run would do. */
    private static void bring(MetadataWriter writer, Asset asset) {
        Optional<Occupant> found = writer.find(ORDERS);
        Form wanted = render(writer, asset);
        if (found.isEmpty()) {
            writer.apply(new Change.Create(ORDERS, wanted));
        } else if (!found.get().form().equals(TableForms.normalised(wanted))) {
            writer.apply(new Change.Update(
                    ORDERS, found.get().version(), found.get().form(), TableForms.normalised(wanted)));
        }
    }

    private static void tryTo(Runnable run) {
        try {
            run.run();
        } catch (SyncException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static Map<FieldPath, Form.Value> withoutRecord(Form form) {
        Map<FieldPath, Form.Value> fields = new HashMap<>(form.fields());
        fields.keySet().removeIf(path -> path.segments().contains("lockstep.context"));
        return fields;
    }

    @Test
    void aTableThatWasWrittenIsToldAsWrittenThoughItCannotBeLookedAtAgain() {
        create(writer("both"), ASSET);
        MetadataWriter writer = writer("both");
        Occupant found = writer.find(ORDERS).orElseThrow();
        Form wanted = TableForms.normalised(render(writer, asset("b.jones")));
        glue.sandbox.faults().script(Trigger.every("GetTable"), THROTTLED);

        Outcome outcome = writer.apply(new Change.Update(ORDERS, found.version(), found.form(), wanted));
        glue.sandbox.faults().clear();

        assertThat(outcome).isInstanceOfSatisfying(Outcome.PartlyApplied.class, partly -> assertThat(partly.left())
                .isEqualTo(found().form())
                .isNotEqualTo(found.form()));
    }
}
