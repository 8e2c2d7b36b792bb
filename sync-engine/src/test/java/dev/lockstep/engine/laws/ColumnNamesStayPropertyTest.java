package dev.lockstep.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.mapping.Naming.Collisions;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.DataType;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Recall;
import dev.lockstep.testkit.fake.FakeFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Under suffixes no column that stands is ever renamed, whichever column comes to meet it or goes. */
class ColumnNamesStayPropertyTest {
    private static final AssetId ORDERS = new AssetId("fake", "SALES", "ORDERS");
    private static final List<String> NAMES = List.of("NET", "Net", "net", "GROSS", "Gross", "x".repeat(300), "KEEPER");

    static LongStream seeds() {
        return LongStream.range(0, 200); // fixed: a red seed is red again tomorrow
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aColumnKeepsItsNameAsLongAsItsSourceIsThere(long seed) {
        Random random = new Random(seed);
        Rig rig = new Rig().with(Collisions.SUFFIX);
        Map<String, String> before = Map.of();
        for (int run = 0; run < 5; run++) {
            rig.source.put(orders(random));
            assertThat(rig.sync().verdict()).isEqualTo(Verdict.DONE);

            Map<String, String> now = names(rig);
            assertThat(now.values()).doesNotHaveDuplicates();
            before.forEach((column, name) ->
                    assertThat(now.getOrDefault(column, name)).as("%s", column).isEqualTo(name));
            before = now;
            assertThat(rig.plan().changes())
                    .as("of a run that is repeated at once")
                    .isEmpty();
        }
    }

    private static Asset orders(Random random) {
        List<String> names = new ArrayList<>(NAMES);
        names.removeIf(name -> !name.equals("KEEPER") && random.nextInt(3) == 0);
        Collections.shuffle(names, random);
        return Asset.of(
                ORDERS,
                AssetKind.TABLE,
                names.stream().map(name -> Column.of(name, new DataType.Date())).toList());
    }

    /** Names in the target by technical name. */
    private static Map<String, String> names(Rig rig) {
        Map<String, String> names = new HashMap<>();
        Form form = rig.catalog.contents().values().iterator().next();
        Asset standing = ((Recall.Known) new FakeFormat("en").recall(form)).asset();
        standing.columns()
                .forEach(column ->
                        names.put(column.name(), column.publishedName().toLowerCase(Locale.ROOT)));
        return names;
    }
}
