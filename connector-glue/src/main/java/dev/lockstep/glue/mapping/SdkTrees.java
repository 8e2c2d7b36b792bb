package dev.lockstep.glue.mapping;

import dev.lockstep.model.Tree;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** Any value of the SDK as a tree, and back. Members have their wire names. */
final class SdkTrees {
    private SdkTrees() {}

    /** Whether the SDK says that nobody set the value: null, or its own empty collection. */
    static boolean isAbsent(Object value) {
        return value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap;
    }

    static Tree toTree(Object value) {
        if (value == null) {
            return new Tree.Null();
        }
        if (value instanceof Boolean flag) {
            return Tree.bool(flag);
        }
        if (value instanceof Number number) {
            return new Tree.Num(new BigDecimal(number.toString()));
        }
        if (value instanceof List<?> items) {
            return Tree.seq(items.stream().map(SdkTrees::toTree).toList());
        }
        if (value instanceof Map<?, ?> entries) {
            Map<String, Tree> members = new TreeMap<>();
            entries.forEach((key, entry) -> members.put((String) key, toTree(entry)));
            return new Tree.Node(members);
        }
        return value instanceof SdkPojo structure ? structureToTree(structure) : Tree.text(value.toString());
    }

    private static Tree structureToTree(SdkPojo structure) {
        Map<String, Tree> members = new LinkedHashMap<>();
        for (SdkField<?> field : structure.sdkFields()) {
            Object value = field.getValueOrDefault(structure);
            if (!isAbsent(value)) {
                members.put(field.locationName(), toTree(value));
            }
        }
        return new Tree.Node(members);
    }

    /**
     * The value of {@code field} that {@link #toTree} turned into {@code tree}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Object fromTree(Tree tree, SdkField<?> field) {
        if (tree instanceof Tree.Null) {
            return null;
        }
        if (tree instanceof Tree.Seq seq && field.marshallingType() == MarshallingType.LIST) {
            SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
            List<Object> items = new ArrayList<>();
            seq.items().forEach(member -> items.add(fromTree(member, item)));
            return items;
        }
        if (tree instanceof Tree.Node node && field.marshallingType() == MarshallingType.MAP) {
            SdkField<?> entry = field.getTrait(MapTrait.class).valueFieldInfo();
            Map<String, Object> entries = new LinkedHashMap<>();
            node.members().forEach((key, member) -> entries.put(key, fromTree(member, entry)));
            return entries;
        }
        if (tree instanceof Tree.Node node && field.marshallingType() == MarshallingType.SDK_POJO) {
            return structureFromTree(node, field.constructor().get());
        }
        return scalarFromTree(tree, field);
    }

    private static Object structureFromTree(Tree.Node node, SdkPojo builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            node.find(field.locationName()).ifPresent(tree -> field.set(builder, fromTree(tree, field)));
        }
        return ((Buildable) builder).build();
    }

    private static Object scalarFromTree(Tree tree, SdkField<?> field) {
        if (tree instanceof Tree.Text text) {
            return scalar(text.value(), field);
        }
        if (tree instanceof Tree.Num number) {
            return scalar(number.value().toString(), field);
        }
        if (tree instanceof Tree.Bool flag) {
            return scalar(Boolean.toString(flag.value()), field);
        }
        throw new IllegalArgumentException("%s cannot be a %s"
                .formatted(field.locationName(), tree.getClass().getSimpleName()));
    }

    /** The scalar that was printed as {@code text}. */
    static Object scalar(String text, SdkField<?> field) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.STRING) {
            return text;
        }
        if (type == MarshallingType.INTEGER) {
            return Integer.valueOf(text);
        }
        if (type == MarshallingType.LONG) {
            return Long.valueOf(text);
        }
        if (type == MarshallingType.DOUBLE) {
            return Double.valueOf(text);
        }
        if (type == MarshallingType.BOOLEAN) {
            return Boolean.valueOf(text);
        }
        if (type == MarshallingType.INSTANT) {
            return Instant.parse(text);
        }
        throw new IllegalArgumentException("%s has a type that is not known here".formatted(field.locationName()));
    }
}
