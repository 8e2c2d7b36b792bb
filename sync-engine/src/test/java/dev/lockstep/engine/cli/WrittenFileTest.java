package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.cli.WrittenFile.State;
import dev.lockstep.error.RemoteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenFileTest {
    private static final String TEXT = WrittenFile.MARK + "; an earlier sample.\na: 1\nb: 2\n";

    @TempDir
    Path folder;

    private WrittenFile file;

    @BeforeEach
    void choose() {
        file = new WrittenFile(folder.resolve("any.yaml"));
    }

    @Test
    void whatIsNotThereIsWrittenAndStandsAsItWasWritten() throws IOException {
        assertThat(file.state()).isEqualTo(State.ABSENT);
        file.write(TEXT);
        assertThat(file.state()).isEqualTo(State.AS_WRITTEN);
        assertThat(Files.readString(file.path())).startsWith(TEXT);
    }

    /** What was written may differ from what is written today: its last line tells. */
    @ParameterizedTest
    @ValueSource(strings = {"a: 3", "", "a: 1 ", "a: 1\r"})
    void anyEditIsSeen(String edit) throws IOException {
        file.write(TEXT);
        Files.writeString(file.path(), Files.readString(file.path()).replace("a: 1", edit));
        assertThat(file.state()).isEqualTo(State.EDITED);
    }

    @Test
    void whatWasAddedBelowAndWhatLostItsLastLineIsAnEdit() throws IOException {
        file.write(TEXT);
        Files.writeString(file.path(), Files.readString(file.path()) + "c: 3\n");
        assertThat(file.state()).isEqualTo(State.EDITED);
        Files.writeString(file.path(), TEXT);
        assertThat(file.state()).isEqualTo(State.EDITED);
    }

    @Test
    void aFileThatDoesNotBeginAsOursIsOfOthersWhateverElseItSays() throws IOException {
        file.write(TEXT);
        Files.writeString(file.path(), "name: mine\n" + Files.readString(file.path()));
        assertThat(file.state()).isEqualTo(State.OF_OTHERS);
    }

    @Test
    void whatCannotBeReadIsNotReplaced() throws IOException {
        Files.write(file.path(), new byte[] {(byte) 0xC3, 0x28});
        assertThatThrownBy(file::state)
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("Cannot read " + file.path());
    }
}
