package dev.lockstep.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.discovery.ScopeSnapshot;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.engine.mapping.Naming.Collisions;
import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Container;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.Finding;
import dev.lockstep.testkit.fake.FakeCatalog;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapperTest {
    private static final String UPPER = "ORDERS";
    private static final String MIXED = "Orders";

    @Test
    void twoNamesThatFoldToOneAreBothRefusedAndKept() {
        DesiredContainer sales = map(Collisions.ERROR, List.of(UPPER, MIXED), List.of());

        assertThat(sales.assets()).isEmpty();
        assertThat(sales.kept()).containsExactly("orders");
    }

    @Test
    void anObjectThatCannotBeReadStillStandsInTheWayOfItsNamesake() {
        DesiredContainer sales = map(Collisions.ERROR, List.of(UPPER), List.of(MIXED));

        assertThat(sales.assets()).isEmpty();
        assertThat(sales.kept()).containsExactly("orders");
    }

    @Test
    void aSuffixedNameStaysWhenTheOtherObjectCannotBeRead() {
        List<Address> whole = addresses(map(Collisions.SUFFIX, List.of(UPPER, MIXED), List.of()));

        DesiredContainer partly = map(Collisions.SUFFIX, List.of(UPPER), List.of(MIXED));

        assertThat(whole).hasSize(2).containsAll(addresses(partly));
        assertThat(partly.assets()).hasSize(1);
        assertThat(partly.kept())
                .containsExactlyElementsOf(whole.stream().map(Address::name).toList());
    }

    @Test
    void theFirstNamesakeRenamesATableAndLaterOnesDoNot() {
        List<Address> alone = addresses(map(Collisions.SUFFIX, List.of(UPPER), List.of()));
        List<Address> two = addresses(map(Collisions.SUFFIX, List.of(UPPER, MIXED), List.of()));
        List<Address> three = addresses(map(Collisions.SUFFIX, List.of(UPPER, MIXED, "oRDERS"), List.of()));

        assertThat(alone).extracting(Address::name).containsExactly("orders");
        assertThat(two).doesNotContainAnyElementsOf(alone);
        assertThat(three).hasSize(3).containsAll(two);
    }

    @Test
    void aTableWithoutTheSuffixThatItsSourceHasNowIsNotKept() {
        DesiredContainer sales = map(Collisions.SUFFIX, List.of(UPPER, MIXED), List.of());

        assertThat(sales.kept()).doesNotContain("orders");
    }

    private static DesiredContainer map(Collisions collisions, List<String> read, List<String> unreadable) {
        ScopeSnapshot scope = new ScopeSnapshot(
                Container.of("source", "SALES"),
                read.stream()
                        .map(name -> new Finding.Found(asset(name), List.of()))
                        .toList(),
                List.of(),
                unreadable.stream()
                        .map(name -> new Finding.Failed(id(name), "its text is damaged", ""))
                        .toList(),
                Completeness.complete());
        DesiredState state = new Mapper(new Naming(Naming.SPACE, collisions), new FakeCatalog().capabilities())
                .map(new Snapshot("source", List.of(scope), Completeness.complete()));
        return state.containers().get(0);
    }

    private static List<Address> addresses(DesiredContainer container) {
        return container.assets().stream().map(Desired::address).toList();
    }

    private static Asset asset(String name) {
        return Asset.builder(id(name), AssetKind.TABLE).build();
    }

    private static AssetId id(String name) {
        return new AssetId("source", "SALES", name);
    }
}
