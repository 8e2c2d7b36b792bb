package dev.lockstep.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.error.SyncException;
import dev.lockstep.glue.client.Attached;
import dev.lockstep.glue.mapping.ContextRecord;
import dev.lockstep.glue.mapping.ContextSchema;
import dev.lockstep.glue.mapping.TableForms;
import dev.lockstep.model.Address;
import dev.lockstep.model.Aggregation;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.Container;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Stewardship;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.sandbox.glue.Denial;
import dev.lockstep.sandbox.glue.Fault;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import dev.lockstep.sandbox.glue.Trigger;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Outcome;
import dev.lockstep.spi.Recall;
import dev.lockstep.spi.TargetFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AssetFormEntry;
import software.amazon.awssdk.services.glue.model.GetAssetResponse;
import software.amazon.awssdk.services.glue.model.IterableFormItem;

/** Glue's business context as the second carrier, against the sandbox. */
class ContextTest {
    private static final Address ORDERS = new Address("sales", "orders");
    private static final Fault THROTTLED = Fault.refused("ThrottlingException", 400);
    private static final long PROBE = 1;
    private static final Asset ASSET = asset("a.smith", "Order", "Revenue");

    private final SandboxGlue glue =
            SandboxGlue.start(GlueSandboxOptions.defaults().withBusinessContext());
    private final GlueClient others = glue.client();
    private final String arn = "arn:aws:glue:eu-central-1:%s:table/sales/orders"
            .formatted(glue.sandbox.accessKey().accountId());

    @AfterEach
    void stop() {
        others.close();
        glue.close();
    }

    @Test
    void whatATableMeansIsAttachedToItAndToItsColumns() {
        MetadataWriter writer = writer("both");

        assertThat(create(writer, ASSET)).isInstanceOf(Outcome.Applied.class);

        assertThat(ours(asset().attachments()).formTypeId()).isEqualTo("LockstepTable");
        assertThat(ours(asset().attachments()).content())
                .contains("\"label\":\"Orders\"")
                .contains("\"steward\":\"a.smith\"")
                .contains("\"certification\":\"GOLD\"")
                .contains("One line an order.", "Not per item.");
        assertThat(ours(column("net_amount").attachments()).content())
                .contains("\"role\":\"measure\"")
                .contains("\"aggregation\":\"sum\"");
        assertThat(column("id").attachments())
                .as("a column that says nothing more")
                .isEmpty();
        assertThat(found().form()).isEqualTo(TableForms.normalised(render(writer, ASSET)));
        assertThat(ContextRecord.in(found().form())).isPresent();
    }

    @Test
    void termsAreMadeInAGlossaryOfOurOwnAndAssociated() {
        create(writer("both"), ASSET);

        assertThat(others.listGlossaries(r -> {}).items())
                .singleElement()
                .satisfies(glossary -> assertThat(glossary.name()).isEqualTo("SAP Datasphere (Lockstep)"));
        assertThat(termNames(asset().glossaryTerms())).containsExactlyInAnyOrder("Order", "Revenue");
        assertThat(termNames(column("net_amount").glossaryTerms())).containsExactlyInAnyOrder("KPI", "Net revenue");
    }

    @Test
    void aTermThatIsThereIsUsedAndNeverChanged() {
        String corporate = others.createGlossary(r -> r.name("Corporate")).id();
        String revenue = others.createGlossaryTerm(
                        r -> r.glossaryIdentifier(corporate).name("revenue").shortDescription("as finance says"))
                .id();

        create(writer("both"), ASSET);
        glue.sandbox.calls().reset();
        update(writer("both"), asset("a.smith", "Order"));

        assertThat(asset().glossaryTerms()).doesNotContain(revenue);
        assertThat(others.getGlossaryTerm(r -> r.identifier(revenue))).satisfies(term -> {
            assertThat(term.name()).isEqualTo("revenue");
            assertThat(term.shortDescription()).isEqualTo("as finance says");
        });
        assertThat(others.listGlossaryTerms(r -> r.glossaryIdentifier(corporate))
                        .items())
                .hasSize(1);
        assertThat(glue.sandbox.calls().counts())
                .doesNotContainKeys("UpdateGlossaryTerm", "DeleteGlossaryTerm", "CreateGlossaryTerm");
    }

    @Test
    void termsAndFormsOfOthersStay() {
        create(writer("both"), ASSET);
        String theirs = theirTerm("Theirs");
        others.associateGlossaryTerms(r -> r.assetIdentifier(arn).glossaryTermIdentifiers(theirs));
        attachTheirs();

        update(writer("both"), asset("b.jones"));

        assertThat(asset().glossaryTerms()).containsExactly(theirs);
        assertThat(asset().attachments()).containsKey("review");
        assertThat(ours(asset().attachments()).content()).contains("\"steward\":\"b.jones\"");
    }

    /** Whoever associated it first keeps it: when we want it no longer, it is not ours to remove. */
    @Test
    void aTermThatOthersAssociatedBeforeUsStays() {
        create(writer("both"), asset("a.smith"));
        String theirs = theirTerm("Order");
        others.associateGlossaryTerms(r -> r.assetIdentifier(arn).glossaryTermIdentifiers(theirs));

        update(writer("both"), asset("a.smith", "Order"));
        update(writer("both"), asset("a.smith"));

        assertThat(asset().glossaryTerms()).containsExactly(theirs);
    }

    @Test
    void whatOthersEditedInOurFormStaysAndWhatTheyRemovedComesBack() {
        create(writer("both"), ASSET);
        String edited = ours(asset().attachments())
                .content()
                .replace("\"certification\":\"GOLD\"", "\"certification\":\"checked by hand\"")
                .replace("\"label\":\"Orders\",", "");
        others.putAttachment(r -> r.assetIdentifier(arn)
                .attachmentName(Attached.NAME)
                .formTypeId("LockstepTable")
                .content(edited.replace(",\"", ", \"")));

        update(writer("both"), asset("b.jones", "Order", "Revenue"));

        assertThat(ours(asset().attachments()).content())
                .contains("checked by hand")
                .contains("\"label\":\"Orders\"")
                .contains("b.jones");
    }

    @Test
    void switchedToParametersOursGoesAndTheirsStays() {
        create(writer("both"), ASSET);
        String theirs = theirTerm("Theirs");
        others.associateGlossaryTerms(r -> r.assetIdentifier(arn).glossaryTermIdentifiers(theirs));
        attachTheirs();

        update(writer("parameters"), ASSET);

        assertThat(asset().glossaryTerms()).containsExactly(theirs);
        assertThat(asset().attachments()).containsOnlyKeys("review");
        assertThat(column("net_amount").attachments()).isEmpty();
        assertThat(column("net_amount").glossaryTerms()).isEmpty();
        assertThat(ContextRecord.in(found().form())).isEmpty();
    }

    @Test
    void nativeLeavesInParametersOnlyWhatNoFormSays() {
        MetadataWriter writer = writer("native");
        create(writer, ASSET);

        Map<String, String> parameters = others.getTable(
                        r -> r.databaseName("sales").name("orders"))
                .table()
                .parameters();
        assertThat(parameters)
                .containsKeys("lockstep.model", "lockstep.sync", "datasphere.space", "datasphere.name")
                .doesNotContainKeys("datasphere.steward", "datasphere.certification", "datasphere.label");
        assertThat(writer.format().recall(found().form())).isEqualTo(new Recall.Known(ASSET));
    }

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

    @Test
    void aTableCostsItsFormsItsTermsAndTwoWrites() {
        try (MetadataConnector connector = glue.connector(Map.of("context", "auto"))) {
            MetadataWriter writer = connector.writer().orElseThrow();
            create(writer, ASSET);

            assertThat(connector.calls())
                    .containsOnly(
                            Map.entry("sts:GetCallerIdentity", 1L),
                            Map.entry("glue:CreateDatabase", 1L),
                            Map.entry("glue:GetDatabase", 1L),
                            Map.entry("glue:CreateTable", 1L),
                            Map.entry("glue:GetAsset", PROBE + 1L),
                            Map.entry("glue:BatchGetIterableForms", PROBE + 1L),
                            Map.entry("glue:ListGlossaries", 1L),
                            Map.entry("glue:ListGlossaryTerms", PROBE),
                            Map.entry("glue:GetFormType", 2L),
                            Map.entry("glue:PutFormType", PROBE + 2L),
                            Map.entry("glue:CreateGlossary", 1L),
                            Map.entry("glue:CreateGlossaryTerm", 4L),
                            Map.entry("glue:PutAttachment", PROBE + 2L),
                            Map.entry("glue:DeleteAttachment", PROBE),
                            Map.entry("glue:AssociateGlossaryTerms", PROBE + 2L),
                            Map.entry("glue:DisassociateGlossaryTerms", PROBE),
                            Map.entry("glue:UpdateTable", 1L));
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
    void theDoctorNamesTheRightThatIsMissing() {
        glue.sandbox.permissions().deny(Denial.of("PutAttachment"));

        assertThat(check(glue, "both").status()).isEqualTo(Check.Status.WARNING);
        assertThat(check(glue, "both").detail()).contains("glue:PutAttachment");
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

    @Test
    void anEditGivesWayWhereDriftIsOverwrittenAndWhatWeNeverWroteDoesNot() {
        create(writer("both"), ASSET);
        edit("\"certification\":\"GOLD\"", "\"certification\":\"checked by hand\",\"usage\":\"theirs\"");

        update(glue.overwriting(Map.of("context", "both")).writer().orElseThrow(), asset("b.jones"));

        assertThat(ours(asset().attachments()).content())
                .contains("\"certification\":\"GOLD\"", "\"usage\":\"theirs\"");
    }

    @Test
    void takenAwayOurFormLeavesWhatOthersWroteIntoIt() {
        create(writer("both"), ASSET);
        edit("\"certification\":\"GOLD\"", "\"certification\":\"checked by hand\",\"usage\":\"theirs\"");

        update(writer("parameters"), ASSET);

        assertThat(ours(asset().attachments()).content())
                .isEqualTo("{\"certification\":\"checked by hand\",\"usage\":\"theirs\"}");
        assertThat(asset().glossaryTerms()).isEmpty();
    }

    /** What we have to say is not there as long as it stands; the rest is. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAttachmentOfOurNameThatIsNotOursStaysAsItIsAndOursIsToldAsMissing(boolean onTable) {
        createDatabase(writer("parameters"));
        create(writer("parameters"), ASSET);
        String list = onTable ? null : "columns";
        String column = onTable ? null : "net_amount";
        others.putFormType(r -> r.name("Review").schema("structure Review { by: String }"));
        others.putAttachment(r -> r.assetIdentifier(arn)
                .iterableFormName(list)
                .itemIdentifier(column)
                .attachmentName(Attached.NAME)
                .formTypeId("Review")
                .content("{\"by\":\"ops\"}"));

        for (int run = 0; run < 2; run++) {
            assertThat(update(writer("both"), ASSET))
                    .isInstanceOfSatisfying(Outcome.PartlyApplied.class, partly -> assertThat(partly.missing())
                            .contains("its business context: ", onTable ? arn : "net_amount")
                            .contains("stands in the way: it is not ours"));
        }
        assertThat(ours(attachments(onTable)).content()).isEqualTo("{\"by\":\"ops\"}");
        assertThat(ours(attachments(!onTable)).content()).contains("\"label\":");
        others.deleteAttachment(r -> r.assetIdentifier(arn)
                .iterableFormName(list)
                .itemIdentifier(column)
                .attachmentName(Attached.NAME));
        assertThat(update(writer("both"), ASSET)).isInstanceOf(Outcome.Applied.class);
        assertThat(ours(attachments(onTable)).content()).contains("\"label\":");
    }

    @Test
    void anAttachmentOfOurNameThatIsNotOursIsNoneOfOurBusinessWithoutTheContext() {
        create(writer("both"), ASSET);
        others.putFormType(r -> r.name("Review").schema("structure Review { by: String }"));
        others.putAttachment(r -> r.assetIdentifier(arn)
                .attachmentName(Attached.NAME)
                .formTypeId("Review")
                .content("{\"by\":\"ops\"}"));

        assertThat(update(writer("parameters"), ASSET)).isInstanceOf(Outcome.Applied.class);

        assertThat(ours(asset().attachments()).content()).isEqualTo("{\"by\":\"ops\"}");
    }

    private Map<String, AssetFormEntry> attachments(boolean onTable) {
        return onTable ? asset().attachments() : column("net_amount").attachments();
    }

    @Test
    void whatOthersAddedToOurFormTypesStays() {
        others.putFormType(r -> r.name("LockstepTable")
                .schema("structure LockstepTable {\n  label: String\n  retentionDays: Integer\n}"));

        create(writer("both"), ASSET);

        assertThat(others.getFormType(r -> r.identifier("LockstepTable")).schema())
                .contains("retentionDays: Integer", "steward: String")
                .containsOnlyOnce("label: String");
        assertThat(ours(asset().attachments()).content()).contains("a.smith");
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
    void termsThatHaveNoRoomAreTold() {
        create(writer("parameters"), ASSET);
        String glossary = others.createGlossary(r -> r.name("Corporate")).id();
        List<String> theirs = IntStream.range(0, 9)
                .mapToObj(i -> others.createGlossaryTerm(
                                r -> r.glossaryIdentifier(glossary).name("Theirs " + i))
                        .id())
                .toList();
        others.associateGlossaryTerms(r -> r.assetIdentifier(arn).glossaryTermIdentifiers(theirs));

        assertThat(update(writer("both"), ASSET))
                .isInstanceOfSatisfying(Outcome.Applied.class, applied -> assertThat(applied.remarks())
                        .singleElement()
                        .asString()
                        .contains("no room for 1"));
        assertThat(asset().glossaryTerms()).hasSize(10).containsAll(theirs);
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

    private static Map<FieldPath, Form.Value> withoutRecord(Form form) {
        Map<FieldPath, Form.Value> fields = new HashMap<>(form.fields());
        fields.keySet().removeIf(path -> path.segments().contains("lockstep.context"));
        return fields;
    }

    /** What a steward does. */
    private void edit(String from, String to) {
        String content = ours(asset().attachments()).content();
        assertThat(content).contains(from);
        others.putAttachment(r -> r.assetIdentifier(arn)
                .attachmentName(Attached.NAME)
                .formTypeId("LockstepTable")
                .content(content.replace(from, to)));
    }

    private MetadataWriter writer(String choice) {
        return glue.connector(Map.of("context", choice)).writer().orElseThrow();
    }

    private Outcome create(MetadataWriter writer, Asset asset) {
        createDatabase(writer);
        return writer.apply(new Change.Create(ORDERS, render(writer, asset)));
    }

    private Outcome update(MetadataWriter writer, Asset asset) {
        Occupant found = writer.find(ORDERS).orElseThrow();
        return writer.apply(
                new Change.Update(ORDERS, found.version(), found.form(), TableForms.normalised(render(writer, asset))));
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

    private static Form render(MetadataWriter writer, Asset asset) {
        return writer.format().render(asset, ORDERS, "sync").form();
    }

    private static void createDatabase(MetadataWriter writer) {
        var space = new Container("dsp", "SALES", Texts.none(), Tree.Node.empty());
        writer.apply(new Change.CreateContainer(
                "sales", writer.format().renderContainer(space, "sales", "sync").form()));
    }

    private Occupant found() {
        return writer("parameters").find(ORDERS).orElseThrow();
    }

    private GetAssetResponse asset() {
        return others.getAsset(r -> r.identifier(arn));
    }

    private IterableFormItem column(String name) {
        return others.batchGetIterableForms(
                        r -> r.assetIdentifier(arn).iterableFormName("columns").itemIdentifiers(name))
                .items()
                .get(0);
    }

    private static AssetFormEntry ours(Map<String, AssetFormEntry> attachments) {
        return attachments.get(Attached.NAME);
    }

    private List<String> termNames(List<String> ids) {
        return ids.stream()
                .map(id -> others.getGlossaryTerm(r -> r.identifier(id)).name())
                .toList();
    }

    private String theirTerm(String name) {
        String glossary = others.createGlossary(r -> r.name("Corporate")).id();
        return others.createGlossaryTerm(r -> r.glossaryIdentifier(glossary).name(name))
                .id();
    }

    private void attachTheirs() {
        others.putFormType(r -> r.name("Review").schema("structure Review { by: String }"));
        others.putAttachment(r -> r.assetIdentifier(arn)
                .attachmentName("review")
                .formTypeId("Review")
                .content("{\"by\":\"ops\"}"));
    }

    private static Asset asset(String steward, String... terms) {
        return Asset.builder(new AssetId("dsp", "SALES", "ORDERS"), AssetKind.VIEW)
                .label(Texts.of("Orders"))
                .description(Texts.of("One line an order.\nNot per item."))
                .columns(List.of(
                        Column.builder("ID", new DataType.Int(32, true))
                                .label(Texts.of("Number"))
                                .build(),
                        Column.builder("NET_AMOUNT", new DataType.Decimal(15, 2))
                                .label(Texts.of("Net"))
                                .role(ColumnRole.MEASURE)
                                .aggregation(Aggregation.SUM)
                                .tags(List.of("KPI"))
                                .glossaryTerms(List.of("Net revenue"))
                                .build()))
                .stewardship(new Stewardship(
                        Optional.empty(),
                        Optional.of(steward),
                        Optional.empty(),
                        Optional.of("GOLD"),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(terms),
                        Tree.Node.empty()))
                .build();
    }
}
