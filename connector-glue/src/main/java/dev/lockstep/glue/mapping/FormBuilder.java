package dev.lockstep.glue.mapping;

import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the fields of a form. For one thread. */
final class FormBuilder {
    /** What a field costs in a request beyond its own text: quotes, colons, commas, braces. An estimate on the safe side. */
    private static final int OVERHEAD = 24;

    private final Map<FieldPath, Form.Value> fields = new TreeMap<>();

    void text(FieldPath path, String text) {
        if (!text.isEmpty()) {
            fields.put(path, new Form.Value.Text(text));
        }
    }

    void names(FieldPath path, List<String> names) {
        fields.put(path, new Form.Value.Names(names));
    }

    void texts(FieldPath path, Map<String, String> texts) {
        texts.forEach((key, text) -> text(path.child(key), text));
    }

    /** About how many bytes the form has in a request. */
    int weight() {
        int weight = 0;
        for (Map.Entry<FieldPath, Form.Value> field : fields.entrySet()) {
            weight += OVERHEAD + weight(field.getKey(), field.getValue());
        }
        return weight;
    }

    Form build() {
        return new Form(fields);
    }

    private static int weight(FieldPath path, Form.Value value) {
        if (value instanceof Form.Value.Text text) {
            String pointer = path.pointer();
            return TextFit.bytes(text.text()) + pointer.length() - pointer.lastIndexOf('/');
        }
        return ((Form.Value.Names) value)
                .names().stream().mapToInt(name -> name.length() + OVERHEAD).sum();
    }
}
