package dev.lockstep.sandbox.glue.rules;

import java.util.List;

/** What a member of a request may be. */
public sealed interface Shape {

    /** @param min fewest characters; @param max most characters */
    record Text(int min, int max, Alphabet alphabet) implements Shape {}

    record Choice(List<String> values) implements Shape {
        public Choice {
            values = List.copyOf(values);
        }
    }

    record Whole(long min, long max) implements Shape {}

    record Flag() implements Shape {}

    /** Seconds since 1970, with or without a fraction. */
    record Moment() implements Shape {}

    record Sequence(Shape item, int min, int max) implements Shape {}

    /** A JSON object with free keys. */
    record Dictionary(Text key, Shape value, int max) implements Shape {}

    /** A JSON object with known members, in the order the service prints them. */
    record Structure(List<Member> members) implements Shape {
        public Structure {
            members = List.copyOf(members);
        }
    }

    /** Anything: taken as it is, not checked. For parts of the API that the sandbox stores but does not know. */
    record Unchecked() implements Shape {}

    record Member(String name, Shape shape, boolean required) {
        static Member required(String name, Shape shape) {
            return new Member(name, shape, true);
        }

        static Member optional(String name, Shape shape) {
            return new Member(name, shape, false);
        }
    }
}
