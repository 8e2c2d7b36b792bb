package dev.lockstep.datasphere.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.sandbox.datasphere.CallKind;
import dev.lockstep.sandbox.datasphere.Surprise;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.Selection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reading costs. */
class TenantBudgetTest {
    private static final int OTHER_TYPES = 3;

    /** Of 200 the page is exactly full, so one more call says that it was the last. */
    @ParameterizedTest
    @CsvSource({"1,1", "199,1", "200,2", "201,2", "399,3", "450,3", "1000,6"})
    void aListOfOneTypeCostsAPageFor200Objects(int objects, int pages) {
        try (Live live = Live.tables(objects)) {
            Live.Reading reading = live.read("S");

            assertThat(reading.found()).hasSize(objects);
            assertThat(reading.completeness().isComplete()).isTrue();
            assertThat(live.calls(CallKind.LIST)).isEqualTo(pages + OTHER_TYPES);
            assertThat(live.calls(CallKind.READ)).isEqualTo(objects);
        }
    }

    @Test
    void aSecondReadingMakesListsOnly() {
        try (Live live = Live.sample()) {
            List<Finding> first = live.read("SALES").findings();
            live.sandbox.calls().reset();

            List<Finding> second = live.read("SALES").findings();

            assertThat(second).isEqualTo(first);
            assertThat(live.calls(CallKind.READ)).isZero();
            assertThat(live.calls(CallKind.METADATA)).isZero();
            assertThat(live.calls(CallKind.LIST)).isEqualTo(4);
        }
    }

    @Test
    void aChangedObjectCostsOneCallMore() {
        try (Live live = Live.tables(10)) {
            live.read("S");
            live.clock.advance(Duration.ofMinutes(5));
            live.sandbox.put("S", "{\"definitions\":{" + Live.table("T00003").replace("10", "20") + "}}");
            live.sandbox.calls().reset();

            live.read("S");

            assertThat(live.calls(CallKind.READ)).isEqualTo(1);
        }
    }

    @Test
    void theFirstReadingOfTheSampleNeedsNoMetadata() {
        try (Live live = Live.sample()) {
            live.read("SALES");

            assertThat(live.calls(CallKind.METADATA)).isZero();
            assertThat(live.calls(CallKind.TOKEN)).isEqualTo(1);
        }
    }

    @Test
    void aDayOfTodayIsNoMarkerSinceTheObjectMayChangeAgain() {
        try (Live live = Live.tables(3)) {
            live.sandbox.surprises().turnOn(Surprise.DATES_WITHOUT_TIME);
            live.sandbox.put("S", "{\"definitions\":{" + Live.table("T00003") + "}}");
            live.read("S");
            live.read("S");

            assertThat(live.calls(CallKind.READ)).isEqualTo(3 + 2);
            assertThat(live.cache.size()).isEqualTo(3);
        }
    }

    @Test
    void aDayLongOverIsAMarker() {
        try (Live live = Live.tables(3)) {
            live.sandbox.surprises().turnOn(Surprise.DATES_WITHOUT_TIME);
            live.clock.advance(Duration.ofDays(3));
            live.read("S");
            live.read("S");

            assertThat(live.calls(CallKind.READ)).isEqualTo(3);
        }
    }

    @Test
    void theConnectorCountsItsCallsByOperation() {
        try (Live live = Live.tables(3)) {
            TenantConnector connector = live.connector();
            Live.read(connector, "S", Selection.all());

            assertThat(connector.calls())
                    .containsEntry("design-time:list-objects", 4L)
                    .containsEntry("design-time:read-object", 3L)
                    .containsEntry("catalog:list-assets", 1L)
                    .containsEntry("oauth:token", 1L);
        }
    }
}
