package dev.lockstep.engine.laws;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.plan.DeletePolicy;
import dev.lockstep.engine.plan.DeletePolicy.Deletes;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.engine.plan.PlanPolicy.OnDrift;
import dev.lockstep.error.RetryableException;
import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Guard;
import dev.lockstep.testkit.fake.FakeFaults;
import dev.lockstep.testkit.fake.FakeFaults.Fault;
import dev.lockstep.testkit.fake.FakeFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** A source and a catalog that live on while runs fail, are killed, see only a part, and others write. Keeps books of its own. */
final class Chaos {
    private static final List<String> CONTAINERS = List.of("SALES", "STOCK");
    private static final int OBJECTS = 4;
    private static final int STEPS = 25;
    private static final FakeFormat FORMAT = new FakeFormat("en");
    private static final FieldPath RETIRED = FieldPath.of("lockstep", "retired");
    private static final List<Deletes> MODES = List.of(Deletes.values());
    private static final List<Fault> FAULTS = List.of(Fault.REFUSED, Fault.DENIED, Fault.LOST_BEFORE, Fault.LOST_AFTER);

    private final SplittableRandom random;
    private final Scenes scenes;
    private final Memory memory = new Memory();
    private final Rig rig = new Rig();
    private final Others others;
    private final Deletes deletes;
    private final OnDrift onDrift;
    private final Map<Address, Asset> source = new TreeMap<>();
    private final Set<String> hidden = new TreeSet<>();
    private final SortedMap<String, Long> tally = new TreeMap<>();

    Chaos(long seed) {
        random = new SplittableRandom(seed);
        scenes = new Scenes(seed);
        others = new Others(rig.catalog, random, this::anywhere, source);
        deletes = MODES.get(random.nextInt(MODES.size()));
        onDrift = random.nextBoolean() ? OnDrift.REPORT : OnDrift.KEEP;
        rig.catalog.writeInOrder();
        rig.with(PlanPolicy.standard()
                .with(onDrift)
                .with(DeletePolicy.off()
                        .with(deletes)
                        .withLimits(100, 100)
                        .after(1 + random.nextInt(2), Duration.ofHours(random.nextInt(3)))));
        CONTAINERS.forEach(container -> put(container, 0));
        change();
        rig.with(memory).sync();
        others.create(new Address("sales", "apart"));
    }

    /** @return what happened, by kind */
    SortedMap<String, Long> play(int runs) {
        for (int run = 0; run < runs; run++) {
            change();
            surprise();
            edit("between runs");
            chaotic();
        }
        calm();
        return tally;
    }

    /** One run in which anything may go wrong at any moment. */
    private void chaotic() {
        var killing = new Killing(random.nextInt(3) == 0 ? 1 + random.nextInt(STEPS) : Integer.MAX_VALUE);
        rig.catalog.failWith((change, attempt) -> {
            meanwhile(killing, 6);
            Fault fault = random.nextInt(5) == 0 ? FAULTS.get(random.nextInt(FAULTS.size())) : Fault.NONE;
            if (fault != Fault.NONE) {
                count("write " + fault);
            }
            return fault;
        });
        rig.catalog.readWith(isLookedThrough -> {
            meanwhile(killing, isLookedThrough ? Integer.MAX_VALUE : 10);
            if (random.nextInt(40) == 0) {
                count("read failed");
                throw new RetryableException("fake.down", "does not answer", false, Optional.empty(), null);
            }
        });
        others.watch();
        SortedMap<Address, Form> before = rig.catalog.contents();
        long writes = rig.catalog.writes();
        Optional<RunReport> report = run(killing);
        rig.catalog.readWith(isLookedThrough -> {});
        count("run");
        count("run " + report.map(told -> told.verdict().toString()).orElse(killing.isDone() ? "killed" : "aborted"));
        assertThat(rig.catalog.writes() - writes)
                .as("writes without evidence")
                .isLessThanOrEqualTo(repeated(killing.intended()));
        check(before, report);
    }

    private void meanwhile(Killing killing, int oneIn) {
        killing.step();
        if (random.nextInt(oneIn) == 0) {
            edit("during runs");
        }
    }

    /** A write whose answer is lost is made again at most twice. */
    private static long repeated(int intended) {
        return 3L * intended;
    }

    private Optional<RunReport> run(Killing killing) {
        rig.with(killing.journal()).with(killing.absences(memory));
        rig.confirmed(random.nextInt(5) > 0);
        try {
            return Optional.of(random.nextInt(4) > 0 ? rig.syncAtOnce() : rig.sync());
        } catch (RetryableException e) {
            return Optional.empty();
        } catch (Killing.Killed | IllegalStateException e) {
            assertThat(killing.isDone()).as("%s", e).isTrue();
            return Optional.empty();
        }
    }

    /** One clean run brings everything about; what it has retired goes with the next. */
    private void calm() {
        showAll();
        others.vacate(source.keySet());
        others.watch();
        rig.catalog.failWith(FakeFaults.none());
        SortedMap<Address, Form> before = rig.catalog.contents();
        rig.with(new Killing(Integer.MAX_VALUE).journal()).with(memory).confirmed(true);

        RunReport report = rig.syncAtOnce();

        assertThat(report.verdict())
                .as("%s %s", report.results(), report.plan().refusals())
                .isEqualTo(Verdict.DONE);
        check(before, Optional.of(report));
        for (int i = 0; i < (deletes == Deletes.OFF ? 0 : 2); i++) {
            rig.later(Duration.ofHours(3));
            before = rig.catalog.contents();
            Plan next = rig.plan();
            assertThat(next.changes()).allMatch(change -> isOfGone(change.change()));
            check(before, Optional.of(rig.apply(next)));
        }
        assertThat(rig.plan().changes()).isEmpty();
    }

    private boolean isOfGone(Change change) {
        return change.target().filter(address -> !source.containsKey(address)).isPresent();
    }

    private void check(SortedMap<Address, Form> before, Optional<RunReport> report) {
        SortedMap<Address, Form> after = rig.catalog.contents();
        before.forEach((address, form) -> {
            boolean isGone = !after.containsKey(address) && !others.dropped(address);
            boolean isRetired = after.containsKey(address)
                    && form.find(RETIRED).isEmpty()
                    && after.get(address).find(RETIRED).isPresent();
            if (isGone || isRetired) {
                assertMayGo(address, isGone);
                count(isGone ? "object dropped" : "object retired");
            }
        });
        others.assertIntact();
        report.filter(told -> told.verdict() == Verdict.DONE).ifPresent(told -> assertIsTrue(told, after));
    }

    private void assertMayGo(Address address, boolean isGone) {
        assertThat(source).as("the source").doesNotContainKey(address);
        assertThat(others.owned(address)).as("%s is of others", address).isFalse();
        assertThat(hidden).as("containers that were seen in part").doesNotContain(container(address));
        assertThat(deletes).isIn(isGone ? List.of(Deletes.DROP) : List.of(Deletes.DROP, Deletes.TOMBSTONE));
    }

    /**
     * A run that says it is done has seen everything, and everything stands as the source says, but for what is reported. Of what others did
     * meanwhile to an object that it had no business with, it cannot know.
     */
    private void assertIsTrue(RunReport report, SortedMap<Address, Form> contents) {
        assertThat(hidden).as("containers that were seen in part").isEmpty();
        Set<Address> written = report.results().stream()
                .flatMap(result -> result.planned().change().target().stream())
                .collect(toSet());
        source.forEach((address, asset) -> {
            if (written.contains(address) || !others.touched(address)) {
                assertThat(contents).as("the catalog").containsKey(address);
                assertIsTrue(report, address, asset, contents.get(address));
            }
        });
    }

    private void assertIsTrue(RunReport report, Address address, Asset asset, Form found) {
        assertThat(found.find(RETIRED)).isEmpty();
        Form wanted = FORMAT.render(asset, address, Rig.SYNC).form();
        wanted.fields().forEach((path, value) -> {
            if (!found.find(path).equals(Optional.of(value))) {
                assertThat(FORMAT.guard(path)).as("%s %s", address, path).isEqualTo(Guard.SHARED);
                assertThat(others.explain(address, path, value, found.find(path)))
                        .as("%s %s", address, path)
                        .isTrue();
                assertThat(isReported(report, address, path) || others.isGrown(address, value, found.find(path)))
                        .as("%s %s is reported", address, path)
                        .isTrue();
            }
        });
    }

    private boolean isReported(RunReport report, Address address, FieldPath path) {
        return onDrift == OnDrift.KEEP
                || report.plan().drifts().stream()
                        .anyMatch(drift -> drift.subject().equals(address.toString())
                                && drift.path().equals(path.toString()));
    }

    private void change() {
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            String container = CONTAINERS.get(random.nextInt(CONTAINERS.size()));
            int number = random.nextInt(OBJECTS);
            if (random.nextInt(3) > 0) {
                put(container, number);
            } else if (source.remove(address(container, number)) != null) {
                rig.source.remove(container, "OBJECT_" + number);
            }
        }
    }

    private void put(String container, int number) {
        Asset asset = scenes.asset(container, "OBJECT_" + number);
        rig.source.put(asset);
        source.put(address(container, number), asset);
        others.follow(address(container, number));
    }

    private void surprise() {
        showAll();
        if (random.nextInt(4) == 0) {
            String container = CONTAINERS.get(random.nextInt(CONTAINERS.size()));
            hidden.add(container);
            rig.source.hidePartOf(container);
            count("discovery incomplete");
        }
        if (random.nextInt(10) == 0) {
            memory.lose();
            count("state lost");
        }
        rig.later(Duration.ofHours(random.nextInt(4)));
    }

    private void showAll() {
        hidden.forEach(rig.source::showAllOf);
        hidden.clear();
    }

    private void edit(String when) {
        others.edit().ifPresent(edit -> {
            count("edit " + edit);
            count("edit " + when);
        });
    }

    private void count(String what) {
        tally.merge(what, 1L, Long::sum);
    }

    private Address anywhere() {
        return address(CONTAINERS.get(random.nextInt(CONTAINERS.size())), random.nextInt(OBJECTS));
    }

    private static String container(Address address) {
        return CONTAINERS.stream()
                .filter(name -> name.equalsIgnoreCase(address.container()))
                .findFirst()
                .orElseThrow();
    }

    private static Address address(String container, int number) {
        return new Address(container.equals("SALES") ? "sales" : "stock", "object_" + number);
    }
}
