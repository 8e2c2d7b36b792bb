package dev.lockstep.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.glue.mapping.ContextRecord;
import dev.lockstep.glue.mapping.TableForms;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Outcome;
import dev.lockstep.spi.Recall;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What of an asset the business context carries, and what that costs. */
class ContextCarriedTest extends ContextScene {
    private static final long PROBE = 1;

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
}
