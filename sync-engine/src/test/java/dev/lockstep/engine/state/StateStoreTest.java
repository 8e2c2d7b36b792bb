package dev.lockstep.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.config.Secret;
import dev.lockstep.engine.plan.Absence;
import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Address;
import dev.lockstep.testkit.fake.FakeClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateStoreTest {
    @TempDir
    Path folder;

    private final FakeClock clock = new FakeClock(Instant.parse("2026-01-01T00:00:00Z"));

    @Test
    void aDocumentIsFoundWithItsStampOnlyAndAlsoByALaterRun() {
        try (StateStore store = open()) {
            store.cache().save("SALES/ORDERS", "v1", "{ \"größe\": \"…\" }");
            assertThat(store.cache().find("SALES/ORDERS", "v2")).isEmpty();
        }
        try (StateStore store = open()) {
            assertThat(store.cache().find("SALES/ORDERS", "v1")).contains("{ \"größe\": \"…\" }");
            store.cache().save("SALES/ORDERS", "v2", "{}");
            assertThat(store.cache().find("SALES/ORDERS", "v1")).isEmpty();
            assertThat(store.cache().find("SALES/ORDERS", "v2")).contains("{}");
        }
    }

    @Test
    void aKeyTooLongForTheStoreIsForgotten() {
        try (StateStore store = open()) {
            store.cache().save("k".repeat(2001), "v1", "{}");
            assertThat(store.cache().find("k".repeat(2001), "v1")).isEmpty();
        }
    }

    @Test
    void documentsAreKeptFromManyThreads() {
        try (StateStore store = open()) {
            IntStream.range(0, 200).parallel().forEach(i -> store.cache().save("doc" + i, "v1", "content " + i));
            assertThat(IntStream.range(0, 200)
                            .filter(i -> store.cache().find("doc" + i, "v1").equals(Optional.of("content " + i))))
                    .hasSize(200);
        }
    }

    @Test
    void runsAreListedLatestFirstAndByTheirSync() {
        Run first = Run.started("r1", "demo", "plan", clock.instant());
        Run second = Run.started("r2", "demo", "sync", clock.instant().plusSeconds(5));
        Run done = second.ended(Instant.parse("2026-01-01T00:01:00Z"), "done", Map.of("written", 7L, "failed", 0L));
        try (StateStore store = open()) {
            store.save(first);
            store.save(second);
            store.save(done);
            store.save(Run.started("r3", "other", "sync", clock.instant()));
            assertThat(store.listRuns("demo", 10)).containsExactly(done, first);
            assertThat(store.listRuns("demo", 1)).containsExactly(done);
        }
    }

    @Test
    void aSyncIsRunByOneAtATimeAndOthersAreNotConcerned() {
        try (StateStore store = open();
                StateStore other = open()) {
            try (RunLock held = store.lock("demo", LockOwner.current("r1"))) {
                assertThat(held.renew()).isTrue();
                RemoteException refused =
                        catchThrowableOfType(RemoteException.class, () -> other.lock("demo", LockOwner.current("r2")));
                assertThat(refused.code()).isEqualTo("state.locked");
                assertThat(refused).hasMessageContaining("run r1");
                assertThat(refused.remedy()).contains("2026-01-01T00:02:00Z");
                other.lock("another", LockOwner.current("r2")).close();
            }
            other.lock("demo", LockOwner.current("r2")).close();
        }
    }

    @Test
    void aLeaseThatIsOverIsTakenOverAndItsHolderLearnsIt() {
        try (StateStore store = open()) {
            RunLock old = store.lock("demo", new LockOwner("r1", "elsewhere", 1, 1));
            clock.advance(Duration.ofMinutes(1));
            assertThat(old.renew()).isTrue();
            clock.advance(Duration.ofMinutes(1));
            assertThatThrownBy(() -> store.lock("demo", LockOwner.current("r2")))
                    .isInstanceOf(RemoteException.class);
            clock.advance(Duration.ofMinutes(1));
            try (RunLock taken = store.lock("demo", LockOwner.current("r2"))) {
                assertThat(old.renew()).isFalse();
                old.close();
                assertThat(taken.renew()).isTrue();
            }
        }
    }

    @Test
    void aLockWhoseProcessIsGoneFromThisMachineIsTakenOverAtOnce() {
        LockOwner self = LockOwner.current("r2");
        try (StateStore store = open()) {
            RunLock old = store.lock("demo", new LockOwner("r1", self.host(), self.process(), self.processStart() - 1));
            try (RunLock taken = store.lock("demo", self)) {
                assertThat(old.renew()).isFalse();
                assertThat(taken.renew()).isTrue();
            }
        }
    }

    @Test
    void aLostLockIsToldToTheRunOnce() {
        int[] lost = {0};
        try (StateStore store = open();
                LeaseRenewal renewal = LeaseRenewal.start(
                        store.lock("demo", new LockOwner("r1", "elsewhere", 1, 1)), clock, () -> lost[0]++)) {
            renewal.renew();
            assertThat(lost[0]).isZero();
            clock.advance(Duration.ofMinutes(3));
            try (RunLock taken = store.lock("demo", LockOwner.current("r2"))) {
                renewal.renew();
                assertThat(lost[0]).isEqualTo(1);
                assertThat(taken.renew()).isTrue();
            }
        }
    }

    @Test
    void aLockThatCannotBeRenewedIsLostWhenItsLeaseIsOver() {
        int[] lost = {0};
        RunLock unreachable = new RunLock() {
            @Override
            public boolean renew() {
                throw new RemoteException("state.failed", "the store is away", "");
            }

            @Override
            public void close() {}
        };
        try (LeaseRenewal renewal = LeaseRenewal.start(unreachable, clock, () -> lost[0]++)) {
            clock.advance(Duration.ofSeconds(119));
            renewal.renew();
            assertThat(lost[0]).isZero();
            clock.advance(Duration.ofSeconds(1));
            renewal.renew();
            assertThat(lost[0]).isEqualTo(1);
        }
    }

    @Test
    void aStoreOfANewerVersionIsRefused() throws SQLException {
        open().close();
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into lockstep_schema (version) values (99)");
        }
        RemoteException refused = catchThrowableOfType(RemoteException.class, this::open);
        assertThat(refused.code()).isEqualTo("state.newer");
        assertThat(refused).hasMessageContaining("version 99");
    }

    @Test
    void aFileCutOffIsNamedAsDamagedWithARemedy() throws IOException {
        try (StateStore store = open()) {
            IntStream.range(0, 300).forEach(i -> store.cache().save("doc" + i, "v1", "content " + i));
        }
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("s/state.db").toFile(), "rw")) {
            file.setLength(file.length() / 3);
        }
        assertDamaged();
    }

    @Test
    void aFileThatIsNoDatabaseIsNamedAsDamagedWithARemedy() throws IOException {
        Files.createDirectories(folder.resolve("s"));
        Files.writeString(folder.resolve("s/state.db"), "not a database ".repeat(500));
        assertDamaged();
    }

    @Test
    void aDatabaseWithoutDriverIsNamedWithoutItsPassword() {
        Secret url = new Secret("jdbc:nosuchdb://host/db?password=tops3cret");
        RemoteException refused = catchThrowableOfType(RemoteException.class, () -> StateStores.open(url, clock));
        assertThat(refused.code()).isEqualTo("state.no-driver");
        assertThat(refused).hasMessageContaining("jdbc:nosuchdb").hasMessageNotContaining("tops3cret");
        assertThat(refused).hasNoCause();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        Secret url = new Secret("jdbc:sqlite:" + folder.resolve("file/state.db"));
        RemoteException refused = catchThrowableOfType(RemoteException.class, () -> StateStores.open(url, clock));
        assertThat(refused.code()).isEqualTo("state.unwritable");
    }

    @Test
    void absencesAreRememberedBySyncAndAnEntryThatSomebodyElseChangedIsLeftAlone() {
        Address orders = new Address("sales", "orders");
        Absence first = new Absence(1, Instant.ofEpochSecond(5), Optional.empty());
        Absence second = new Absence(2, Instant.ofEpochSecond(5), Optional.of(Instant.ofEpochSecond(9)));
        try (StateStore store = open()) {
            store.absences().replace("a", Map.of(), Map.of(orders, first));
        }
        try (StateStore store = open()) {
            assertThat(store.absences().read("a")).isEqualTo(Map.of(orders, first));
            assertThat(store.absences().read("b")).isEmpty();
            store.absences().readOnly().replace("a", Map.of(orders, first), Map.of());
            assertThat(store.absences().readOnly().read("a")).isEqualTo(Map.of(orders, first));
            store.absences().replace("a", Map.of(orders, first), Map.of(orders, second));
            assertThat(store.absences().read("a")).isEqualTo(Map.of(orders, second));
            store.absences().replace("a", Map.of(orders, first), Map.of(orders, second));
            store.absences().replace("a", Map.of(), Map.of(orders, first));
            assertThat(store.absences().read("a")).isEqualTo(Map.of(orders, second));
            store.absences().replace("a", Map.of(orders, second), Map.of());
            store.absences().replace("a", Map.of(orders, second), Map.of(orders, second));
            store.absences().replace("a", Map.of(orders, first), Map.of(orders, second));
            assertThat(store.absences().read("a")).isEmpty();
        }
    }

    private void assertDamaged() {
        RemoteException refused = catchThrowableOfType(RemoteException.class, this::open);
        assertThat(refused.code()).isEqualTo("state.damaged");
        assertThat(refused).hasMessageContaining("state.db is damaged");
        assertThat(refused.remedy()).startsWith("Delete it");
    }

    private StateStore open() {
        return StateStores.open(new Secret(url()), clock);
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("s/state.db");
    }
}
