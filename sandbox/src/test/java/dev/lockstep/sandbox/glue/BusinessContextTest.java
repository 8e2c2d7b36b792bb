package dev.lockstep.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AccessDeniedException;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.ConflictException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetAssetResponse;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.IterableFormItem;
import software.amazon.awssdk.services.glue.model.TableInput;

class BusinessContextTest {
    private static final String SCHEMA = "structure Review {\n    by: String\n    stars: Integer\n}";

    private final GlueSandbox sandbox =
            GlueSandbox.start(GlueSandboxOptions.defaults().withBusinessContext());
    private final GlueClient glue = Clients.glue(sandbox);
    private final String orders = "arn:aws:glue:eu-central-1:%s:table/sales/orders"
            .formatted(sandbox.accessKey().accountId());

    @BeforeEach
    void aTableWithTwoColumns() {
        Clients.createDatabase(glue, "sales");
        glue.createTable(r -> r.databaseName("sales").tableInput(input("id", "net_amount")));
    }

    @AfterEach
    void close() {
        glue.close();
        sandbox.close();
    }

    @Test
    void everyOperationIsUnknownUnlessItIsSwitchedOn() {
        try (GlueSandbox plain = GlueSandbox.start(GlueSandboxOptions.defaults());
                GlueClient client = Clients.glue(plain)) {
            assertCode("UnknownOperationException", () -> client.listGlossaries(r -> r.maxResults(1)));
            assertCode("UnknownOperationException", () -> client.getAsset(r -> r.identifier(orders)));
        }
    }

    @Test
    void aDeniedOperationNamesItself() {
        sandbox.permissions().deny(Denial.of("PutFormType"));

        assertThatThrownBy(() -> glue.putFormType(r -> r.name("Review").schema(SCHEMA)))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("glue:PutFormType");
    }

    @Test
    void aGlossaryKeepsItsTermsAndGoesWhenItHasNone() {
        String sales = glossary("Sales");
        String revenue = term(sales, "Net Revenue");

        assertThat(glue.listGlossaries(r -> {}).items()).singleElement().satisfies(found -> assertThat(found.id())
                .isEqualTo(sales));
        assertThat(glue.getGlossaryTerm(r -> r.identifier(revenue)).glossaryId())
                .isEqualTo(sales);
        glue.updateGlossaryTerm(r -> r.identifier(revenue).shortDescription("after discounts"));
        assertThat(glue.listGlossaryTerms(r -> r.glossaryIdentifier(sales)).items())
                .singleElement()
                .satisfies(found -> assertThat(found.shortDescription()).isEqualTo("after discounts"));
        assertThatThrownBy(() -> glue.deleteGlossary(r -> r.identifier(sales))).isInstanceOf(ConflictException.class);
        glue.deleteGlossaryTerm(r -> r.identifier(revenue));
        glue.deleteGlossary(r -> r.identifier(sales));
        assertThatThrownBy(() -> glue.getGlossary(r -> r.identifier(sales)))
                .isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void aNameIsTakenOnce() {
        String sales = glossary("Sales");
        term(sales, "Revenue");

        assertThatThrownBy(() -> glossary("Sales")).isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> term(sales, "Revenue")).isInstanceOf(AlreadyExistsException.class);
        assertThat(term(glossary("Finance"), "Revenue")).isNotEmpty();
    }

    @Test
    void listingsComeInPages() {
        String sales = glossary("Sales");
        IntStream.range(0, 5).forEach(i -> term(sales, "Term " + i));

        var names = new ArrayList<String>();
        glue.listGlossaryTermsPaginator(r -> r.glossaryIdentifier(sales).maxResults(2))
                .forEach(page -> {
                    assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
                    page.items().forEach(item -> names.add(item.name()));
                });

        assertThat(names).containsExactlyInAnyOrder("Term 0", "Term 1", "Term 2", "Term 3", "Term 4");
    }

    @Test
    void limitsAndPatternsAreEnforced() {
        assertCode("ValidationException", () -> glossary(""));
        assertCode("ValidationException", () -> glossary("x".repeat(257)));
        assertCode("ValidationException", () -> glue.listGlossaries(r -> r.maxResults(1001)));
        assertCode("ValidationException", () -> glue.getAsset(r -> r.identifier("a b")));
        assertCode(
                "ValidationException",
                () -> glue.putFormType(r -> r.name("review").schema(SCHEMA)));
        assertCode("ValidationException", () -> attach("1st", "Review", "{}"));
        assertCode(
                "ValidationException",
                () -> glue.associateGlossaryTerms(r -> r.assetIdentifier(orders).glossaryTermIdentifiers(List.of())));
        assertCode("ValidationException", () -> term(glossary("Sales"), "T", "x".repeat(1025)));
    }

    @Test
    void anAssetHasAtMostTenTermsThoseOfOthersIncluded() {
        String sales = glossary("Sales");
        List<String> ids =
                IntStream.range(0, 11).mapToObj(i -> term(sales, "Term " + i)).toList();
        associate(ids.subList(0, 10));

        assertThatThrownBy(() -> associate(ids.subList(10, 11))).isInstanceOf(InvalidInputException.class);
        associate(ids.subList(0, 2));
        assertThat(asset().glossaryTerms()).containsExactlyInAnyOrderElementsOf(ids.subList(0, 10));
        glue.disassociateGlossaryTerms(r -> r.assetIdentifier(orders).glossaryTermIdentifiers(ids.get(0)));
        associate(ids.subList(10, 11));
    }

    @Test
    void aTermMustExistBeforeItIsAssociatedAndGoesFromAssetsWhenDeleted() {
        String revenue = term(glossary("Sales"), "Revenue");
        associate(List.of(revenue));

        assertThatThrownBy(() -> associate(List.of("nosuchterm"))).isInstanceOf(EntityNotFoundException.class);
        glue.deleteGlossaryTerm(r -> r.identifier(revenue));
        assertThat(asset().glossaryTerms()).isEmpty();
    }

    @Test
    void aFormIsAttachedToATableAndToAColumn() {
        glue.putFormType(r -> r.name("Review").schema(SCHEMA));
        attach("mine", "Review", "{\"by\":\"ops\",\"stars\":3}");
        glue.putAttachment(r -> r.assetIdentifier(orders)
                .iterableFormName("columns")
                .itemIdentifier("net_amount")
                .attachmentName("mine")
                .formTypeId("Review")
                .content("{\"by\":\"ops\"}"));

        assertThat(asset().attachments().get("mine").content()).isEqualTo("{\"by\":\"ops\",\"stars\":3}");
        assertThat(asset().iterableForms()).containsKey("columns");
        IterableFormItem column = column(orders + "#net_amount");
        assertThat(column.attachments().get("mine").formTypeId()).isEqualTo("Review");
        assertThat(glue.listIterableForms(r -> r.assetIdentifier(orders).iterableFormName("columns"))
                        .items())
                .extracting(item -> item.itemName())
                .containsExactly("id", "net_amount");
        glue.deleteAttachment(r -> r.assetIdentifier(orders).attachmentName("mine"));
        assertThat(asset().attachments()).isEmpty();
    }

    @Test
    void aContentThatDoesNotConformIsRefused() {
        glue.putFormType(r -> r.name("Review").schema(SCHEMA));

        for (String content : List.of("", "[]", "{\"stars\":\"three\"}", "{\"other\":\"x\"}")) {
            assertThatThrownBy(() -> attach("mine", "Review", content))
                    .as(content)
                    .isInstanceOf(InvalidInputException.class);
        }
        assertThatThrownBy(() -> attach("mine", "Nothing", "{}")).isInstanceOf(EntityNotFoundException.class);
        assertThatThrownBy(() -> glue.putFormType(r -> r.name("Review").schema("structure Other { a: String }")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void whatIsNotThereIsReportedByItem() {
        assertThatThrownBy(() -> glue.getAsset(r -> r.identifier(orders + "s")))
                .isInstanceOf(EntityNotFoundException.class);

        var answer = glue.batchGetIterableForms(
                r -> r.assetIdentifier(orders).iterableFormName("columns").itemIdentifiers("id", "gone"));
        assertThat(answer.items()).extracting(IterableFormItem::itemName).containsExactly("id");
        assertThat(answer.errors()).singleElement().satisfies(error -> {
            assertThat(error.itemIdentifier()).isEqualTo("gone");
            assertThat(error.code()).isEqualTo("EntityNotFoundException");
        });
    }

    @Test
    void theContextOfAColumnGoesWithTheColumnAndAllWithTheTable() {
        glue.putFormType(r -> r.name("Review").schema(SCHEMA));
        glue.putAttachment(r -> r.assetIdentifier(orders)
                .iterableFormName("columns")
                .itemIdentifier("id")
                .attachmentName("mine")
                .formTypeId("Review")
                .content("{}"));
        attach("mine", "Review", "{}");

        glue.updateTable(r -> r.databaseName("sales").tableInput(input("net_amount")));
        glue.updateTable(r -> r.databaseName("sales").tableInput(input("id", "net_amount")));
        assertThat(column("id").attachments()).isEmpty();
        assertThat(asset().attachments()).containsOnlyKeys("mine");

        glue.deleteTable(r -> r.databaseName("sales").name("orders"));
        glue.createTable(r -> r.databaseName("sales").tableInput(input("id")));
        assertThat(asset().attachments()).isEmpty();
    }

    @Test
    void searchFindsTablesByWhatIsAttached() {
        glue.putFormType(r -> r.name("Review").schema(SCHEMA));
        attach("mine", "Review", "{\"by\":\"Treasury\"}");
        Clients.createTable(glue, "sales", "other");

        assertThat(glue.searchAssets(r -> r.searchText("treasury")).items())
                .extracting(item -> item.id())
                .containsExactly(orders);
        assertThat(glue.searchAssets(r -> r.maxResults(1)).nextToken()).isNotEmpty();
    }

    private String glossary(String name) {
        return glue.createGlossary(r -> r.name(name)).id();
    }

    private String term(String glossary, String name) {
        return glue.createGlossaryTerm(r -> r.glossaryIdentifier(glossary).name(name))
                .id();
    }

    private String term(String glossary, String name, String description) {
        return glue.createGlossaryTerm(
                        r -> r.glossaryIdentifier(glossary).name(name).shortDescription(description))
                .id();
    }

    private void associate(List<String> ids) {
        glue.associateGlossaryTerms(r -> r.assetIdentifier(orders).glossaryTermIdentifiers(ids));
    }

    private void attach(String name, String type, String content) {
        glue.putAttachment(r ->
                r.assetIdentifier(orders).attachmentName(name).formTypeId(type).content(content));
    }

    private GetAssetResponse asset() {
        return glue.getAsset(r -> r.identifier(orders));
    }

    private IterableFormItem column(String id) {
        return glue.batchGetIterableForms(r ->
                        r.assetIdentifier(orders).iterableFormName("columns").itemIdentifiers(id))
                .items()
                .get(0);
    }

    private static TableInput input(String... columns) {
        List<Column> all = Arrays.stream(columns)
                .map(name -> Column.builder().name(name).type("string").build())
                .toList();
        return TableInput.builder()
                .name("orders")
                .storageDescriptor(s -> s.columns(all))
                .build();
    }

    private static void assertCode(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(GlueException.class, e -> assertThat(
                        e.awsErrorDetails().errorCode())
                .isEqualTo(code));
    }
}
