package dev.lockstep.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.Container;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Texts;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Outcome;
import dev.lockstep.spi.Recall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;

class GlueWriterTest {
    private static final Address ORDERS = new Address("sales", "orders");
    private static final Asset ASSET = Asset.builder(new AssetId("acme", "SALES", "ORDERS"), AssetKind.VIEW)
            .label(Texts.of("Orders"))
            .columns(List.of(
                    Column.builder("ID", new DataType.Int(32, true))
                            .keyPosition(1)
                            .build(),
                    Column.builder("NET_AMOUNT", new DataType.Decimal(15, 2))
                            .label(Texts.of("Net amount"))
                            .build()))
            .build();

    private SandboxGlue glue;
    private MetadataWriter writer;

    @BeforeEach
    void start() {
        glue = SandboxGlue.start();
        writer = glue.connector().writer().orElseThrow();
    }

    @AfterEach
    void stop() {
        glue.close();
    }

    @Test
    void whatWasCreatedIsListedAsItWasRendered() {
        createDatabase();
        Form form = writer.format().render(ASSET, ORDERS, "sales-to-glue").form();

        assertThat(writer.apply(new Change.Create(ORDERS, form))).isInstanceOf(Outcome.Applied.class);

        List<Occupant> found = new ArrayList<>();
        writer.list("sales", found::add);
        assertThat(found).singleElement().satisfies(occupant -> {
            assertThat(occupant.form()).isEqualTo(form);
            assertThat(occupant.version()).contains("0");
            assertThat(occupant.readOnly()).isEmpty();
            assertThat(writer.format().recall(occupant.form())).isEqualTo(new Recall.Known(ASSET));
        });
    }

    /** A table that was deleted and made anew begins with version 0 again, so that the version alone tells nothing. */
    @Test
    void aTableThatSomebodyMadeAnewUnderTheSameVersionIsNotDropped() {
        createDatabase();
        Form ours = writer.format().render(ASSET, ORDERS, "sales-to-glue").form();
        writer.apply(new Change.Create(ORDERS, ours));
        Occupant planned = writer.find(ORDERS).orElseThrow();
        writer.apply(new Change.Drop(ORDERS, planned.version(), planned.form()));
        writer.apply(new Change.Create(ORDERS, described("somebody else's")));

        Outcome outcome = writer.apply(new Change.Drop(ORDERS, planned.version(), planned.form()));

        assertThat(outcome).isInstanceOf(Outcome.Conflict.class);
        assertThat(writer.find(ORDERS).orElseThrow().version()).isEqualTo(planned.version());
    }

    @Test
    void aTableThatSomebodyMadeAnewUnderTheSameVersionIsNotOverwritten() {
        createDatabase();
        Form ours = writer.format().render(ASSET, ORDERS, "sales-to-glue").form();
        writer.apply(new Change.Create(ORDERS, ours));
        Occupant planned = writer.find(ORDERS).orElseThrow();
        writer.apply(new Change.Drop(ORDERS, planned.version(), planned.form()));
        writer.apply(new Change.Create(ORDERS, described("somebody else's")));
        Occupant theirs = writer.find(ORDERS).orElseThrow();
        assertThat(theirs.version()).isEqualTo(planned.version());

        Outcome outcome =
                writer.apply(new Change.Update(ORDERS, planned.version(), planned.form(), described("stale")));

        assertThat(outcome).isInstanceOf(Outcome.Conflict.class);
        assertThat(writer.find(ORDERS)).contains(theirs);
    }

    @Test
    void onlyTheFirstUpdateOfATableReadsItBefore() {
        createDatabase();
        writer.apply(new Change.Create(ORDERS, described("0")));
        for (int update = 1; update <= 3; update++) {
            Occupant planned = writer.find(ORDERS).orElseThrow();
            glue.sandbox.calls().reset();
            writer.apply(new Change.Update(ORDERS, planned.version(), planned.form(), described("" + update)));
            assertThat(glue.sandbox.calls().count("GetTable")).isEqualTo(update == 1 ? 1 : 0);
            assertThat(glue.sandbox.calls().count("UpdateTable")).isEqualTo(1);
        }
    }

    /** Glue counts characters, we count bytes; what it took from a steward is not ours to refuse. */
    @Test
    void aLongDescriptionOfSomebodyElseKeepsNoTableFromItsUpdate() {
        createDatabase();
        try (GlueClient steward = glue.client()) {
            steward.createTable(request -> request.databaseName("sales")
                    .tableInput(input -> input.name("orders").description("説明".repeat(1000))));
        }
        Occupant planned = writer.find(ORDERS).orElseThrow();
        var fields = new TreeMap<>(planned.form().fields());
        fields.put(FieldPath.of("owner"), new Form.Value.Text("ours"));

        Outcome outcome = writer.apply(new Change.Update(ORDERS, planned.version(), planned.form(), new Form(fields)));

        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    }

    private static Form described(String text) {
        return new Form(Map.of(FieldPath.of("description"), new Form.Value.Text(text)));
    }

    private void createDatabase() {
        Form form = writer.format()
                .renderContainer(Container.of("acme", "SALES"), "sales", "sales-to-glue")
                .form();
        assertThat(writer.apply(new Change.CreateContainer("sales", form))).isInstanceOf(Outcome.Applied.class);
        assertThat(writer.listContainers()).singleElement().satisfies(database -> {
            assertThat(database.form().fields()).containsAllEntriesOf(form.fields());
            assertThat(database.owner()).contains("sales-to-glue");
        });
    }
}
