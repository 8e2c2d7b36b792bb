package dev.lockstep.glue.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.TableInput;

class TableFormsPropertyTest {
    private static final FieldPath[] VOLATILE = {FieldPath.of("lastAccessTime"), FieldPath.of("lastAnalyzedTime")};

    static LongStream seeds() {
        return LongStream.range(0, 1_000); // fixed: a red seed is red again tomorrow
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aTableComesBackFromItsForm(long seed) {
        TableInput input = table(seed);
        assertThat(TableForms.toTableInput(TableForms.toForm(input), input.name()))
                .isEqualTo(input);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDatabaseComesBackFromItsForm(long seed) {
        var input =
                (DatabaseInput) AnyTableInput.structure((SdkPojo) DatabaseInput.builder(), new SplittableRandom(seed));
        assertThat(DatabaseForms.toDatabaseInput(DatabaseForms.toForm(input), input.name()))
                .isEqualTo(input);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsReadStaysAsItIsWhenWrittenAndReadAgain(long seed) {
        Form read = TableForms.normalised(TableForms.toForm(table(seed)));
        Form again = TableForms.normalised(TableForms.toForm(TableForms.toTableInput(read, "t")));
        assertThat(again).isEqualTo(read);
    }

    /** Tables of others are carried whole: every field is in the asset's rest, but for what changes with every look. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyFieldOfATableOfOthersIsInTheAsset(long seed) {
        Form form = TableForms.normalised(TableForms.toForm(table(seed)));
        Asset asset = NativeAssets.of(form, new AssetId("glue", "db", "t"));
        Tree.Node kept = asset.rest().findNode("glue").orElseThrow();
        form.fields().forEach((path, value) -> {
            if (!java.util.List.of(VOLATILE).contains(path)) {
                Tree expected = value instanceof Form.Value.Names names
                        ? Tree.seq(names.names().stream().map(Tree::text).toList())
                        : Tree.text(((Form.Value.Text) value).text());
                assertThat(kept.find(path.pointer())).contains(expected);
            }
        });
        assertThat(asset.columns())
                .hasSize(form.names(FieldPath.of("columns")).size()
                        + form.names(FieldPath.of("partitionKeys")).size());
    }

    private static TableInput table(long seed) {
        return (TableInput) AnyTableInput.structure((SdkPojo) TableInput.builder(), new SplittableRandom(seed));
    }
}
