package dev.lockstep.datasphere.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.datasphere.config.TenantConfig;
import dev.lockstep.model.Column;
import dev.lockstep.model.DataType;
import dev.lockstep.sandbox.datasphere.CallKind;
import dev.lockstep.sandbox.datasphere.Fault;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.Selection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Analytic models whose CSN leads into an object that cannot be read. */
class ModelTypesTest {
    private static final String DEFINITIONS =
            """
            "F":{"kind":"entity","elements":{"AMOUNT":{"type":"cds.Decimal","precision":15,"scale":2,"@AnalyticsDetails.measureType":{"#":"BASE"}},
              "REGION":{"type":"cds.String","length":4}}},
            "AM":{"kind":"entity","@EndUserText.label":"Model","@ObjectModel.modelingPattern":{"#":"ANALYTICAL_CUBE"},
              "@DataWarehouse.editorType":{"#":"DWCQueryModelEditor"},
              "elements":{"REGION":{"@EndUserText.label":"Region"},"AMOUNT":{"@AnalyticsDetails.measureType":{"#":"BASE"}}},
              "query":{"SELECT":{"from":{"ref":["F"],"as":"F"},"columns":[{"ref":["F","REGION"],"as":"REGION"},
                {"ref":["F","AMOUNT"],"as":"AMOUNT"}]}}}""";

    private static final String BUSINESS_LAYER =
            """
            "AM":{"identifier":{"key":"AM"},"text":"Model","version":"1.7.0","sourceModel":{"factSources":{"F":{"dataEntity":{"key":"F"}}}},
              "attributes":{},"measures":{},"variables":{}}""";

    @Test
    void typesComeFromTheAnalyticalMetadataOnceWhenTheFactCannotBeRead() {
        try (Live live = model()) {
            live.sandbox.surprises().fault("/localtables/F", Fault.status(500));

            Finding.Found model = found(live.read("S"));
            assertThat(model.asset().columns())
                    .extracting(Column::type)
                    .containsExactly(DataType.Text.of(4), new DataType.Decimal(15, 2));
            assertThat(live.calls(CallKind.METADATA)).isEqualTo(1);

            assertThat(found(live.read("S"))).isEqualTo(model);
            assertThat(live.calls(CallKind.METADATA)).isEqualTo(1);
        }
    }

    /** What the metadata cannot say in a canonical type is lost in the model, too, and nobody else would tell. */
    @Test
    void whatATypeOfTheMetadataDoesNotSayIsReported() {
        try (Live live = model(DEFINITIONS.replace("\"precision\":15", "\"precision\":60"))) {
            live.sandbox.surprises().fault("/localtables/F", Fault.status(500));

            Finding.Found model = found(live.read("S"));

            assertThat(model.asset().columns().get(1).type()).isEqualTo(new DataType.FloatingDecimal(34));
            assertThat(model.losses()).singleElement().satisfies(loss -> {
                assertThat(loss.path()).isEqualTo("columns/AMOUNT/type");
                assertThat(loss.reason()).contains("the precision is 60");
            });
        }
    }

    @Test
    void aModelWhoseTypesCannotBeHadNowFails() {
        try (Live live = model()) {
            live.sandbox.surprises().fault("/localtables/F", Fault.status(500));
            live.sandbox.surprises().breakModel("S", "AM");

            assertThat(live.read("S").failed())
                    .extracting(failed -> failed.id().name())
                    .containsExactly("AM", "F");
        }
    }

    /** Nothing in the catalog offers the types, so that only the fact knows them. */
    @Test
    void aModelThatTheCatalogDoesNotOfferFailsWhileItsFactCannotBeRead() {
        try (Live live = Live.document("{\"definitions\":{" + DEFINITIONS + "}}")) {
            live.sandbox.surprises().fault("/localtables/F", Fault.status(500));

            assertThat(live.read("S").failed())
                    .extracting(failed -> failed.id().name())
                    .containsExactly("AM", "F");
        }
    }

    @Test
    void aModelThatIsReadAloneStillFindsItsTypesInTheFact() {
        try (Live live = model()) {
            Live.Reading reading = Live.read(live.connector(), "S", Selection.only("AM"));

            assertThat(reading.findings()).hasSize(2);
            assertThat(found(reading).asset()).isEqualTo(found(live.read("S")).asset());
            assertThat(live.calls(CallKind.METADATA)).isZero();
        }
    }

    @Test
    void tenantsOnOneHostShareNoDocument() {
        try (Live first = model();
                Live second = model()) {
            first.read("S");
            int kept = first.cache.size();
            TenantConfig config = second.config(second.sandbox.clientSecret(), Duration.ofSeconds(30));

            Live.read(second.connector(config, first.cache), "S", Selection.all());

            assertThat(kept).isPositive();
            assertThat(first.cache.size()).isEqualTo(2 * kept);
        }
    }

    private static Live model() {
        return model(DEFINITIONS);
    }

    private static Live model(String definitions) {
        return Live.document(
                "{\"definitions\":{" + definitions + "},\"businessLayerDefinitions\":{" + BUSINESS_LAYER + "}}");
    }

    private static Finding.Found found(Live.Reading reading) {
        return reading.found().stream()
                .filter(found -> found.asset().id().name().equals("AM"))
                .findFirst()
                .orElseThrow();
    }
}
