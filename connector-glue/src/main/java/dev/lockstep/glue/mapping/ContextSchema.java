package dev.lockstep.glue.mapping;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The form types that we attach. A member may be added; none may go or change its type, since forms in catalogs have it. */
public enum ContextSchema {
    TABLE("LockstepTable", ContextMembers.OF_TABLE),
    COLUMN("LockstepColumn", ContextMembers.OF_COLUMN);

    /** The member that holds the ids of those terms that were associated by us, with commas between: they alone are ours to remove. */
    public static final String LINKED_TERMS = "linkedTerms";

    private final String formType;
    private final String text;

    ContextSchema(String formType, List<String> keys) {
        this.formType = formType;
        this.text = Stream.concat(keys.stream().map(ContextMembers::name), Stream.of("linkedTerms"))
                .map(member -> "    " + member + ": String\n")
                .collect(Collectors.joining("", "structure " + formType + " {\n", "}"));
    }

    /** Name and id of the form type. */
    public String formType() {
        return formType;
    }

    /** In Smithy's IDL. Source: Glue developer guide, defining form types. */
    public String text() {
        return text;
    }
}
