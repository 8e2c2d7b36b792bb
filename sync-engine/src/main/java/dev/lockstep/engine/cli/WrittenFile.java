package dev.lockstep.engine.cli;

import com.google.common.hash.Hashing;
import dev.lockstep.error.RemoteException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file for a sandbox that we write, people may edit, and we replace only where nobody did. Its last line tells, whatever version of us wrote
 * it.
 */
record WrittenFile(Path path) {
    /** How the text of such a file begins. */
    static final String MARK = "# Written by lockstep for a sandbox";

    private static final String SEAL = "# As written; once edited, this file is not replaced: ";
    private static final String OTHER_PLACE = "Choose another name or folder.";

    enum State {
        ABSENT,
        AS_WRITTEN,
        EDITED,
        OF_OTHERS
    }

    /** @throws RemoteException if it cannot be read */
    State state() {
        if (Files.notExists(path)) {
            return State.ABSENT;
        }
        String text = read();
        if (!text.startsWith(MARK)) {
            return State.OF_OTHERS;
        }
        int end = text.lastIndexOf(SEAL);
        return end > 0 && text.equals(sealed(text.substring(0, end))) ? State.AS_WRITTEN : State.EDITED;
    }

    /** @throws RemoteException if it is somebody else's, or cannot be read */
    void requireOurs() {
        if (state() == State.OF_OTHERS) {
            throw exists("is there already, and not for a sandbox");
        }
    }

    /** @throws RemoteException if writing it would lose what somebody wrote, or it cannot be read */
    void requireReplaceable() {
        requireOurs();
        if (state() == State.EDITED) {
            throw exists("was edited, and is not replaced");
        }
    }

    /** @param text begins with {@link #MARK} and ends with a line break */
    void write(String text) {
        try {
            Files.writeString(path, sealed(text));
        } catch (IOException e) {
            throw new RemoteException(
                    "sandbox.config-unwritable", "Cannot write " + path, "Check its folder and permissions.", e);
        }
    }

    private String read() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new RemoteException("sandbox.config-unreadable", "Cannot read " + path, OTHER_PLACE, e);
        }
    }

    private RemoteException exists(String what) {
        return new RemoteException("sandbox.config-exists", "%s %s".formatted(path, what), OTHER_PLACE);
    }

    private static String sealed(String text) {
        return text + SEAL + Hashing.sha256().hashString(text, StandardCharsets.UTF_8) + "\n";
    }
}
