package dev.lockstep.glue.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * A member of a structure of the SDK, and how a form holds it.
 *
 * @param segment of its path: its wire name with a small first letter
 */
record Member(SdkField<?> field, String segment, Kind kind) {
    /** COLUMNS: names, with fields for each column. TEXTS: a map with one field for each key. COLLECTION: any other, as canonical JSON. */
    enum Kind {
        STRUCTURE,
        COLUMNS,
        TEXTS,
        COLLECTION,
        SCALAR
    }

    private static final Set<String> COLUMN_LISTS = Set.of("Columns", "PartitionKeys");

    /** By the class of structure or builder: the SDK has few, and there are many of each. */
    private static final Map<Class<?>, List<Member>> KNOWN = new ConcurrentHashMap<>();

    /** All members, in the SDK's order. */
    static List<Member> of(SdkPojo structure) {
        return KNOWN.computeIfAbsent(
                structure.getClass(),
                type -> structure.sdkFields().stream().map(Member::of).toList());
    }

    private static Member of(SdkField<?> field) {
        String name = field.locationName();
        return new Member(field, Character.toLowerCase(name.charAt(0)) + name.substring(1), kind(field));
    }

    private static Kind kind(SdkField<?> field) {
        if (COLUMN_LISTS.contains(field.locationName())) {
            return Kind.COLUMNS;
        }
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            return Kind.STRUCTURE;
        }
        if (type == MarshallingType.MAP) {
            MarshallingType<?> value =
                    field.getTrait(MapTrait.class).valueFieldInfo().marshallingType();
            return value == MarshallingType.STRING ? Kind.TEXTS : Kind.COLLECTION;
        }
        return type == MarshallingType.LIST ? Kind.COLLECTION : Kind.SCALAR;
    }

    /** Columns are the table's, not its storage's, to everybody but Hive: their path is short. */
    boolean isOfTable() {
        return field.locationName().equals("Columns");
    }
}
