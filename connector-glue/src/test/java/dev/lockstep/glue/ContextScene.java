package dev.lockstep.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.glue.client.Attached;
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
import dev.lockstep.sandbox.glue.Fault;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AssetFormEntry;
import software.amazon.awssdk.services.glue.model.GetAssetResponse;
import software.amazon.awssdk.services.glue.model.IterableFormItem;

/** A sandbox with Glue's business context as the second carrier, one table, and a client of others who look at it and work on it. */
abstract class ContextScene {
    static final Address ORDERS = new Address("sales", "orders");
    static final Fault THROTTLED = Fault.refused("ThrottlingException", 400);
    static final Asset ASSET = asset("a.smith", "Order", "Revenue");

    final SandboxGlue glue = SandboxGlue.start(GlueSandboxOptions.defaults().withBusinessContext());
    final GlueClient others = glue.client();
    final String arn = "arn:aws:glue:eu-central-1:%s:table/sales/orders"
            .formatted(glue.sandbox.accessKey().accountId());

    @AfterEach
    void stop() {
        others.close();
        glue.close();
    }

    /** What a steward does. */
    void edit(String from, String to) {
        String content = ours(asset().attachments()).content();
        assertThat(content).contains(from);
        others.putAttachment(r -> r.assetIdentifier(arn)
                .attachmentName(Attached.NAME)
                .formTypeId("LockstepTable")
                .content(content.replace(from, to)));
    }

    MetadataWriter writer(String choice) {
        return glue.connector(Map.of("context", choice)).writer().orElseThrow();
    }

    Outcome create(MetadataWriter writer, Asset asset) {
        createDatabase(writer);
        return writer.apply(new Change.Create(ORDERS, render(writer, asset)));
    }

    Outcome update(MetadataWriter writer, Asset asset) {
        Occupant found = writer.find(ORDERS).orElseThrow();
        return writer.apply(
                new Change.Update(ORDERS, found.version(), found.form(), TableForms.normalised(render(writer, asset))));
    }

    static Form render(MetadataWriter writer, Asset asset) {
        return writer.format().render(asset, ORDERS, "sync").form();
    }

    static void createDatabase(MetadataWriter writer) {
        var space = new Container("dsp", "SALES", Texts.none(), Tree.Node.empty());
        writer.apply(new Change.CreateContainer(
                "sales", writer.format().renderContainer(space, "sales", "sync").form()));
    }

    Occupant found() {
        return writer("parameters").find(ORDERS).orElseThrow();
    }

    GetAssetResponse asset() {
        return others.getAsset(r -> r.identifier(arn));
    }

    IterableFormItem column(String name) {
        return others.batchGetIterableForms(
                        r -> r.assetIdentifier(arn).iterableFormName("columns").itemIdentifiers(name))
                .items()
                .get(0);
    }

    static AssetFormEntry ours(Map<String, AssetFormEntry> attachments) {
        return attachments.get(Attached.NAME);
    }

    List<String> termNames(List<String> ids) {
        return ids.stream()
                .map(id -> others.getGlossaryTerm(r -> r.identifier(id)).name())
                .toList();
    }

    String theirTerm(String name) {
        String glossary = others.createGlossary(r -> r.name("Corporate")).id();
        return others.createGlossaryTerm(r -> r.glossaryIdentifier(glossary).name(name))
                .id();
    }

    void attachTheirs() {
        others.putFormType(r -> r.name("Review").schema("structure Review { by: String }"));
        others.putAttachment(r -> r.assetIdentifier(arn)
                .attachmentName("review")
                .formTypeId("Review")
                .content("{\"by\":\"ops\"}"));
    }

    static Asset asset(String steward, String... terms) {
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
