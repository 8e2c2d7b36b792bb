package dev.lockstep.engine.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.progress.Progress;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Container;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.Selection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
    private static final List<String> BACKWARDS = List.of("C", "B", "A");

    @Test
    void aSnapshotIsSortedByNameHoweverItWasRead() {
        Snapshot snapshot = new Discovery(Progress.none(), Optional::empty)
                .discover("s", new Backwards(), Selection.all(), Selection.all());

        assertThat(snapshot.scopes())
                .extracting(scope -> scope.container().name())
                .containsExactly("A", "B", "C");
        assertThat(snapshot.scopes()).allSatisfy(scope -> {
            assertThat(scope.assets())
                    .extracting(found -> found.asset().id().name())
                    .containsExactly("A", "B", "C");
            assertThat(scope.skipped())
                    .extracting(skipped -> skipped.id().name())
                    .containsExactly("A", "B", "C");
            assertThat(scope.failed()).extracting(failed -> failed.id().name()).containsExactly("A", "B", "C");
        });
    }

    /** Lists and reads everything in the wrong order. */
    private static final class Backwards implements MetadataReader {
        @Override
        public Containers listContainers() {
            return new Containers(
                    BACKWARDS.stream().map(name -> Container.of("s", name)).toList(), Completeness.complete());
        }

        @Override
        public Completeness read(Container container, Selection names, Consumer<Finding> sink) {
            BACKWARDS.forEach(name -> {
                AssetId id = new AssetId("s", container.name(), name);
                sink.accept(new Finding.Found(Asset.builder(id, AssetKind.TABLE).build(), List.of()));
                sink.accept(new Finding.Skipped(id, "a type"));
                sink.accept(new Finding.Failed(id, "damaged", ""));
            });
            return Completeness.complete();
        }
    }
}
