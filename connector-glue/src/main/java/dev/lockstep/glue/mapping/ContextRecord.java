package dev.lockstep.glue.mapping;

import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parameter of a table that says what was last written to Glue's business context on its behalf. It is set only after that was written, so
 * whoever lists tables knows what is in step without reading the context of a single one.
 */
public final class ContextRecord {
    static final FieldPath PATH = Paths.PARAMETERS.child(ParameterKeys.CONTEXT);

    /** Says that something may stand in the business context, and nobody knows what. No digest. */
    private static final Form.Value PENDING = new Form.Value.Text("pending");

    private ContextRecord() {}

    static String of(BusinessContext context) {
        return context.digest();
    }

    public static Optional<String> in(Form form) {
        return form.findText(PATH);
    }

    /**
     * {@code after} as it is to stand before its business context is written: with a record that promises nothing. The one of {@code before}
     * would be taken for the truth by whoever wants that context again, and none at all by whoever wants no context.
     */
    public static Form unsettled(Form after, Form before) {
        if (in(after).equals(in(before))) {
            return after;
        }
        Map<FieldPath, Form.Value> fields = new TreeMap<>(after.fields());
        fields.put(PATH, PENDING);
        return new Form(fields);
    }
}
