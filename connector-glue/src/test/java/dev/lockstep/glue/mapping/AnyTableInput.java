package dev.lockstep.glue.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Fills any structure of the SDK: each member is absent, empty or filled. */
final class AnyTableInput {
    private static final List<String> NAMES =
            List.of("a", "b", "a (2)", "net", "x/y", "~0", "name", "parameters", "ä 😀");
    private static final List<String> TEXTS =
            List.of("", "text", "{}", "[]", "0", "false", "line\nbreak", "\"quoted\\", "😀");

    private AnyTableInput() {}

    static Object structure(SdkPojo builder, SplittableRandom random) {
        for (SdkField<?> field : builder.sdkFields()) {
            if (random.nextInt(3) > 0) {
                field.set(builder, value(field, random));
            }
        }
        return ((Buildable) builder).build();
    }

    private static Object value(SdkField<?> field, SplittableRandom random) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            return structure(field.constructor().get(), random);
        }
        if (type == MarshallingType.LIST) {
            SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
            List<Object> items = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                items.add(value(item, random));
            }
            return items;
        }
        if (type == MarshallingType.MAP) {
            SdkField<?> entry = field.getTrait(MapTrait.class).valueFieldInfo();
            Map<String, Object> entries = new HashMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                entries.put(pick(NAMES, random), value(entry, random));
            }
            return entries;
        }
        return scalar(field, random);
    }

    private static Object scalar(SdkField<?> field, SplittableRandom random) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.BOOLEAN) {
            return random.nextBoolean();
        }
        if (type == MarshallingType.INTEGER) {
            return random.nextInt(-1, 3);
        }
        if (type == MarshallingType.LONG) {
            return random.nextLong();
        }
        if (type == MarshallingType.INSTANT) {
            return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
        }
        return pick(field.locationName().equals("Name") ? NAMES : TEXTS, random);
    }

    private static String pick(List<String> texts, SplittableRandom random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
