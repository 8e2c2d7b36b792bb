package dev.lockstep.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.testkit.fake.FakeCatalog;
import dev.lockstep.testkit.fake.FakeFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A second writer of a catalog, who keeps books of what of his must survive. For one thread at a time. */
final class Others {
    /** Something that others do. */
    enum Edit {
        NOTE,
        LABEL,
        COMMENT,
        COLUMN_ADDED,
        COLUMN_DROPPED,
        COLUMN_NOTE_DROPPED,
        LOCATION,
        MODEL_DROPPED,
        MARK_DROPPED,
        OBJECT_DROPPED,
        OBJECT_CREATED,
        CONTAINER_NOTE
    }

    static final FieldPath NOTE = FieldPath.of("foreign", "note");
    private static final FieldPath MARK = FieldPath.of("lockstep", "sync");
    private static final FieldPath MODEL = FieldPath.of("lockstep", "model");
    private static final String THEIR_COLUMN = "THEIRS_";
    private static final List<Edit> COMMON =
            List.of(Edit.NOTE, Edit.LABEL, Edit.LABEL, Edit.COMMENT, Edit.COMMENT, Edit.COLUMN_ADDED);

    private final FakeCatalog catalog;
    private final SplittableRandom random;
    private final Supplier<Address> anywhere;
    private final Map<Address, Asset> source;
    private final Map<Address, Map<FieldPath, String>> kept = new HashMap<>();
    private final Map<Address, Set<FieldPath>> edited = new HashMap<>();
    private final Map<String, String> containers = new TreeMap<>();
    private final SortedMap<Address, Form> objects = new TreeMap<>();
    private final Set<Address> owned = new TreeSet<>();
    private final Set<Address> dropped = new TreeSet<>();
    private final Set<Address> baseless = new TreeSet<>();
    private final Set<Address> touched = new TreeSet<>();

    /** @param anywhere an address that they may take; @param source what the catalog should hold, as of now */
    Others(FakeCatalog catalog, SplittableRandom random, Supplier<Address> anywhere, Map<Address, Asset> source) {
        this.source = source;
        this.catalog = catalog;
        this.random = random;
        this.anywhere = anywhere;
    }

    /** They do something. @return what; nothing when it was not possible */
    Optional<Edit> edit() {
        Edit edit = random.nextInt(2) == 0
                ? COMMON.get(random.nextInt(COMMON.size()))
                : List.of(Edit.values()).get(random.nextInt(Edit.values().length));
        List<Address> ours = new ArrayList<>(catalog.contents().keySet());
        ours.removeAll(objects.keySet());
        if (edit == Edit.OBJECT_CREATED) {
            return create(anywhere.get()) ? Optional.of(edit) : Optional.empty();
        }
        return ours.isEmpty() || !edit(edit, ours.get(random.nextInt(ours.size())))
                ? Optional.empty()
                : Optional.of(edit);
    }

    private boolean edit(Edit edit, Address address) {
        Form form = catalog.contents().get(address);
        List<String> columns = form.names(FakeFormat.COLUMNS);
        String column = columns.isEmpty() ? "" : columns.get(random.nextInt(columns.size()));
        boolean isOfOurs = !column.isEmpty() && !column.startsWith(THEIR_COLUMN);
        boolean done =
                switch (edit) {
                    case NOTE -> write(address, NOTE);
                    case LABEL -> write(address, FakeFormat.LABEL);
                    case COMMENT ->
                        isOfOurs && lasts(address, column) && write(address, FakeFormat.columnComment(column));
                    case COLUMN_ADDED -> addColumn(address, columns);
                    case COLUMN_DROPPED -> isOfOurs && columns.size() > 1 && dropColumn(address, columns, column);
                    case COLUMN_NOTE_DROPPED -> isOfOurs && remove(address, FakeFormat.columnNote(column));
                    case LOCATION -> set(address, FakeFormat.LOCATION, "elsewhere");
                    case MODEL_DROPPED -> dropModel(address);
                    case MARK_DROPPED -> unmark(address);
                    case OBJECT_DROPPED -> drop(address);
                    case CONTAINER_NOTE -> note(address.container());
                    case OBJECT_CREATED -> throw new IllegalArgumentException(edit.toString());
                };
        if (done) {
            touched.add(address);
        }
        return done;
    }

    private boolean write(Address address, FieldPath path) {
        String words = "by hand " + random.nextInt(1000);
        kept.computeIfAbsent(address, any -> new TreeMap<>()).put(path, words);
        return set(address, path, words);
    }

    private boolean set(Address address, FieldPath path, String words) {
        edited.computeIfAbsent(address, any -> new TreeSet<>()).add(path);
        catalog.edit(address, path, Optional.of(text(words)));
        return true;
    }

    private boolean remove(Address address, FieldPath path) {
        catalog.edit(address, path, Optional.empty());
        return true;
    }

    private boolean addColumn(Address address, List<String> columns) {
        String name = THEIR_COLUMN + random.nextInt(1000);
        if (columns.contains(name)) {
            return false;
        }
        List<String> more = new ArrayList<>(columns);
        more.add(random.nextInt(more.size() + 1), name);
        catalog.edit(address, FakeFormat.COLUMNS, Optional.of(new Form.Value.Names(more)));
        return write(address, FakeFormat.columnType(name)) && write(address, FakeFormat.columnComment(name));
    }

    private boolean dropColumn(Address address, List<String> columns, String column) {
        List<String> fewer = new ArrayList<>(columns);
        fewer.remove(column);
        catalog.edit(address, FakeFormat.COLUMNS, Optional.of(new Form.Value.Names(fewer)));
        catalog.contents().get(address).fields().keySet().stream()
                .filter(path -> path.toString()
                        .startsWith(FakeFormat.COLUMNS.child(column).toString()))
                .forEach(path -> remove(address, path));
        kept.getOrDefault(address, new TreeMap<>()).remove(FakeFormat.columnComment(column));
        return true;
    }

    /** From now on nobody can tell what the sync last wrote. */
    private boolean dropModel(Address address) {
        baseless.add(address);
        return remove(address, MODEL);
    }

    /** From now on it is theirs. */
    private boolean unmark(Address address) {
        remove(address, MARK);
        objects.put(address, catalog.contents().get(address));
        return true;
    }

    private boolean drop(Address address) {
        catalog.remove(address);
        forget(address);
        dropped.add(address);
        return true;
    }

    boolean create(Address address) {
        boolean isFree = !catalog.contents().containsKey(address);
        if (isFree) {
            objects.put(address, new Form(Map.of(NOTE, text("not ours"))));
            catalog.put(address, objects.get(address));
        }
        return isFree;
    }

    private boolean note(String container) {
        String words = "about " + random.nextInt(1000);
        Map<FieldPath, Form.Value> fields =
                new TreeMap<>(catalog.container(container).fields());
        fields.put(NOTE, text(words));
        catalog.putContainer(container, new Form(fields));
        containers.put(container, words);
        return true;
    }

    /** They take away what is theirs alone. */
    void vacate(Set<Address> wanted) {
        wanted.stream().filter(objects::containsKey).toList().forEach(address -> {
            catalog.remove(address);
            objects.remove(address);
            forget(address);
        });
    }

    private void forget(Address address) {
        kept.remove(address);
        edited.remove(address);
        baseless.remove(address);
    }

    /** The source has changed its mind: what they say about a column that goes, goes with it. */
    void follow(Address address) {
        kept.getOrDefault(address, new TreeMap<>()).keySet().removeIf(path -> path.memberOf(FakeFormat.COLUMNS)
                .map(member -> member.segments().get(1))
                .filter(column -> !column.startsWith(THEIR_COLUMN) && !lasts(address, column))
                .isPresent());
    }

    private boolean lasts(Address address, String column) {
        return !source.containsKey(address)
                || source.get(address).columns().stream()
                        .anyMatch(ours -> ours.publishedName().equals(column));
    }

    /** A run begins. */
    void watch() {
        touched.clear();
        dropped.clear();
        owned.clear();
        owned.addAll(objects.keySet());
    }

    boolean dropped(Address address) {
        return dropped.contains(address);
    }

    /** Since the run began. */
    boolean touched(Address address) {
        return touched.contains(address);
    }

    /** Before the run began. */
    boolean owned(Address address) {
        return owned.contains(address);
    }

    /** Nothing of theirs is changed. */
    void assertIntact() {
        SortedMap<Address, Form> found = catalog.contents();
        List.copyOf(kept.keySet()).stream()
                .filter(address -> !found.containsKey(address))
                .forEach(this::forget);
        kept.forEach((address, fields) -> fields.forEach((path, words) -> {
            assertThat(found.get(address).findText(path))
                    .as("%s %s", address, path)
                    .contains(words);
            path.memberOf(FakeFormat.COLUMNS)
                    .ifPresent(member -> assertThat(found.get(address).names(FakeFormat.COLUMNS))
                            .as("columns of %s", address)
                            .contains(member.segments().get(1)));
        }));
        assertThat(found).containsAllEntriesOf(objects);
        containers.forEach((name, words) ->
                assertThat(catalog.container(name).findText(NOTE)).as(name).contains(words));
    }

    /** Whether {@code found} is {@code wanted} with what others put in or wrote instead. */
    boolean explain(Address address, FieldPath path, Form.Value wanted, Optional<Form.Value> found) {
        boolean isTheirs = edited.getOrDefault(address, Set.of()).contains(path) || baseless.contains(address);
        return isTheirs || isGrown(address, wanted, found);
    }

    /** Where the base is gone, nobody can tell a column that the source no longer has from one that others added: it stays. */
    boolean isGrown(Address address, Form.Value wanted, Optional<Form.Value> found) {
        if (!(wanted instanceof Form.Value.Names ours) || !(found.orElse(null) instanceof Form.Value.Names theirs)) {
            return false;
        }
        List<String> names = new ArrayList<>(theirs.names());
        names.removeIf(
                name -> !ours.names().contains(name) && (name.startsWith(THEIR_COLUMN) || baseless.contains(address)));
        return names.equals(ours.names());
    }

    private static Form.Value text(String text) {
        return new Form.Value.Text(text);
    }
}
