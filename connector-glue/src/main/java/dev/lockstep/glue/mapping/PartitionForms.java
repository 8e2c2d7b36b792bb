package dev.lockstep.glue.mapping;

import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Partition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.glue.model.PartitionInput;

/** Partitions as forms, and back. */
public final class PartitionForms {
    private static final FieldPath VALUES = FieldPath.of("values");

    private PartitionForms() {}

    /** What an update of {@code found} must send back; what Glue filled in by itself is left out. */
    public static Partition of(software.amazon.awssdk.services.glue.model.Partition found) {
        PartitionInput.Builder builder = PartitionInput.builder();
        var known = found.sdkFieldNameToField();
        for (SdkField<?> field : ((SdkPojo) builder).sdkFields()) {
            SdkField<?> same = known.get(field.locationName());
            Object value = same == null ? null : same.getValueOrDefault(found);
            if (!SdkTrees.isAbsent(value)) {
                field.set(builder, value);
            }
        }
        return new Partition(found.values(), normalised(StructureFields.of(builder.build())));
    }

    public static PartitionInput toInput(List<String> values, Form form) {
        PartitionInput.Builder builder = PartitionInput.builder();
        new StructureReader(form).fill((SdkPojo) builder);
        return builder.values(values).build();
    }

    /** The form that {@link #of} gives for a partition that was written as {@code form}. */
    public static Form normalised(Form form) {
        Map<FieldPath, Form.Value> fields =
                new TreeMap<>(ReadDefaults.ofDatabase(form).fields());
        fields.remove(VALUES);
        fields.remove(Paths.STORAGE); // there and empty, as a listing without columns shows one that holds nothing else
        return new Form(fields);
    }
}
