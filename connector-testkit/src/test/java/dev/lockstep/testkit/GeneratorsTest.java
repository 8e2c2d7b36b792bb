package dev.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Asset;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.AssetTrees;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The generators leave nothing out: what they never make, no test ever sees. */
class GeneratorsTest {
    private static final Set<Class<?>> MADE = new HashSet<>();
    private static final Set<Object> CONSTANTS = new HashSet<>();
    private static final Set<String> FILLED = new TreeSet<>();
    private static final Set<String> EMPTY = new TreeSet<>();

    @BeforeAll
    static void lookAtManyAssets() throws ReflectiveOperationException {
        for (long seed = 0; seed < 500; seed++) {
            look(AnyAsset.asset(seed));
        }
    }

    @Test
    void everyKindOfTypeIsMade() {
        assertThat(MADE).containsAll(List.of(DataType.class.getPermittedSubclasses()));
    }

    @Test
    void everyKindOfTypeIsAmongTheSamples() {
        assertThat(EveryType.samples().stream().<Object>map(Object::getClass))
                .contains((Object[]) DataType.class.getPermittedSubclasses());
    }

    @Test
    void everyKindOfTreeIsMade() {
        assertThat(MADE).containsAll(List.of(Tree.class.getPermittedSubclasses()));
    }

    @Test
    void everyComponentIsFilledSometimesAndEmptySometimes() {
        Set<String> components = new TreeSet<>();
        Set<String> optional = new TreeSet<>();
        for (Class<?> type : MADE) {
            for (RecordComponent component : type.getRecordComponents()) {
                components.add(nameOf(component));
                if (mayBeEmpty(component.getType())) {
                    optional.add(nameOf(component));
                }
            }
        }
        optional.remove("Union.alternatives"); // never empty
        assertThat(components).contains("Asset.rest", "Column.exceptionAggregation", "Variable.defaultValue");
        assertThat(FILLED).containsExactlyElementsOf(components);
        assertThat(EMPTY).containsAll(optional);
    }

    @Test
    void everyConstantIsMade() {
        for (Object constant : Set.copyOf(CONSTANTS)) {
            assertThat(CONSTANTS)
                    .containsAll(
                            List.of(((Enum<?>) constant).getDeclaringClass().getEnumConstants()));
        }
    }

    @Test
    void theSameSeedGivesTheSameAsset() {
        Asset first = AnyAsset.asset(7);
        assertThat(AssetTrees.toTree(AnyAsset.asset(7))).isEqualTo(AssetTrees.toTree(first));
        assertThat(AnyAsset.asset(8)).isNotEqualTo(first);
    }

    private static void look(Object value) throws ReflectiveOperationException {
        if (value instanceof Optional<?> optional && optional.isPresent()) {
            look(optional.get());
        } else if (value instanceof List<?> items) {
            for (Object item : items) {
                look(item);
            }
        } else if (value instanceof Map<?, ?> map) {
            look(List.copyOf(map.values()));
        } else if (value instanceof Enum<?>) {
            CONSTANTS.add(value);
        } else if (value instanceof Record) {
            MADE.add(value.getClass());
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Object part = component.getAccessor().invoke(value);
                (isEmpty(part) ? EMPTY : FILLED).add(nameOf(component));
                look(part);
            }
        }
    }

    private static boolean isEmpty(Object part) {
        return part.equals(Optional.empty())
                || part.equals(OptionalInt.empty())
                || part.equals(List.of())
                || part.equals(Map.of())
                || part.equals(false);
    }

    private static boolean mayBeEmpty(Class<?> type) {
        return Arrays.asList(Optional.class, OptionalInt.class, List.class, Map.class, boolean.class)
                .contains(type);
    }

    private static String nameOf(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }
}
