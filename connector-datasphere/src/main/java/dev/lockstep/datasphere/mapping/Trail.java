package dev.lockstep.datasphere.mapping;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** The definitions a resolution has come through, so that a cycle or an excess is noticed. For one thread. */
final class Trail {
    /** Longer chains are taken for an excess. Real ones stay below 10. */
    private static final int MAX_LENGTH = 50;

    /** More steps for one column, each field counted, are taken for an excess: types that multiply at each level. */
    static final int MAX_STEPS = 2_000;

    private static final String EXCESS = "the type leads through more definitions than can be followed";

    private final Deque<String> places = new ArrayDeque<>();
    private int steps;

    /** What {@code next} says at {@code place}, unless the trail has been there: then an opaque type that names the way. */
    MappedType at(String place, String nativeName, Supplier<MappedType> next) {
        if (places.contains(place)) {
            return MappedType.opaque(nativeName, "the type refers to itself: " + way(place));
        }
        if (places.size() >= MAX_LENGTH || ++steps > MAX_STEPS) {
            return MappedType.opaque(nativeName, EXCESS);
        }
        places.addLast(place);
        try {
            return next.get();
        } finally {
            places.removeLast();
        }
    }

    /** What {@code next} says of one field more, unless there were too many. */
    MappedType step(Supplier<MappedType> next) {
        return ++steps > MAX_STEPS ? MappedType.opaque("", EXCESS) : next.get();
    }

    private String way(String place) {
        StringBuilder way = new StringBuilder();
        boolean inside = false;
        for (String step : places) {
            inside |= step.equals(place);
            way.append(inside ? step + " -> " : "");
        }
        return way.append(place).toString();
    }
}
