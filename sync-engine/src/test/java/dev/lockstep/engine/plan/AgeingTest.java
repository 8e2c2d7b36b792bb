package dev.lockstep.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Address;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Form;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AgeingTest {
    private final TreeMap<Rank, PlannedChange> writes = new TreeMap<>();

    @Test
    void theFirstKindGoesFirst() {
        add(1, 5);
        add(0, Ageing.HEAD_START);
        assertThat(containers()).startsWith("p0").endsWith("p1");
        assertThat(containers().lastIndexOf("p0")).isEqualTo(Ageing.HEAD_START - 1);
    }

    @Test
    void nobodyWaitsForAllOfAnotherKind() {
        add(0, 10 * Ageing.HEAD_START);
        add(2, 3);
        List<String> order = containers();
        assertThat(order.indexOf("p2")).isEqualTo(2 * Ageing.HEAD_START + 1);
        assertThat(order.lastIndexOf("p2")).isEqualTo(2 * Ageing.HEAD_START + 5);
        assertThat(order).hasSize(writes.size());
    }

    @Test
    void withinAKindTheAddressDecides() {
        add(3, 300);
        assertThat(Ageing.order(writes)).containsExactlyElementsOf(writes.values());
    }

    private void add(int priority, int count) {
        for (int i = 0; i < count; i++) {
            var address = new Address("p" + priority, "t%05d".formatted(i));
            var change = new PlannedChange(
                    new Change.Create(address, Form.empty()),
                    Optional.empty(),
                    List.of(new Reason(Reason.Cause.NEW, "", "", "T")));
            writes.put(new Rank(priority, address), change);
        }
    }

    private List<String> containers() {
        return Ageing.order(writes).stream()
                .map(planned -> planned.change().container())
                .toList();
    }
}
