package dev.lockstep.engine.plan;

import dev.lockstep.engine.plan.Reason.Cause;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Compares a container of ours with what is desired. It holds no base: only fields that we want are looked at, all others are foreign. */
final class ContainerDiff {
    private ContainerDiff() {}

    static List<Reason> reasons(Form actual, Form desired) {
        return desired.fields().entrySet().stream()
                .filter(field -> !Objects.equals(actual.fields().get(field.getKey()), field.getValue()))
                .map(field -> reason(field.getKey(), actual, desired))
                .toList();
    }

    static Form overlay(Form actual, Form desired) {
        TreeMap<FieldPath, Form.Value> fields = new TreeMap<>(actual.fields());
        fields.putAll(desired.fields());
        return new Form(fields);
    }

    private static Reason reason(FieldPath path, Form actual, Form desired) {
        Optional<Form.Value> before = actual.find(path);
        return new Reason(Cause.SOURCE, path.toString(), FormMerge.show(before), FormMerge.show(desired.find(path)));
    }
}
