package dev.lockstep.engine.laws;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.mapping.Naming.Collisions;
import dev.lockstep.engine.plan.DeletePolicy;
import dev.lockstep.engine.plan.DeletePolicy.Deletes;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.model.Address;
import dev.lockstep.model.AssetId;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Recall;
import dev.lockstep.testkit.fake.FakeFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Under suffixes no object that stands is ever renamed, whoever comes to meet it or goes. */
class NamesStayPropertyTest {
    private static final List<String> NAMES =
            List.of("ORDERS", "Orders", "orders", "oRDERS", "STOCK", "Stock", "KEEPER");

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anObjectStaysWhereItStandsAsLongAsItsSourceIsThere(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Rig rig = new Rig()
                .with(Collisions.SUFFIX)
                .with(new Memory())
                .with(PlanPolicy.standard()
                        .with(DeletePolicy.off()
                                .with(seed % 2 == 0 ? Deletes.OFF : Deletes.DROP)
                                .withLimits(100, 100)
                                .after(1, Duration.ZERO)));
        Set<String> there = new TreeSet<>();
        Map<AssetId, Address> stands = new HashMap<>();
        for (int run = 0; run < 8; run++) {
            for (String name : NAMES) {
                boolean keeps = name.equals("KEEPER") || random.nextInt(3) > 0;
                if (keeps && there.add(name)) {
                    rig.source.put(new Scenes(random.nextLong()).asset("SALES", name));
                } else if (!keeps && there.remove(name)) {
                    rig.source.remove("SALES", name);
                }
            }
            assertThat(rig.later(Duration.ofDays(1)).sync().verdict()).isEqualTo(Verdict.DONE);

            Map<AssetId, Address> now = objects(rig, there);
            assertThat(now).hasSize(there.size());
            now.forEach((id, address) ->
                    assertThat(stands.getOrDefault(id, address)).as("%s", id).isEqualTo(address));
            stands.clear();
            stands.putAll(now);
            assertThat(rig.plan().changes())
                    .as("of a run that is repeated at once")
                    .noneMatch(planned -> planned.source().isPresent());
        }
    }

    /** One object each: no source ever stands twice. */
    private static Map<AssetId, Address> objects(Rig rig, Set<String> there) {
        FakeFormat format = new FakeFormat("en");
        return rig.catalog.contents().entrySet().stream()
                .filter(entry -> there.contains(source(format, entry.getValue()).name()))
                .collect(toMap(entry -> source(format, entry.getValue()), Map.Entry::getKey));
    }

    private static AssetId source(FakeFormat format, Form form) {
        return ((Recall.Known) format.recall(form)).asset().id();
    }
}
