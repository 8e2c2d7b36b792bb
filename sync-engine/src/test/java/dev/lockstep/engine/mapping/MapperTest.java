package dev.lockstep.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.discovery.ScopeSnapshot;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.engine.mapping.Naming.Collisions;
import dev.lockstep.engine.mapping.rules.RuleSet;
import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.Container;
import dev.lockstep.model.DataType;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.Finding;
import dev.lockstep.testkit.fake.FakeCatalog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MapperTest {
    private static final String UPPER = "ORDERS";
    private static final String MIXED = "Orders";

    @Test
    void twoNamesThatFoldToOneAreBothRefusedAndKept() {
        DesiredContainer sales = map(Collisions.ERROR, List.of(UPPER, MIXED), List.of());

        assertThat(sales.assets()).isEmpty();
        assertThat(sales.kept()).contains("orders");
    }

    @Test
    void anObjectThatCannotBeReadStillStandsInTheWayOfItsNamesake() {
        DesiredContainer sales = map(Collisions.ERROR, List.of(UPPER), List.of(MIXED));

        assertThat(sales.assets()).isEmpty();
        assertThat(sales.kept()).contains("orders");
    }

    @Test
    void aSuffixedNameStaysWhenTheOtherObjectCannotBeRead() {
        List<Address> whole = addresses(map(Collisions.SUFFIX, List.of(UPPER, MIXED), List.of()));

        DesiredContainer partly = map(Collisions.SUFFIX, List.of(UPPER), List.of(MIXED));

        assertThat(whole).hasSize(2).containsAll(addresses(partly));
        assertThat(partly.assets()).hasSize(1);
        assertThat(partly.kept()).containsAll(whole.stream().map(Address::name).toList());
    }

    @Test
    void whereNothingStandsYetNamesakesHaveASuffixEach() {
        List<Address> alone = addresses(map(Collisions.SUFFIX, List.of(UPPER), List.of()));
        List<Address> two = addresses(map(Collisions.SUFFIX, List.of(UPPER, MIXED), List.of()));
        List<Address> three = addresses(map(Collisions.SUFFIX, List.of(UPPER, MIXED, "oRDERS"), List.of()));

        assertThat(alone).extracting(Address::name).containsExactly("orders");
        assertThat(two).doesNotContainAnyElementsOf(alone);
        assertThat(three).hasSize(3).containsAll(two);
    }

    @Test
    void whatWasBroughtOverWithASuffixIsKeptWhenThePolicyGivesNoneAnyMore() {
        List<Address> suffixed = addresses(map(Collisions.SUFFIX, List.of(UPPER, MIXED), List.of()));

        DesiredContainer sales = map(Collisions.ERROR, List.of(UPPER, MIXED), List.of());

        assertThat(sales.kept())
                .containsAll(suffixed.stream().map(Address::name).toList());
    }

    @Test
    void aNameThatIsTooLongIsRefusedOrCutAndGivenASuffix() {
        String common = "X".repeat(250);
        List<String> names = List.of(common + "ONE_AND_MORE", common + "TWO_AND_MORE");

        assertThat(map(Collisions.ERROR, names, List.of()).assets()).isEmpty();
        assertThat(addresses(map(Collisions.SUFFIX, names, List.of())))
                .extracting(Address::name)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.length() == 255 && name.startsWith("xxx"));
    }

    @Test
    void columnsThatFoldToOneGetASuffixByPolicyAndThePlanCanSayWhy() {
        DesiredContainer error = map(Collisions.ERROR, columns());
        DesiredContainer suffix = map(Collisions.SUFFIX, columns());

        assertThat(error.assets().get(0).mapped().applied()).isEmpty();
        Desired asset = suffix.assets().get(0);
        assertThat(asset.asset().columns())
                .extracting(Column::publishedName)
                .doesNotHaveDuplicates()
                .satisfiesExactly(
                        name -> assertThat(name).startsWith("net_"),
                        name -> assertThat(name).startsWith("net_"),
                        name -> assertThat(name).isEqualTo("GROSS"));
        assertThat(asset.asset().columns()).extracting(Column::name).containsExactly("NET", "Net", "GROSS");
        assertThat(asset.mapped().applied()).hasSize(2).allMatch(applied -> applied.rule()
                .equals("policy.name-collisions"));
    }

    @Test
    void aTableWithoutTheSuffixThatItsSourceHasNowIsNotKept() {
        DesiredContainer sales = map(Collisions.SUFFIX, List.of(UPPER, MIXED), List.of());

        assertThat(sales.kept()).doesNotContain("orders");
    }

    /** The page that lists it may be the one that was lost. */
    @Test
    void aNameThatStandsIsNotGivenAwayWhenNotAllOfTheSourceWasSeen() {
        for (Completeness seen :
                List.of(Completeness.complete(), Completeness.incomplete("SALES", "page 2 was lost", ""))) {
            ScopeSnapshot scope = new ScopeSnapshot(
                    Container.of("source", "SALES"),
                    List.of(new Finding.Found(asset(UPPER), List.of())),
                    List.of(),
                    List.of(),
                    seen);
            DesiredContainer sales = new Mapper(
                            new Naming(Naming.SPACE, Collisions.SUFFIX),
                            RuleSet.none(),
                            new FakeCatalog().capabilities(),
                            standing(MIXED, "orders"))
                    .map(new Snapshot("source", List.of(scope), Completeness.complete()))
                    .containers()
                    .get(0);

            assertThat(addresses(sales).get(0).name().equals("orders")).isEqualTo(seen.isComplete());
        }
    }

    private static GivenNames standing(String source, String name) {
        return new GivenNames() {
            @Override
            public Map<String, Set<String>> containers() {
                return Map.of();
            }

            @Override
            public Map<String, Set<String>> objects(String container, String space) {
                return Map.of(source, Set.of(name));
            }

            @Override
            public Map<String, Set<String>> columns(String container, String space, String object) {
                return Map.of();
            }
        };
    }

    private static Asset columns() {
        return Asset.of(
                id(UPPER),
                AssetKind.TABLE,
                Stream.of("NET", "Net", "GROSS")
                        .map(name -> Column.of(name, new DataType.Date()))
                        .toList());
    }

    private static DesiredContainer map(Collisions collisions, List<String> read, List<String> unreadable) {
        return mapAll(
                collisions,
                read.stream().map(MapperTest::asset).toList(),
                unreadable.stream()
                        .map(name -> new Finding.Failed(id(name), "its text is damaged", ""))
                        .toList());
    }

    private static DesiredContainer map(Collisions collisions, Asset asset) {
        return mapAll(collisions, List.of(asset), List.of());
    }

    private static DesiredContainer mapAll(Collisions collisions, List<Asset> read, List<Finding.Failed> unreadable) {
        ScopeSnapshot scope = new ScopeSnapshot(
                Container.of("source", "SALES"),
                read.stream().map(asset -> new Finding.Found(asset, List.of())).toList(),
                List.of(),
                unreadable,
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
