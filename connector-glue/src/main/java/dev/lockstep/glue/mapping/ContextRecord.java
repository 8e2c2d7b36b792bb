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

    private ContextRecord() {}

    static String of(BusinessContext context) {
        return context.digest();
    }

    public static Optional<String> in(Form form) {
        return form.findText(PATH);
    }

    /** {@code form} with the record of {@code other}, or without one if that has none. */
    public static Form withRecordOf(Form form, Form other) {
        Map<FieldPath, Form.Value> fields = new TreeMap<>(form.fields());
        fields.remove(PATH);
        other.find(PATH).ifPresent(record -> fields.put(PATH, record));
        return new Form(fields);
    }

    /** What was last written, if the record in {@code form} is that of the asset kept there; otherwise nobody knows. */
    public static Optional<BusinessContext> lastWritten(Form form) {
        return in(form).flatMap(record ->
                BusinessContext.of(form).filter(context -> of(context).equals(record)));
    }
}
