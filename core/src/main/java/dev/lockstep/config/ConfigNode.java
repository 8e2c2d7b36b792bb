package dev.lockstep.config;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a configuration file and its place. */
public sealed interface ConfigNode {
    Place place();

    /** @param line from 1; @param column from 1; both 0 when the value does not come from a file */
    record Place(int line, int column) {
        public static final Place NONE = new Place(0, 0);
    }

    /** A single value as text, references to the environment and to files already resolved. An absent value is an empty text. */
    record Scalar(String text, Place place) implements ConfigNode {
        public Scalar {
            requireNonNull(text, "text is null");
            requireNonNull(place, "place is null");
        }

        /** The text may be a secret. */
        @Override
        public String toString() {
            return "Scalar[place=" + place + "]";
        }
    }

    record Listing(List<ConfigNode> items, Place place) implements ConfigNode {
        public Listing {
            items = List.copyOf(items);
            requireNonNull(place, "place is null");
        }
    }

    /** @param members by key, in the file's order; @param keys the place of every key */
    record Mapping(Map<String, ConfigNode> members, Map<String, Place> keys, Place place) implements ConfigNode {
        public Mapping {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
            keys = Map.copyOf(keys);
            requireNonNull(place, "place is null");
        }

        public static Mapping empty() {
            return new Mapping(Map.of(), Map.of(), Place.NONE);
        }

        /** For tests and embedders: values without places. Nested maps and lists of strings are taken over. */
        public static Mapping of(Map<String, ?> values) {
            Map<String, ConfigNode> members = new LinkedHashMap<>();
            values.forEach((key, value) -> members.put(key, node(value)));
            return new Mapping(members, Map.of(), Place.NONE);
        }

        private static ConfigNode node(Object value) {
            if (value instanceof Map<?, ?> map) {
                Map<String, Object> members = new LinkedHashMap<>();
                map.forEach((key, member) -> members.put(String.valueOf(key), member));
                return of(members);
            }
            if (value instanceof List<?> list) {
                return new Listing(list.stream().map(Mapping::node).toList(), Place.NONE);
            }
            return new Scalar(String.valueOf(value), Place.NONE);
        }
    }
}
