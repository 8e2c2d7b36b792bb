package dev.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.error.UnsupportedMetadataException;
import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.Container;
import dev.lockstep.model.Loss;
import dev.lockstep.model.fingerprint.AssetTrees;
import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Guard;
import dev.lockstep.spi.NameRule;
import dev.lockstep.spi.Recall;
import dev.lockstep.spi.Rendering;
import dev.lockstep.spi.TargetFormat;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link TargetFormat} promises. An implementer extends it and supplies the format. Each test tries many seeds. */
public abstract class TargetFormatContract {
    private static final int SEEDS = 1_000;
    private static final int FEW_SEEDS = 60;
    private static final String SYNC = "contract";

    /** The format under test; a new one with every call. */
    protected abstract TargetFormat format();

    /** How the target names tables or objects. */
    protected abstract NameRule names();

    @Test
    void everyAssetComesBackAsItWas() {
        TargetFormat format = format();
        int refused = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Asset asset = AnyAsset.asset(seed);
            Optional<Rendering> rendering = render(format, asset);
            refused += rendering.isEmpty() ? 1 : 0;
            if (rendering.isPresent() && !isAnythingDropped(rendering.get())) {
                assertThat(format.recall(rendering.get().form()))
                        .as("seed %d", seed)
                        .isEqualTo(new Recall.Known(asset));
            }
        }
        assertThat(refused).as("assets the target cannot hold at all").isLessThan(SEEDS / 4);
    }

    /** Number of facts = kept + reported, and what is not called dropped is there. */
    @Test
    void everyFactIsAccountedForAndWhatIsNotDroppedIsRecalled() {
        TargetFormat format = format();
        for (long seed = 0; seed < SEEDS; seed++) {
            Asset asset = AnyAsset.asset(seed);
            Optional<Rendering> rendering = render(format, asset);
            if (rendering.isPresent()) {
                LedgerLaw.check("seed " + seed, asset, rendering.get(), format);
            }
        }
    }

    @Test
    void equalAssetsGiveEqualRenderings() {
        seeds().forEach(seed -> {
            Asset asset = AnyAsset.asset(seed);
            Asset same = AssetTrees.toAsset(CanonicalJson.parse(CanonicalJson.print(AssetTrees.toTree(asset))));
            assertThat(render(format(), same)).as("seed %d", seed).isEqualTo(render(format(), asset));
        });
    }

    @Test
    void differentAssetsGiveDifferentForms() {
        Set<Form> forms = new HashSet<>();
        seeds().forEach(seed -> render(format(), AnyAsset.asset(seed))
                .ifPresent(rendering -> assertThat(forms.add(rendering.form()))
                        .as("seed %d", seed)
                        .isTrue()));
    }

    @Test
    void lossesNameTheAssetAndComeSorted() {
        seeds().forEach(seed -> {
            Asset asset = AnyAsset.asset(seed);
            render(format(), asset).ifPresent(rendering -> assertThat(rendering.losses())
                    .as("seed %d", seed)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .allMatch(loss -> loss.asset().equals(asset.id())));
        });
    }

    @Test
    void aFormNobodyMarkedIsForeign() {
        assertThat(format().recall(Form.empty())).isInstanceOf(Recall.Foreign.class);
    }

    /** A field may be lost or changed by others: then the asset comes back as it was, or not at all, and never as another. */
    @Test
    void aDamagedFormIsNeverTakenForAnotherAsset() {
        TargetFormat format = format();
        seeds().forEach(seed -> {
            Asset asset = AnyAsset.asset(seed);
            render(format, asset)
                    .filter(rendering -> !isAnythingDropped(rendering))
                    .ifPresent(rendering -> {
                        for (FieldPath path : rendering.form().fields().keySet()) {
                            for (Form damaged : damage(rendering.form(), path)) {
                                assertThat(format.recall(damaged))
                                        .as("seed %d, %s", seed, path)
                                        .satisfiesAnyOf(
                                                recall -> assertThat(recall).isEqualTo(new Recall.Known(asset)),
                                                recall -> assertThat(recall).isNotInstanceOf(Recall.Known.class));
                            }
                        }
                    });
        });
    }

    @Test
    void everyFieldHasAGuardAndTheMarkIsTheSyncs() {
        TargetFormat format = format();
        seeds().forEach(seed -> render(format, AnyAsset.asset(seed)).ifPresent(rendering -> {
            Map<FieldPath, Form.Value> unguarded =
                    new HashMap<>(rendering.form().fields());
            unguarded.keySet().removeIf(path -> format.guard(path) == Guard.SYNC);
            assertThat(format.recall(new Form(unguarded)))
                    .as("seed %d without what only the sync writes", seed)
                    .isInstanceOf(Recall.Foreign.class);
        }));
        var random = new SplittableRandom(1);
        for (int i = 0; i < SEEDS; i++) {
            assertThat(format.guard(FieldPath.of(AnyText.text(random), AnyText.text(random))))
                    .isNotNull();
        }
    }

    @Test
    void retiringMarksAndChangesNothingElse() {
        TargetFormat format = format();
        seeds().forEach(seed -> render(format, AnyAsset.asset(seed)).ifPresent(rendering -> {
            Form retired = format.retire(rendering.form());
            assertThat(format.retire(retired)).isEqualTo(retired).isNotEqualTo(rendering.form());
            assertThat(format.recall(retired)).isEqualTo(format.recall(rendering.form()));
            Map<FieldPath, Form.Value> added = new HashMap<>(retired.fields());
            added.keySet().removeAll(rendering.form().fields().keySet());
            assertThat(retired.fields()).containsAllEntriesOf(rendering.form().fields());
            assertThat(added.keySet()).allMatch(path -> format.guard(path) == Guard.SYNC);
        }));
    }

    @Test
    void adoptingMarksAndChangesNothingElse() {
        TargetFormat format = format();
        seeds().forEach(seed -> render(format, AnyAsset.asset(seed)).ifPresent(rendering -> {
            Form adopted = format.adopt(rendering.form());
            assertThat(format.adopt(adopted)).isEqualTo(adopted).isNotEqualTo(rendering.form());
            assertThat(format.retire(adopted)).isNotEqualTo(adopted);
            assertThat(format.recall(adopted)).isEqualTo(format.recall(rendering.form()));
            Map<FieldPath, Form.Value> added = new HashMap<>(adopted.fields());
            added.keySet().removeAll(rendering.form().fields().keySet());
            assertThat(adopted.fields()).containsAllEntriesOf(rendering.form().fields());
            assertThat(added.keySet()).allMatch(path -> format.guard(path) == Guard.SYNC);
        }));
    }

    /** What the sync wrote to a container is known afterwards, so that an edit by others can be told from a change of the source. */
    @Test
    void aContainerIsRecalledSoThatItRendersTheSame() {
        TargetFormat format = format();
        seeds().forEach(seed -> {
            Container container = AnyAsset.container(new SplittableRandom(seed));
            String name = names().fold(container.name());
            if (names().violation(name).isEmpty()) {
                Form form = format.renderContainer(container, name, SYNC).form();
                Container recalled = format.recallContainer(form).orElseThrow();
                TargetFormat then = format.asOf(form).orElseThrow();
                assertThat(then.renderContainer(recalled, name, SYNC).form()).isEqualTo(form);
                assertThat(format.renderContainer(recalled, name, SYNC).form()).isEqualTo(form);
            }
        });
        assertThat(format.recallContainer(Form.empty())).isEmpty();
    }

    @Test
    void everyContainerIsRenderedOrRefused() {
        TargetFormat format = format();
        seeds().forEach(seed -> {
            Container container = AnyAsset.container(new SplittableRandom(seed));
            String name = names().fold(container.name());
            if (names().violation(name).isEmpty()) {
                assertThat(format.renderContainer(container, name, SYNC))
                        .isEqualTo(format().renderContainer(container, name, SYNC));
            }
        });
    }

    private Optional<Rendering> render(TargetFormat format, Asset asset) {
        String container = names().fold(asset.id().container());
        String name = names().fold(asset.id().name());
        if (names().violation(container).isPresent() || names().violation(name).isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(format.render(asset, new Address(container, name), SYNC));
        } catch (UnsupportedMetadataException e) {
            assertThat(e.getMessage()).isNotBlank();
            return Optional.empty();
        }
    }

    private static Form[] damage(Form form, FieldPath path) {
        Map<FieldPath, Form.Value> without = new HashMap<>(form.fields());
        without.remove(path);
        Map<FieldPath, Form.Value> changed = new HashMap<>(form.fields());
        changed.replace(path, new Form.Value.Text(form.findText(path).orElse("") + "?"));
        return new Form[] {new Form(without), new Form(changed)};
    }

    private static boolean isAnythingDropped(Rendering rendering) {
        return rendering.losses().stream().anyMatch(loss -> loss.severity() == Loss.Severity.DROPPED);
    }

    private static LongStream seeds() {
        return LongStream.range(0, FEW_SEEDS);
    }
}
