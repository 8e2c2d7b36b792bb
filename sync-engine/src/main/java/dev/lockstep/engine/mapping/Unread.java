package dev.lockstep.engine.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Loss.Severity;
import dev.lockstep.model.fingerprint.Fact;
import dev.lockstep.spi.Carrier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What reading lost of one asset, for its ledger. A loss of a part of the asset makes its facts say less; one that has no fact is an entry of its
 * own, since the source states something there. Notes are none. For one thread, once.
 */
final class Unread {
    private static final String SOURCE = "(not read)";

    private final List<Loss> losses;
    private final List<Loss> withoutFact;

    Unread(List<Loss> losses) {
        this.losses = losses.stream().filter(Unread::counts).toList();
        this.withoutFact = new ArrayList<>(this.losses);
    }

    /** Whether the ledger has to say it. */
    static boolean counts(Loss loss) {
        return loss.severity() != Severity.NOTE;
    }

    /** How many facts {@code asset} does not have that its source states. */
    static int count(Asset asset, List<Loss> losses) {
        List<String> paths = Fact.of(asset).stream().map(Fact::shownPath).toList();
        return (int) losses.stream()
                .filter(Unread::counts)
                .filter(loss -> paths.stream().noneMatch(path -> isAbout(loss, path)))
                .count();
    }

    /** The entry of a fact, which says less when reading lost a part of it. */
    LedgerEntry mark(LedgerEntry entry) {
        LedgerEntry marked = entry;
        for (Loss loss : losses) {
            if (isAbout(loss, entry.shownPath())) {
                withoutFact.remove(loss);
                marked = marked.carrier() == Carrier.DROPPED ? marked : degraded(marked, loss);
            }
        }
        return marked;
    }

    /** Of losses that no fact was marked for, in their order. */
    List<LedgerEntry> entries() {
        return withoutFact.stream().map(Unread::entry).toList();
    }

    /** One that is about a whole group, such as all columns, is about none of them. */
    private static boolean isAbout(Loss loss, String path) {
        return loss.severity() == Severity.DEGRADED
                && loss.path().indexOf('/') > 0
                && (path.equals(loss.path()) || path.startsWith(loss.path() + "/"));
    }

    private static LedgerEntry degraded(LedgerEntry entry, Loss loss) {
        return new LedgerEntry(
                entry.path(),
                entry.source(),
                entry.rule(),
                entry.target(),
                Carrier.DEGRADED,
                entry.field(),
                (entry.carrier() == Carrier.DEGRADED ? entry.cause() + "; " : "") + "read as less than it says: "
                        + loss.reason());
    }

    private static LedgerEntry entry(Loss loss) {
        return new LedgerEntry(
                List.of(loss.path().split("/", -1)),
                Optional.of(SOURCE),
                Optional.empty(),
                Optional.empty(),
                loss.severity() == Severity.DROPPED ? Carrier.DROPPED : Carrier.DEGRADED,
                Optional.empty(),
                loss.reason());
    }
}
