package dev.lockstep.testkit.fake;

import dev.lockstep.error.AccessException;
import dev.lockstep.error.OutcomeUnknownException;
import dev.lockstep.error.RetryableException;
import dev.lockstep.error.SyncException;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Capabilities;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.ContainerOccupant;
import dev.lockstep.spi.Dropped;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Grant;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.NameRule;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Outcome;
import dev.lockstep.spi.TargetFormat;
import dev.lockstep.spi.Use;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A target in memory: folds names to lower case, versions every object, refuses stale writes, and fails as told. Thread-safe. */
public final class FakeCatalog implements MetadataConnector, MetadataWriter {
    private record Stored(Form form, int version) {}

    private final SortedMap<String, Form> containers = new TreeMap<>();
    private final SortedMap<Address, Stored> objects = new TreeMap<>();
    private final SortedMap<String, Long> calls = new TreeMap<>();
    private FakeFormat format = new FakeFormat("en");
    private FakeFaults faults = FakeFaults.none();
    private long writes;
    private boolean backwards;
    private int writesAtOnce = 8;
    private FakeReads reads = isLookedThrough -> {};

    /** What goes wrong from now on. */
    public synchronized void failWith(FakeFaults next) {
        faults = next;
    }

    /** From now on objects are listed in the opposite order. */
    public synchronized void listBackwards() {
        backwards = true;
    }

    /** From now on labels are shown in {@code language}, as after a change of the configuration. */
    public synchronized void show(String language) {
        format = new FakeFormat(language);
    }

    /** What happens before each look from now on. */
    public synchronized void readWith(FakeReads next) {
        reads = next;
    }

    /** Someone else writes {@code value} to a field; an absent value removes it. */
    public synchronized void edit(Address address, FieldPath path, Optional<Form.Value> value) {
        Stored stored = objects.get(address);
        TreeMap<FieldPath, Form.Value> fields = new TreeMap<>(stored.form().fields());
        value.ifPresentOrElse(text -> fields.put(path, text), () -> fields.remove(path));
        objects.put(address, new Stored(new Form(fields), stored.version() + 1));
    }

    /** Someone else creates an object, and its container if needed. */
    public synchronized void put(Address address, Form form) {
        containers.putIfAbsent(address.container(), Form.empty());
        objects.put(address, new Stored(form, 0));
    }

    /** Someone else drops an object. */
    public synchronized void remove(Address address) {
        objects.remove(address);
    }

    /** From now on it asks for one write after the other, so that a seed always tells the same story. */
    public synchronized void writeInOrder() {
        writesAtOnce = 1;
    }

    /** Someone else creates a container, or replaces what is said about it. */
    public synchronized void putContainer(String name, Form form) {
        containers.put(name, form);
    }

    /** What is said about a container now. */
    public synchronized Form container(String name) {
        return containers.get(name);
    }

    /** Everything that stands in the catalog now. */
    public synchronized SortedMap<Address, Form> contents() {
        SortedMap<Address, Form> contents = new TreeMap<>();
        objects.forEach((address, stored) -> contents.put(address, stored.form()));
        return contents;
    }

    /** Writes that took effect since the start, those of others aside. */
    public synchronized long writes() {
        return writes;
    }

    @Override
    public String system() {
        return "fake";
    }

    @Override
    public synchronized Capabilities capabilities() {
        return new Capabilities(new LowerCase(), new LowerCase(), new LowerCase(), writesAtOnce);
    }

    @Override
    public Optional<MetadataReader> reader() {
        return Optional.empty();
    }

    @Override
    public Optional<MetadataWriter> writer() {
        return Optional.of(this);
    }

    @Override
    public List<Check> check() {
        return List.of(Check.passed("fake", "is in memory"));
    }

    @Override
    public Optional<String> principal() {
        return Optional.of("fake user");
    }

    @Override
    public List<Grant> grants(Use use) {
        return List.of();
    }

    @Override
    public synchronized SortedMap<String, Long> calls() {
        return new TreeMap<>(calls);
    }

    @Override
    public void close() {
        // nothing is held
    }

    @Override
    public synchronized TargetFormat format() {
        return format;
    }

    @Override
    public synchronized List<ContainerOccupant> listContainers() {
        count("listContainers");
        reads.before(false);
        return containers.entrySet().stream()
                .map(entry -> new ContainerOccupant(
                        entry.getKey(), entry.getValue(), FakeFormat.owner(entry.getValue()), Optional.empty()))
                .toList();
    }

    @Override
    public void list(String container, Consumer<Occupant> sink) {
        List<Occupant> found;
        synchronized (this) {
            count("list");
            reads.before(true);
            found = objects.keySet().stream()
                    .filter(address -> address.container().equals(container))
                    .sorted(backwards ? Comparator.<Address>reverseOrder() : Comparator.<Address>naturalOrder())
                    .map(this::occupant)
                    .toList();
        }
        found.forEach(sink);
    }

    @Override
    public synchronized Optional<Occupant> find(Address address) {
        count("find");
        reads.before(false);
        return Optional.of(address).filter(objects::containsKey).map(this::occupant);
    }

    @Override
    public synchronized Outcome apply(Change change) {
        count(change.getClass().getSimpleName());
        return attempt(change);
    }

    private Outcome attempt(Change change) {
        return switch (faults.next(
                change, calls.values().stream().mapToLong(Long::longValue).sum())) {
            case NONE -> write(change);
            case REFUSED ->
                throw new RetryableException("fake.throttled", "asked to wait", true, Optional.empty(), null);
            case DENIED ->
                throw new AccessException("fake.access-denied", "may not write " + change.container(), "Grant it.");
            case LOST_BEFORE -> throw lost();
            case LOST_AFTER -> {
                write(change);
                throw lost();
            }
            case OVERTAKEN -> {
                overtake(change);
                yield write(change);
            }
        };
    }

    /** One call, however many; each drop fails by itself. */
    @Override
    public synchronized List<Dropped> drop(List<Change.Drop> drops) {
        count("drop");
        return drops.stream().map(this::dropped).toList();
    }

    private Dropped dropped(Change.Drop drop) {
        try {
            return Dropped.of(drop, attempt(drop));
        } catch (SyncException e) {
            return Dropped.failed(drop, e);
        }
    }

    private Outcome write(Change change) {
        Outcome outcome = carryOut(change);
        writes += outcome instanceof Outcome.Applied ? 1 : 0;
        return outcome;
    }

    private Outcome carryOut(Change change) {
        if (change instanceof Change.CreateContainer create) {
            Form present = containers.putIfAbsent(create.container(), create.after());
            return created(Optional.ofNullable(present), create.after());
        }
        if (change instanceof Change.UpdateContainer update) {
            Form present = containers.get(update.container());
            if (!update.before().equals(present)) {
                return update.after().equals(present)
                        ? new Outcome.AlreadyInPlace()
                        : new Outcome.Conflict("was changed by somebody else");
            }
            containers.put(update.container(), update.after());
            return new Outcome.Applied(Optional.empty());
        }
        if (change instanceof Change.Create create) {
            return create(create);
        }
        if (change instanceof Change.Update update) {
            return update(update);
        }
        if (change instanceof Change.Drop drop) {
            return drop(drop);
        }
        throw new IllegalStateException("unknown change " + change.getClass());
    }

    private Outcome create(Change.Create create) {
        if (!containers.containsKey(create.container())) {
            return new Outcome.Conflict("container %s does not exist".formatted(create.container()));
        }
        Stored present = objects.putIfAbsent(create.address(), new Stored(create.after(), 0));
        return created(Optional.ofNullable(present).map(Stored::form), create.after());
    }

    private static Outcome created(Optional<Form> present, Form after) {
        if (present.isEmpty()) {
            return new Outcome.Applied(Optional.empty());
        }
        return present.get().equals(after) ? new Outcome.AlreadyInPlace() : new Outcome.Conflict("exists already");
    }

    private Outcome update(Change.Update update) {
        Stored stored = objects.get(update.address());
        if (stored == null) {
            return new Outcome.Conflict("does not exist");
        }
        if (stored.form().equals(update.after())) {
            return new Outcome.AlreadyInPlace();
        }
        if (!update.version().equals(Optional.of(String.valueOf(stored.version())))) {
            return new Outcome.Conflict(
                    "expected version %s, found %d".formatted(update.version().orElse("none"), stored.version()));
        }
        objects.put(update.address(), new Stored(update.after(), stored.version() + 1));
        return new Outcome.Applied(Optional.empty());
    }

    private Outcome drop(Change.Drop drop) {
        Stored stored = objects.get(drop.address());
        if (stored == null) {
            return new Outcome.AlreadyInPlace();
        }
        if (!drop.version().equals(Optional.of(String.valueOf(stored.version())))) {
            return new Outcome.Conflict("found version " + stored.version());
        }
        objects.remove(drop.address());
        return new Outcome.Applied(Optional.empty());
    }

    private void overtake(Change change) {
        if (change instanceof Change.Update update) {
            edit(update.address(), FieldPath.of("foreign"), Optional.of(FakeFormat.text("overtaken")));
        }
    }

    private Occupant occupant(Address address) {
        Stored stored = objects.get(address);
        return new Occupant(
                address,
                Optional.of(String.valueOf(stored.version())),
                stored.form(),
                FakeFormat.mark(stored.form()),
                Optional.empty());
    }

    private static OutcomeUnknownException lost() {
        return new OutcomeUnknownException("fake.lost", "the answer was lost", "");
    }

    private void count(String operation) {
        calls.merge(operation, 1L, Long::sum);
    }

    /** Names in lower case. */
    private static final class LowerCase implements NameRule {
        @Override
        public String fold(String name) {
            return name.toLowerCase(Locale.ROOT);
        }

        @Override
        public Optional<String> violation(String folded) {
            return folded.length() > 255 ? Optional.of("is longer than 255 characters") : Optional.empty();
        }
    }
}
