package dev.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.Container;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Texts;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.ContainerOccupant;
import dev.lockstep.spi.Dropped;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Outcome;
import dev.lockstep.spi.Recall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link MetadataWriter} promises. An implementer extends it and supplies a connector to an empty target for each test. */
public abstract class MetadataWriterContract {
    private static final String SYNC = "contract";
    private static final String SPACE = "space";
    private static final Address PLACE = new Address(SPACE, "orders");

    /** More than the page of any target that is known. */
    private static final int MANY = 250;

    private MetadataWriter writer;

    /** A connector to a target where nothing is yet. Called once for each test, before it. */
    protected abstract MetadataConnector connector();

    /** {@code form} with an edit by somebody who does not know Lockstep: one field added that no sync ever writes. */
    protected abstract Form edited(Form form);

    @BeforeEach
    void createContainer() {
        writer = connector().writer().orElseThrow();
        apply(Outcome.Applied.class, new Change.CreateContainer(SPACE, containerForm()));
    }

    @Test
    void creatingTheSameContainerTwiceWritesOnce() {
        apply(Outcome.AlreadyInPlace.class, new Change.CreateContainer(SPACE, containerForm()));

        assertThat(writer.listContainers()).singleElement().satisfies(container -> {
            assertThat(container.name()).isEqualTo(SPACE);
            assertThat(container.owner()).contains(SYNC);
            assertThat(container.readOnly()).isEmpty();
            assertThat(container.form().fields())
                    .containsAllEntriesOf(containerForm().fields());
        });
    }

    @Test
    void aContainerIsUpdatedOnlyFromWhatThePlanRestsOn() {
        Form before = onlyContainer().form();
        Form after = edited(before);
        apply(Outcome.Applied.class, new Change.UpdateContainer(SPACE, before, after));
        apply(Outcome.AlreadyInPlace.class, new Change.UpdateContainer(SPACE, before, after));
        apply(Outcome.Conflict.class, new Change.UpdateContainer(SPACE, before, containerForm("Other")));
        assertThat(onlyContainer().form()).isEqualTo(after);
    }

    @Test
    void applyingTheSameCreateTwiceWritesOnce() {
        Change create = new Change.Create(PLACE, form("Orders"));
        apply(Outcome.Applied.class, create);
        Optional<Occupant> once = writer.find(PLACE);
        apply(Outcome.AlreadyInPlace.class, create);
        assertThat(writer.find(PLACE)).isEqualTo(once);
    }

    @Test
    void whatIsCreatedIsFoundAsItWasRendered() {
        create("Orders");
        Occupant found = found();
        assertThat(found.form().fields()).containsAllEntriesOf(form("Orders").fields());
        assertThat(found.mark()).map(Occupant.Mark::sync).contains(SYNC);
        assertThat(found.readOnly()).isEmpty();
        assertThat(writer.format().recall(found.form())).isEqualTo(new Recall.Known(asset("Orders")));
    }

    @Test
    void aCreateOverSomethingElseIsAConflictAndChangesNothing() {
        create("Orders");
        Occupant before = found();
        apply(Outcome.Conflict.class, new Change.Create(PLACE, form("Invoices")));
        assertThat(found()).isEqualTo(before);
    }

    @Test
    void aCreateWhereNoContainerIsIsAConflict() {
        var nowhere = new Address("nowhere", "orders");
        apply(Outcome.Conflict.class, new Change.Create(nowhere, form("Orders")));
        assertThat(writer.find(nowhere)).isEmpty();
    }

    @Test
    void anUpdateReplacesAndKeepsWhatOthersAdded() {
        create("Orders");
        Occupant mine = found();
        Form theirs = edited(mine.form());
        apply(Outcome.Applied.class, new Change.Update(PLACE, mine.version(), mine.form(), theirs));
        assertThat(found().form()).isEqualTo(theirs);
        assertThat(writer.format().recall(found().form())).isEqualTo(new Recall.Known(asset("Orders")));
    }

    @Test
    protected void anUpdateAppliedTwiceWritesOnce() {
        create("Orders");
        Occupant before = found();
        Change update = new Change.Update(PLACE, before.version(), before.form(), edited(before.form()));
        apply(Outcome.Applied.class, update);
        Occupant once = found();
        apply(Outcome.AlreadyInPlace.class, update);
        assertThat(found()).isEqualTo(once);
    }

    @Test
    protected void aStaleUpdateIsAConflictAndChangesNothing() {
        create("Orders");
        Occupant stale = found();
        apply(Outcome.Applied.class, new Change.Update(PLACE, stale.version(), stale.form(), edited(stale.form())));
        Occupant now = found();
        apply(Outcome.Conflict.class, new Change.Update(PLACE, stale.version(), stale.form(), form("Invoices")));
        assertThat(found()).isEqualTo(now);
    }

    @Test
    void anUpdateOfWhatIsGoneIsAConflict() {
        create("Orders");
        Occupant before = found();
        apply(Outcome.Applied.class, new Change.Drop(PLACE, before.version(), before.form()));
        apply(Outcome.Conflict.class, new Change.Update(PLACE, before.version(), before.form(), edited(before.form())));
        assertThat(writer.find(PLACE)).isEmpty();
    }

    @Test
    void aDropRemovesAndIsInPlaceAfterwards() {
        create("Orders");
        Occupant before = found();
        Change drop = new Change.Drop(PLACE, before.version(), before.form());
        apply(Outcome.Applied.class, drop);
        assertThat(writer.find(PLACE)).isEmpty();
        apply(Outcome.AlreadyInPlace.class, drop);
    }

    @Test
    void aStaleDropIsAConflictAndChangesNothing() {
        create("Orders");
        Occupant stale = found();
        apply(Outcome.Applied.class, new Change.Update(PLACE, stale.version(), stale.form(), edited(stale.form())));
        Occupant now = found();
        apply(Outcome.Conflict.class, new Change.Drop(PLACE, stale.version(), stale.form()));
        assertThat(found()).isEqualTo(now);
    }

    @Test
    void manyAreDroppedAtOnceAndEachByItself() {
        List<Address> places = many();
        List<Change.Drop> drops = new ArrayList<>();
        writer.list(SPACE, found -> drops.add(new Change.Drop(found.address(), found.version(), found.form())));
        Change.Drop stale = drops.get(7);
        apply(
                Outcome.Applied.class,
                new Change.Update(stale.address(), stale.version(), stale.before(), edited(stale.before())));
        apply(Outcome.Applied.class, drops.get(9));

        List<Dropped> results = writer.drop(drops);

        assertThat(drops).hasSameSizeAs(places);
        assertThat(results).extracting(Dropped::drop).containsExactlyElementsOf(drops);
        for (int i = 0; i < MANY; i++) {
            assertThat(results.get(i).outcome())
                    .isInstanceOf(
                            i == 7
                                    ? Outcome.Conflict.class
                                    : i == 9 ? Outcome.AlreadyInPlace.class : Outcome.Applied.class);
        }
        List<Address> left = new ArrayList<>();
        writer.list(SPACE, found -> left.add(found.address()));
        assertThat(left).containsExactly(stale.address());
    }

    @Test
    void aListingShowsEverythingOnceAndAsItIsFound() {
        List<Address> places = many();

        List<Occupant> listed = new ArrayList<>();
        writer.list(SPACE, listed::add);

        assertThat(listed).extracting(Occupant::address).containsExactlyInAnyOrderElementsOf(places);
        assertThat(listed.get(0)).isEqualTo(writer.find(listed.get(0).address()).orElseThrow());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(writer.find(PLACE)).isEmpty();
        assertThat(writer.find(new Address("nowhere", "orders"))).isEmpty();
    }

    private List<Address> many() {
        List<Address> places = IntStream.range(0, MANY)
                .mapToObj(i -> new Address(SPACE, "table_%03d".formatted(i)))
                .toList();
        places.forEach(place -> apply(
                Outcome.Applied.class,
                new Change.Create(
                        place,
                        writer.format().render(asset("Orders"), place, SYNC).form())));
        return places;
    }

    private void create(String label) {
        apply(Outcome.Applied.class, new Change.Create(PLACE, form(label)));
    }

    private void apply(Class<? extends Outcome> expected, Change change) {
        assertThat(writer.apply(change)).isInstanceOf(expected);
    }

    private Occupant found() {
        return writer.find(PLACE).orElseThrow();
    }

    private ContainerOccupant onlyContainer() {
        return writer.listContainers().get(0);
    }

    private Form form(String label) {
        return writer.format().render(asset(label), PLACE, SYNC).form();
    }

    private Form containerForm() {
        return containerForm("Space");
    }

    private Form containerForm(String label) {
        var container = new Container("acme", "SPACE", Texts.of(label), dev.lockstep.model.Tree.Node.empty());
        return writer.format().renderContainer(container, SPACE, SYNC).form();
    }

    private static Asset asset(String label) {
        return Asset.builder(new AssetId("acme", "SPACE", "ORDERS"), AssetKind.TABLE)
                .label(Texts.of(label))
                .columns(List.of(
                        Column.builder("ID", new DataType.Int(32, true))
                                .keyPosition(1)
                                .nullable(false)
                                .build(),
                        Column.builder("AMOUNT", new DataType.Decimal(15, 2))
                                .label(Texts.of("Amount"))
                                .build()))
                .build();
    }
}
