package dev.lockstep.engine.audit;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Tree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/**
 * The audit record of one run in a file of its own, {@code <run>.jsonl}. Writers that wait for the disk share one flush, so that evidence
 * does not make parallel writes take turns. Thread-safe.
 */
public final class AuditFile implements Audit {
    private static final String BEGUN = ".begun";

    private final Path file;
    private final FileChannel channel;
    private final String run;
    private final Clock clock;
    private final Object flushing = new Object();
    private String previous = AuditRecord.START;
    private volatile long written;
    private long flushed;
    private long end;
    private boolean isTorn;

    private AuditFile(Path file, FileChannel channel, String run, Clock clock) {
        this.file = file;
        this.channel = channel;
        this.run = run;
        this.clock = clock;
    }

    /**
     * Starts the record of {@code run} in {@code folder}, which is made when it is not there.
     *
     * @param about what the whole run is about: sync, command, target, principal
     * @throws RemoteException if it cannot be kept
     */
    public static AuditFile start(Path folder, String run, Clock clock, Tree.Node about) {
        return start(folder, run, clock, about, file -> FileChannel.open(file, CREATE, TRUNCATE_EXISTING, WRITE));
    }

    /** Opens a file for writing. */
    interface Opening {
        FileChannel open(Path file) throws IOException;
    }

    /** Under another name until the first line stands, so that there is no record without one. */
    static AuditFile start(Path folder, String run, Clock clock, Tree.Node about, Opening opening) {
        Path file = folder.resolve(run + AuditFolder.SUFFIX);
        Path begun = folder.resolve(run + BEGUN);
        try {
            Files.createDirectories(folder);
            Map<String, Tree> started = started(folder, about);
            AuditFile audit = new AuditFile(file, opening.open(begun), run, clock);
            try {
                audit.append("started", started);
                Files.move(begun, file);
                return audit;
            } catch (IOException | RemoteException e) {
                audit.channel.close();
                Files.deleteIfExists(begun);
                throw e;
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Names the record before it of the same sync, so that one that is taken away is missed. */
    private static Map<String, Tree> started(Path folder, Tree.Node about) {
        Map<String, Tree> details = new TreeMap<>(Map.of("about", about));
        new AuditFolder(folder)
                .head(about.findText("sync").orElse(""))
                .ifPresent(link -> details.put("follows", link.toTree()));
        return details;
    }

    public Path file() {
        return file;
    }

    @Override
    public long intended(Tree.Node change) {
        long sequence = append("intended", Map.of("change", change));
        flush(sequence);
        return sequence;
    }

    @Override
    public void done(long intended, Tree.Node outcome) {
        append("done", new TreeMap<>(Map.of("intended", Tree.number(intended), "outcome", outcome)));
    }

    @Override
    public void close() {
        try (channel) {
            flush(append("ended", Map.of()));
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private synchronized long append(String event, Map<String, Tree> details) {
        long sequence = written + 1;
        AuditRecord record = AuditRecord.of(run, sequence, clock.instant(), event, details, previous);
        try {
            write(StandardCharsets.UTF_8.encode(record.line() + "\n"));
        } catch (IOException e) {
            throw failed(file, e);
        }
        previous = record.hash();
        written = sequence;
        return sequence;
    }

    /** A whole line or none: what a full disk took of it is cut off, at the latest before the next line. */
    private void write(ByteBuffer line) throws IOException {
        if (isTorn) {
            channel.truncate(end);
        }
        isTorn = true;
        try {
            for (long place = end; line.hasRemaining(); ) {
                place += channel.write(line, place);
            }
        } catch (IOException e) {
            cutOff(e);
            throw e;
        }
        end += line.limit();
        isTorn = false;
    }

    private void cutOff(IOException cause) {
        try {
            channel.truncate(end);
            isTorn = false;
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Whoever comes first flushes for all who wrote meanwhile. */
    private void flush(long sequence) {
        synchronized (flushing) {
            if (flushed >= sequence) {
                return;
            }
            long upTo = written;
            try {
                channel.force(false);
            } catch (IOException e) {
                throw failed(file, e);
            }
            flushed = upTo;
        }
    }

    private static RemoteException failed(Path file, IOException e) {
        return new RemoteException(
                "audit.unwritable",
                "Cannot keep the audit record " + file,
                "Make room or correct the permissions; nothing is written to the target without evidence.",
                e);
    }
}
