package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.config.Connectors;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.DocumentCache;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others write into a Glue table is there, byte for byte, after the source changed; what we no longer want is not. */
class ForeignPartsTest {
    private static final Address TABLE = new Address("space_0", "t_00000");
    private static final FieldPath COLUMNS = FieldPath.of("columns");
    private static final Map<FieldPath, String> FOREIGN = Map.ofEntries(
            Map.entry(FieldPath.of("parameters", "crawler"), "ünïcode, \"quotes\" and \\ too"),
            Map.entry(FieldPath.of("parameters", "numRows"), "17"),
            Map.entry(FieldPath.of("columns", "c_001", "parameters", "pii"), "yes"),
            Map.entry(FieldPath.of("columns", "foreign", "type"), "double"),
            Map.entry(FieldPath.of("columns", "foreign", "comment"), "theirs"),
            Map.entry(FieldPath.of("columns", "c_003", "comment"), "A steward's words"),
            Map.entry(FieldPath.of("description"), "Described by a steward"),
            Map.entry(FieldPath.of("retention"), "30"),
            Map.entry(FieldPath.of("storageDescriptor", "serdeInfo", "parameters", "field.delim"), "|"),
            Map.entry(FieldPath.of("storageDescriptor", "serdeInfo", "name"), "their serde"),
            Map.entry(FieldPath.of("storageDescriptor", "parameters", "sizeKey"), "1024"),
            Map.entry(FieldPath.of("storageDescriptor", "numberOfBuckets"), "3"));

    @TempDir
    Path folder;

    @Test
    void surviveAChangeOfTheSourceByteForByteAndOurRemovedKeysDisappear() {
        try (Scene scene = Scene.ofFolder(CsnFolder.generate(folder, 1, 1, 5))) {
            scene.sync();
            edit(scene);
            CsnFolder.generate(folder, 1, 1, 4);

            RunReport report = scene.sync();
            Form now = find(scene);

            assertThat(report.verdict()).isEqualTo(Verdict.DONE);
            FOREIGN.forEach((path, text) ->
                    assertThat(now.findText(path)).as(path.toString()).contains(text));
            assertThat(now.names(COLUMNS)).containsExactly("c_000", "c_001", "foreign", "c_002", "c_003");
            assertThat(now.fields().keySet())
                    .noneMatch(path ->
                            path.memberOf(COLUMNS.child("c_004")).isPresent() || path.equals(COLUMNS.child("c_004")));
            assertThat(report.plan().drifts())
                    .extracting(drift -> drift.path())
                    .contains("description", "columns/c_003/comment");
            assertThat(report.plan().changes()).singleElement().satisfies(change -> assertThat(change.isBreaking())
                    .isTrue());
            assertThat(scene.plan().changes()).isEmpty();
        }
    }

    private static void edit(Scene scene) {
        use(scene, writer -> {
            Occupant occupant = writer.find(TABLE).orElseThrow();
            TreeMap<FieldPath, Form.Value> fields =
                    new TreeMap<>(occupant.form().fields());
            FOREIGN.forEach((path, text) -> fields.put(path, new Form.Value.Text(text)));
            List<String> names = new ArrayList<>(occupant.form().names(COLUMNS));
            names.add(2, "foreign");
            fields.put(COLUMNS, new Form.Value.Names(names));
            Change edit = new Change.Update(TABLE, occupant.version(), occupant.form(), new Form(fields));
            assertThat(writer.apply(edit)).isInstanceOf(Outcome.Applied.class);
            return Optional.empty();
        });
    }

    private static Form find(Scene scene) {
        return use(scene, writer -> writer.find(TABLE).map(Occupant::form)).orElseThrow();
    }

    private interface Use {
        Optional<Form> with(MetadataWriter writer);
    }

    private static Optional<Form> use(Scene scene, Use use) {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (MetadataConnector glue = Connectors.installed()
                .create(
                        scene.config(1, "").target(),
                        new ConnectorContext(Clock.systemUTC(), executor, DocumentCache.none()))) {
            return use.with(glue.writer().orElseThrow());
        } finally {
            executor.shutdown();
        }
    }
}
