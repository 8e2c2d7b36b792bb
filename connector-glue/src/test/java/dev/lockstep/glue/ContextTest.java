package dev.lockstep.glue;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Outcome;
import dev.lockstep.spi.Recall;
import dev.lockstep.spi.TargetFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        assertThat(termNames(column("net_amount").glossaryTerms())).containsExactly("KPI");
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
                .content(edited.replace(",", ", ")));

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
                            Map.entry("glue:ListGlossaries", 1L),
                            Map.entry("glue:CreateDatabase", 1L),
                            Map.entry("glue:CreateTable", 1L),
                            Map.entry("glue:GetDatabase", 1L),
                            Map.entry("glue:GetFormType", 2L),
                            Map.entry("glue:PutFormType", 2L),
                            Map.entry("glue:CreateGlossary", 1L),
                            Map.entry("glue:CreateGlossaryTerm", 3L),
                            Map.entry("glue:PutAttachment", 2L),
                            Map.entry("glue:AssociateGlossaryTerms", 2L),
                            Map.entry("glue:UpdateTable", 1L));
        }
    }

    @Test
    void aRefusalNeverFailsTheTableAndIsAskedForOnce() {
        glue.sandbox.permissions().deny(Denial.of("PutFormType"));
        MetadataWriter writer = writer("auto");

        assertThat(create(writer, ASSET))
                .isInstanceOfSatisfying(Outcome.PartlyApplied.class, partly -> assertThat(partly.missing())
                        .contains("business context")
                        .contains("glue:PutFormType"));
        assertThat(ContextRecord.in(found().form())).isEmpty();
        assertThat(writer.apply(new Change.Create(new Address("sales", "more"), render(writer, ASSET))))
                .isInstanceOf(Outcome.PartlyApplied.class);
        assertThat(glue.sandbox.calls().counts()).containsEntry("PutFormType", 1L);
    }

    @Test
    void whatWasThrottledIsMadeUpForInTheNextRun() {
        glue.sandbox.faults().script(Trigger.every("PutAttachment"), THROTTLED);
        assertThat(create(writer("auto"), ASSET)).isInstanceOf(Outcome.PartlyApplied.class);
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
        assertThat(ContextRecord.withRecordOf(merged, found().form())).isEqualTo(found().form());
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
