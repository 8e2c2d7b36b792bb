package dev.lockstep.datasphere.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.Container;
import dev.lockstep.model.DataType;
import dev.lockstep.sandbox.datasphere.CallKind;
import dev.lockstep.sandbox.datasphere.Plane;
import dev.lockstep.sandbox.datasphere.Surprise;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.MetadataReader.Containers;
import dev.lockstep.spi.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TenantReaderTest {
    @Test
    void spacesAreListedWithTheirLabels() {
        try (Live live = Live.sample()) {
            Containers spaces = live.connector().reader().orElseThrow().listContainers();

            assertThat(spaces.containers())
                    .extracting(Container::name)
                    .containsExactly("FINANCE", "MASTER_DATA", "SALES");
            assertThat(spaces.containers())
                    .allSatisfy(space -> assertThat(space.label().any()).isPresent());
            assertThat(spaces.completeness().isComplete()).isTrue();
        }
    }

    @Test
    void onlySelectedSpacesAreListed() {
        try (Live live = Live.sample()) {
            Containers spaces =
                    live.connector("F*", "SALES").reader().orElseThrow().listContainers();

            assertThat(spaces.containers()).extracting(Container::name).containsExactly("FINANCE", "SALES");
        }
    }

    @Test
    void aConfiguredSpaceThatNobodyListsIsAGapWithARemedy() {
        try (Live live = Live.sample()) {
            Containers spaces =
                    live.connector("SALES", "SALSE").reader().orElseThrow().listContainers();

            assertThat(spaces.completeness().gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.scope()).isEqualTo("space SALSE");
                assertThat(gap.remedy()).contains("spelling").contains("scoped role");
            });
        }
    }

    @Test
    void everyObjectOfTheSampleIsFound() {
        try (Live live = Live.sample()) {
            for (String space : List.of("FINANCE", "MASTER_DATA", "SALES")) {
                Live.Reading reading = live.read(space);

                assertThat(reading.completeness().gaps()).isEmpty();
                assertThat(reading.failed()).isEmpty();
                assertThat(reading.found()).hasSizeGreaterThan(5);
            }
        }
    }

    @Test
    void findingsComeSortedAndOnceAfterTheAnnouncement() {
        try (Live live = Live.tables(3)) {
            List<Finding> findings = live.read("S").findings();

            assertThat(findings.get(0)).isEqualTo(new Finding.Announced(3));
            assertThat(findings.subList(1, 4))
                    .extracting(
                            finding -> ((Finding.Found) finding).asset().id().name())
                    .containsExactly("T00000", "T00001", "T00002");
        }
    }

    @Test
    void onlySelectedObjectsAreReportedAndRead() {
        try (Live live = Live.tables(5)) {
            Live.Reading reading = Live.read(live.connector(), "S", Selection.of(List.of("T0000[34]", "T00003")));

            assertThat(reading.found())
                    .extracting(found -> found.asset().id().name())
                    .containsExactly("T00003");
            assertThat(live.calls(CallKind.READ)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Surprise.class,
            names = {"ACCOUNT_MISSING", "REDIRECT_TO_LOGIN"},
            mode = EnumSource.Mode.EXCLUDE)
    void noHabitOfATenantChangesWhatIsFound(Surprise surprise) {
        try (Live live = Live.sample()) {
            List<Finding> usual = live.read("SALES").findings();

            live.sandbox.surprises().turnOn(surprise);
            Live.Reading surprised = live.read("SALES");

            assertThat(surprised.findings()).isEqualTo(usual);
            assertThat(surprised.completeness().gaps()).isEmpty();
        }
    }

    @Test
    void anExposedAssetThatIsClosedAtDesignTimeIsReadFromItsMetadata() {
        try (Live live = Live.sample()) {
            Finding.Found known = exposedView(live);
            String name = known.asset().id().name();
            live.sandbox.surprises().catalogOnly("SALES", name);

            Finding.Found poor = found(live.read("SALES"), name);

            assertThat(poor.asset().columns())
                    .extracting(Column::name)
                    .containsExactlyElementsOf(
                            known.asset().columns().stream().map(Column::name).toList());
            assertThat(poor.asset().semantics().exposed()).isTrue();
            assertThat(poor.losses())
                    .anySatisfy(loss -> assertThat(loss.reason()).contains("Only its OData metadata"));
        }
    }

    @Test
    void aModelThatIsClosedAtDesignTimeKeepsItsMeasures() {
        try (Live live = Live.sample()) {
            Finding.Found known = live.read("SALES").found().stream()
                    .filter(found -> found.asset().kind() == AssetKind.ANALYTIC_MODEL)
                    .findFirst()
                    .orElseThrow();
            String name = known.asset().id().name();
            live.sandbox.surprises().catalogOnly("SALES", name);

            Finding.Found poor = found(live.read("SALES"), name);

            assertThat(poor.asset().kind()).isEqualTo(AssetKind.ANALYTIC_MODEL);
            assertThat(poor.asset().columns()).anyMatch(column -> column.role() == ColumnRole.MEASURE);
            assertThat(poor.asset().semantics().measures()).isNotEmpty();
        }
    }

    @Test
    void aSpaceThatIsClosedAtDesignTimeIsReadAsFarAsTheCatalogGoes() {
        try (Live live = Live.sample()) {
            live.sandbox.surprises().forbid(Plane.DESIGN_TIME, "SALES");

            Live.Reading reading = live.read("SALES");

            assertThat(reading.found()).isNotEmpty();
            assertThat(reading.completeness().gaps()).hasSize(4).allSatisfy(gap -> {
                assertThat(gap.cause()).contains("403");
                assertThat(gap.remedy()).contains("scoped role");
            });
        }
    }

    @Test
    void aDottedAndBlankNameIsReadVerbatim() {
        try (Live live = Live.of(Live.table("SAP.TIME.M TIME/DIM#1 ∞ 100%"))) {
            assertThat(live.read("S").found()).singleElement().satisfies(found -> assertThat(
                            found.asset().id().name())
                    .isEqualTo("SAP.TIME.M TIME/DIM#1 ∞ 100%"));
        }
    }

    @Test
    void everyModelOfTheSampleHasTypes() {
        try (Live live = Live.sample()) {
            assertThat(live.read("SALES").found())
                    .allSatisfy(found -> assertThat(found.asset().columns())
                            .noneMatch(column -> column.type() instanceof DataType.Opaque));
        }
    }

    private static Finding.Found exposedView(Live live) {
        return live.read("SALES").found().stream()
                .filter(found -> found.asset().kind() == AssetKind.VIEW
                        && found.asset().semantics().exposed())
                .findFirst()
                .orElseThrow();
    }

    private static Finding.Found found(Live.Reading reading, String name) {
        return reading.found().stream()
                .filter(found -> found.asset().id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
