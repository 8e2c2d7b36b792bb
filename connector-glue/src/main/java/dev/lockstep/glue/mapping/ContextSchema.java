package dev.lockstep.glue.mapping;

import static java.util.stream.Collectors.joining;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The form types that we attach. A member may be added; none may go or change its type, since forms in catalogs have it. */
public enum ContextSchema {
    TABLE("LockstepTable", ContextMembers.OF_TABLE),
    COLUMN("LockstepColumn", ContextMembers.OF_COLUMN);

    /** The member that holds the ids of those terms that were associated by us, with commas between: they alone are ours to remove. */
    public static final String LINKED_TERMS = "linkedTerms";

    /** The member that says what we last wrote to the others, see {@link ContextBase}. */
    public static final String WRITTEN = "written";

    private final String formType;
    private final String text;

    ContextSchema(String formType, List<String> keys) {
        this.formType = formType;
        this.text = Stream.concat(
                        keys.stream().map(ContextMembers::name),
                        Stream.of("linkedTerms", "written")) // constants of an enum are not there yet
                .map(member -> "    " + member + ": String\n")
                .collect(joining("", "structure " + formType + " {\n", "}"));
    }

    /** Name of the form type. */
    public String formType() {
        return formType;
    }

    /** In Smithy's IDL. Source: Glue developer guide, defining form types. */
    public String text() {
        return text;
    }

    /** {@code found} with those of our members that it lacks; empty when it has them all. What others added to it stays. */
    public Optional<String> missingFrom(String found) {
        int end = found.lastIndexOf('}');
        if (end < 0) {
            return Optional.of(text);
        }
        String start = found.substring(0, end).stripTrailing();
        Set<String> there = new HashSet<>(List.of(start.split("\\W+", -1)));
        String lacking = text.lines()
                .filter(line -> line.startsWith(" "))
                .filter(line ->
                        !there.contains(line.substring(0, line.indexOf(':')).strip()))
                .map(line -> line + "\n")
                .collect(joining());
        return lacking.isEmpty() ? Optional.empty() : Optional.of(start + "\n" + lacking + "}");
    }
}
