package dev.lockstep.it;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of a history begin with: a first run that wrote ten partitions and whose evidence is kept in files. */
abstract class PartitionHistoryTest {
    @TempDir
    Path folder;

    final PartitionScene scene = new PartitionScene();
    PartitionHistory history;

    @BeforeEach
    void start() {
        history = new PartitionHistory(scene, folder, PartitionHistory.DROPPING);
        scene.create(scene.source, PartitionScene.range(0, 10));
        history.sync();
    }

    @AfterEach
    void close() {
        scene.close();
    }
}
