package dev.lockstep.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableVersion;

class VersionsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private final GlueSandbox sandbox =
            GlueSandbox.start(GlueSandboxOptions.defaults().withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
    private final GlueClient glue = Clients.glue(sandbox);

    @BeforeEach
    void create() {
        Clients.createDatabase(glue, "db");
        Clients.createTable(glue, "db", "t");
    }

    @AfterEach
    void stop() {
        glue.close();
        sandbox.close();
    }

    @Test
    void versionsCountFromZeroAndAreListedNewestFirst() {
        update("one", "0", false);
        update("two", "1", false);
        update("three", "2", true);

        assertThat(versions()).extracting(TableVersion::versionId).containsExactly("3", "1", "0");
        assertThat(versions())
                .extracting(version -> version.table().description())
                .containsExactly("three", "one", null);
        assertThat(glue.getTableVersion(request ->
                                request.databaseName("db").tableName("t").versionId("1"))
                        .tableVersion()
                        .table()
                        .description())
                .isEqualTo("one");
        assertThat(table().createTime()).isEqualTo(NOW);
    }

    @Test
    void aStaleVersionChangesNothing() {
        update("one", "0", true);
        for (String stale : List.of("0", "2", "x")) {
            assertThatThrownBy(() -> update("lost", stale, true))
                    .isInstanceOf(ConcurrentModificationException.class)
                    .hasMessageContaining("Update table failed due to concurrent modifications.");
        }
        assertThat(table().description()).isEqualTo("one");
        assertThat(table().versionId()).isEqualTo("1");
    }

    @Test
    void withoutAVersionTheLastWriterWins() {
        glue.updateTable(request -> request.databaseName("db").tableInput(Clients.table("T")));
        assertThat(table().versionId()).isEqualTo("1");
    }

    @Test
    void anUpdateReplacesEverything() {
        glue.updateTable(request -> request.databaseName("db")
                .tableInput(Clients.table("t").toBuilder()
                        .owner("o")
                        .parameters(Map.of("k", "v"))
                        .build()));
        update("only this", "1", true);
        assertThat(table().owner()).isNull();
        assertThat(table().hasParameters()).isFalse();
    }

    @Test
    void aTableIsNeitherRenamedNorCreatedByAnUpdate() {
        assertThatThrownBy(() -> glue.updateTable(
                        request -> request.databaseName("db").name("t").tableInput(Clients.table("u"))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() ->
                        glue.updateTable(request -> request.databaseName("db").tableInput(Clients.table("u"))))
                .isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void ofSixteenWritersExactlyOneWinsEachVersion() throws Exception {
        int rounds = 20;
        var pool = Executors.newFixedThreadPool(16);
        try {
            for (int round = 0; round < rounds; round++) {
                String expected = Integer.toString(round);
                List<Callable<Boolean>> writers = IntStream.range(0, 16)
                        .mapToObj(writer -> (Callable<Boolean>) () -> wins("writer " + writer, expected))
                        .toList();
                int winners = 0;
                for (var result : pool.invokeAll(writers)) {
                    winners += result.get() ? 1 : 0;
                }
                assertThat(winners).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(table().versionId()).isEqualTo(Integer.toString(rounds));
    }

    @Test
    void oldVersionsAreDeletedAndTheCurrentOneIsNot() {
        update("one", "0", false);
        update("two", "1", false);

        var errors = glue.batchDeleteTableVersion(
                        request -> request.databaseName("db").tableName("t").versionIds("0", "2", "9"))
                .errors();

        assertThat(errors).extracting(error -> error.versionId()).containsExactly("2", "9");
        assertThat(errors)
                .extracting(error -> error.errorDetail().errorCode())
                .containsExactly("InvalidInputException", "EntityNotFoundException");
        assertThat(sandbox.catalog().versions("db", "t")).containsExactly(2L, 1L);
    }

    private boolean wins(String description, String version) {
        try {
            update(description, version, false);
            return true;
        } catch (ConcurrentModificationException e) {
            return false;
        }
    }

    private void update(String description, String version, boolean skipArchive) {
        glue.updateTable(request -> request.databaseName("db")
                .tableInput(
                        Clients.table("t").toBuilder().description(description).build())
                .versionId(version)
                .skipArchive(skipArchive));
    }

    private Table table() {
        return glue.getTable(request -> request.databaseName("db").name("t")).table();
    }

    private List<TableVersion> versions() {
        return glue.getTableVersions(request -> request.databaseName("db").tableName("t"))
                .tableVersions();
    }
}
