package dev.lockstep.engine.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The order in which writes are carried out: kinds of higher priority get a head start, and then those that wait take turns with them. A run that
 * is cut short again and again, or a kind with very many objects, starves nobody. Pure.
 */
final class Ageing {
    /** So many writes of a kind go before the first one of the next kind. */
    static final int HEAD_START = 100;

    private record Turn(int place, Rank rank, PlannedChange change) {}

    private Ageing() {}

    static List<PlannedChange> order(SortedMap<Rank, PlannedChange> writes) {
        Map<Integer, Integer> waiting = new HashMap<>();
        List<Turn> turns = new ArrayList<>();
        writes.forEach((rank, change) -> {
            int before = waiting.merge(rank.priority(), 1, Integer::sum) - 1;
            turns.add(new Turn(before + HEAD_START * rank.priority(), rank, change));
        });
        turns.sort(Comparator.comparingInt(Turn::place).thenComparing(Turn::rank));
        return turns.stream().map(Turn::change).toList();
    }
}
