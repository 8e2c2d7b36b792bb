package dev.lockstep.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.sandbox.glue.catalog.PageStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.DatabaseAttributes;
import software.amazon.awssdk.services.glue.model.GetTablesRequest;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.TableAttributes;

class PagingTest {
    private static final int TABLES = 230;

    static Stream<Arguments> stylesAndSizes() {
        return Stream.of(PageStyle.values())
                .flatMap(style -> IntStream.of(1, 2, 7, 99, 100).mapToObj(size -> Arguments.of(style, size)));
    }

    @ParameterizedTest
    @MethodSource("stylesAndSizes")
    void everyTableIsListedExactlyOnce(PageStyle style, int size) {
        run(style, glue -> {
            List<GetTablesResponse> pages =
                    Clients.pages(glue, tables().maxResults(size).build());
            assertThat(Clients.names(pages)).containsExactlyInAnyOrderElementsOf(names());
            assertThat(pages).allSatisfy(page -> assertThat(page.tableList()).hasSizeLessThanOrEqualTo(size));
        });
    }

    @Test
    void fullPagesHaveAHundredUnlessAskedForLess() {
        run(PageStyle.FULL, glue -> {
            assertThat(Clients.pages(glue, tables().build()))
                    .extracting(page -> page.tableList().size())
                    .containsExactly(100, 100, 30);
            assertThat(Clients.pages(glue, tables().maxResults(46).build())).hasSize(5);
        });
    }

    @Test
    void shortPagesAreShortAndSomeAreEmptyOnRequest() {
        run(PageStyle.SHORT, glue -> assertThat(Clients.pages(glue, tables().build()))
                .hasSizeGreaterThan(3)
                .noneMatch(page -> page.tableList().isEmpty()));
        run(PageStyle.SHORT_AND_EMPTY, glue -> assertThat(
                        Clients.pages(glue, tables().maxResults(10).build()))
                .anyMatch(page -> page.tableList().isEmpty() && page.nextToken() != null));
    }

    @ParameterizedTest
    @EnumSource(PageStyle.class)
    void databasesAreListedExactlyOnceToo(PageStyle style) {
        run(style, glue -> {
            IntStream.range(0, 20).forEach(i -> Clients.createDatabase(glue, "d" + i));
            var found = new ArrayList<String>();
            String token = null;
            do {
                String from = token;
                var page = glue.getDatabases(request -> request.maxResults(6).nextToken(from));
                page.databaseList().stream().map(Database::name).forEach(found::add);
                token = page.nextToken();
            } while (token != null);
            assertThat(found).hasSize(21).doesNotHaveDuplicates();
        });
    }

    @Test
    void anExpressionHasToMatchTheWholeName() {
        run(PageStyle.FULL, glue -> {
            assertThat(Clients.names(
                            Clients.pages(glue, tables().expression("t00[1-3]").build())))
                    .containsExactly("t001", "t002", "t003");
            assertThat(Clients.names(
                            Clients.pages(glue, tables().expression("t00").build())))
                    .isEmpty();
            assertThat(Clients.pages(
                            glue, tables().expression("t.*9").maxResults(5).build()))
                    .hasSize(5);
            assertThatThrownBy(() -> glue.getTables(tables().expression("t(").build()))
                    .isInstanceOf(InvalidInputException.class);
        });
    }

    @Test
    void attributesCutWhatIsShown() {
        run(PageStyle.FULL, glue -> {
            glue.updateTable(request -> request.databaseName("db")
                    .tableInput(Clients.table("t000").toBuilder()
                            .tableType("EXTERNAL_TABLE")
                            .description("d")
                            .build()));
            var named = glue.getTables(
                            tables().attributesToGet(TableAttributes.NAME).build())
                    .tableList()
                    .get(0);
            assertThat(named.name()).isEqualTo("t000");
            assertThat(named.tableType()).isNull();
            var typed = glue.getTables(tables().attributesToGet(TableAttributes.NAME, TableAttributes.TABLE_TYPE)
                            .build())
                    .tableList()
                    .get(0);
            assertThat(typed.tableType()).isEqualTo("EXTERNAL_TABLE");
            assertThat(typed.description()).isNull();
            assertThatThrownBy(() -> glue.getTables(
                            tables().attributesToGet(TableAttributes.TABLE_TYPE).build()))
                    .isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() ->
                            glue.getDatabases(request -> request.attributesToGet(DatabaseAttributes.TARGET_DATABASE)))
                    .isInstanceOf(InvalidInputException.class);
        });
    }

    @Test
    void aForeignOrMangledTokenIsRefused() {
        run(PageStyle.FULL, glue -> {
            Clients.createDatabase(glue, "other");
            String token = glue.getTables(tables().maxResults(10).build()).nextToken();
            String mangled = (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);
            for (GetTablesRequest request : List.of(
                    tables().nextToken(mangled).build(),
                    tables().nextToken("not base64 !").build(),
                    tables().nextToken("AAAA").build(),
                    tables().nextToken(token).expression(".*").build(),
                    tables().nextToken(token).databaseName("other").build())) {
                assertThatThrownBy(() -> glue.getTables(request)).isInstanceOf(InvalidInputException.class);
            }
            assertThat(glue.getTables(tables().nextToken(token).maxResults(3).build())
                            .tableList())
                    .hasSize(3);
        });
    }

    @Test
    void aListingSurvivesDeletionsAtItsOwnPlace() {
        run(PageStyle.FULL, glue -> {
            var first = glue.getTables(tables().maxResults(10).build());
            first.tableList()
                    .forEach(table -> glue.deleteTable(
                            request -> request.databaseName("db").name(table.name())));
            var second = glue.getTables(
                    tables().maxResults(10).nextToken(first.nextToken()).build());
            assertThat(second.tableList().get(0).name()).isEqualTo("t010");
        });
    }

    private interface Body {
        void with(GlueClient glue);
    }

    private static void run(PageStyle style, Body body) {
        try (var sandbox = GlueSandbox.start(GlueSandboxOptions.defaults().withPageStyle(style));
                GlueClient glue = Clients.glue(sandbox)) {
            Clients.createDatabase(glue, "db");
            names().forEach(name -> Clients.createTable(glue, "db", name));
            body.with(glue);
        }
    }

    private static GetTablesRequest.Builder tables() {
        return GetTablesRequest.builder().databaseName("db");
    }

    private static List<String> names() {
        return IntStream.range(0, TABLES).mapToObj("t%03d"::formatted).toList();
    }
}
