package dev.lockstep.engine.audit;

import static java.util.Objects.requireNonNull;
import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toSet;

import dev.lockstep.engine.audit.AuditRun.Link;
import dev.lockstep.error.RemoteException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The records of all runs: a file each, and the files of one sync are a chain, each naming the one before and its last hash, so that a file
 * that was taken away is missed.
 *
 * @param folder may not be there yet
 */
public record AuditFolder(Path folder) {
    static final String SUFFIX = ".jsonl";

    /** Bytes that are more than the line that ends a record. */
    private static final int LAST_LINE = 4096;

    public AuditFolder {
        requireNonNull(folder, "folder is null");
    }

    /** All records, by name. */
    public List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** The record of {@code run}; empty when there is none. */
    public Optional<Path> find(String run) {
        return files().stream()
                .filter(file -> file.getFileName().toString().equals(run + SUFFIX))
                .findFirst();
    }

    /** Whether the record of {@code run} says that it was done. Reads its end only. */
    public boolean isEnded(String run) {
        Path file = folder.resolve(run + SUFFIX);
        try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
            ByteBuffer end = ByteBuffer.allocate((int) Math.min(bytes.size(), LAST_LINE));
            bytes.position(bytes.size() - end.capacity());
            while (end.hasRemaining() && bytes.read(end) >= 0) {
                // goes on
            }
            String text = new String(end.array(), 0, end.position(), StandardCharsets.UTF_8);
            String last = text.stripTrailing();
            return AuditRecord.parse(last.substring(last.lastIndexOf('\n') + 1))
                    .flatMap(line -> line.findText("event"))
                    .filter("ended"::equals)
                    .isPresent();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Hands the writes that {@code filter} wants to {@code sink}, run by run, the oldest first.
     *
     * @return what was read, a verdict each
     * @throws RemoteException if a record cannot be read at all
     */
    public List<AuditCheck> read(AuditFilter filter, Consumer<AuditEntry> sink) {
        return each(filter, file -> AuditReader.read(file, filter, sink));
    }

    /** The same for who wants to see what is there: a record that cannot be read is a fault among the others. */
    public List<AuditCheck> check(AuditFilter filter, Consumer<AuditEntry> sink) {
        return each(filter, file -> {
            try {
                return AuditReader.read(file, filter, sink);
            } catch (RemoteException e) {
                return AuditCheck.unreadable(file, e.getCause());
            }
        });
    }

    private List<AuditCheck> each(AuditFilter filter, Function<Path, AuditCheck> read) {
        return byTime().stream()
                .filter(known -> known.run().map(filter::wants).orElse(true))
                .map(known -> read.apply(known.file()))
                .toList();
    }

    /** Names tell the second only. */
    private List<Known> byTime() {
        return files().stream()
                .map(file -> new Known(file, AuditReader.about(file)))
                .sorted(Comparator.comparing(
                        known -> known.run().map(AuditRun::started).orElse(Instant.MAX)))
                .toList();
    }

    private record Known(Path file, Optional<AuditRun> run) {}

    /** Reads everything, line by line. */
    public AuditVerdict verify() {
        return AuditVerdict.of(check(AuditFilter.all(), entry -> {}));
    }

    /** Where the chain of {@code sync} ends; empty when it has not begun. Nobody may be writing a record of this sync. */
    Optional<Link> head(String sync) {
        List<AuditRun> runs = byTime().stream()
                .flatMap(known -> known.run().stream())
                .filter(run -> run.sync().equals(sync))
                .toList();
        Set<String> followed = runs.stream()
                .flatMap(run -> run.follows().stream())
                .map(Link::run)
                .collect(toSet());
        return runs.stream()
                .map(AuditRun::id)
                .filter(not(followed::contains))
                .reduce((first, second) -> second)
                .map(run -> new Link(run, lastHash(folder.resolve(run + SUFFIX))));
    }

    /** Of the last line that is whole: the very last one may have been cut off by a crash. */
    private static String lastHash(Path file) {
        String hash = "";
        String last = "";
        try (BufferedReader lines = AuditReader.open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hash = last;
                last = line;
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        String whole = AuditRecord.hashOf(last);
        return whole.isEmpty() ? AuditRecord.hashOf(hash) : whole;
    }

    /** @param place file or folder */
    static RemoteException unreadable(Path place, IOException e) {
        return new RemoteException(
                "audit.unreadable",
                "Cannot read the audit record %s: %s".formatted(place, e),
                "Put it back, or correct the permissions.",
                e);
    }
}
