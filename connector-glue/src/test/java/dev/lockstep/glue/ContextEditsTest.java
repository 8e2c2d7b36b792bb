package dev.lockstep.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.glue.client.Attached;
import dev.lockstep.glue.mapping.ContextRecord;
import dev.lockstep.spi.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.model.AssetFormEntry;

/** What others edit, add or have in the business context already. */
class ContextEditsTest extends ContextScene {
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

    private Map<String, AssetFormEntry> attachments(boolean onTable) {
        return onTable ? asset().attachments() : column("net_amount").attachments();
    }
}
