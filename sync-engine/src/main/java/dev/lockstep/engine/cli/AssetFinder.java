package dev.lockstep.engine.cli;

import static java.util.stream.Collectors.joining;

import dev.lockstep.config.NearestName;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.discovery.ScopeSnapshot;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.error.RemoteException;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.Selection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the one asset that a person named. */
final class AssetFinder {
    private static final int MOST_NAMES = 5;

    private record Name(Selection containers, Selection names, String text) {}

    private final SyncEngine engine;
    private final Side side;

    AssetFinder(SyncEngine engine, Side side) {
        this.engine = engine;
        this.side = side;
    }

    /** An object, whatever came of it. */
    record Located(Finding finding, ScopeSnapshot scope) {}

    /**
     * The one object of that name, be it an asset or not; empty if there is none.
     *
     * @throws RemoteException if there is more than one
     */
    Optional<Located> locate(String text) {
        for (Name reading : readings(text)) {
            Snapshot snapshot = side.discover(engine, reading.containers(), reading.names());
            List<Located> located = snapshot.scopes().stream()
                    .flatMap(scope -> objects(scope, reading))
                    .toList();
            if (located.size() > 1) {
                throw ambiguous(text, snapshot);
            }
            if (located.size() == 1) {
                return Optional.of(located.get(0));
            }
        }
        return Optional.empty();
    }

    /** That there is no such asset, with what was probably meant. */
    RemoteException missing(String text) {
        return missing(text, readings(text).get(0));
    }

    private static Stream<Located> objects(ScopeSnapshot scope, Name reading) {
        return Stream.concat(scope.assets().stream(), others(scope, reading))
                .map(finding -> new Located(finding, scope));
    }

    /** Skipped and failed; a document that cannot be read is found whichever of its objects was asked for, and is none of them. */
    private static Stream<Finding> others(ScopeSnapshot scope, Name reading) {
        return Stream.concat(
                scope.failed().stream()
                        .filter(failed -> reading.names().matches(failed.id().name())),
                scope.skipped().stream()
                        .filter(skipped -> reading.names().matches(skipped.id().name())));
    }

    private List<Name> readings(String text) {
        return Stream.of(split(text), Optional.of(new Name(Selection.all(), Selection.only(text), text)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** @throws RemoteException if there is none, or more than one */
    Finding.Found find(String text) {
        List<Name> readings = readings(text);
        for (Name reading : readings) {
            Snapshot snapshot = side.discover(engine, reading.containers(), reading.names());
            List<Finding.Found> found = snapshot.scopes().stream()
                    .flatMap(scope -> scope.assets().stream())
                    .toList();
            if (found.size() == 1) {
                return found.get(0);
            }
            if (found.size() > 1) {
                throw ambiguous(text, snapshot);
            }
            failure(text, reading, snapshot).ifPresent(failure -> {
                throw failure;
            });
        }
        throw missing(text, readings.get(0));
    }

    private Optional<Name> split(String text) {
        int at = text.indexOf(side == Side.source ? '/' : '.');
        return at <= 0 || at == text.length() - 1
                ? Optional.empty()
                : Optional.of(new Name(
                        Selection.only(text.substring(0, at)),
                        Selection.only(text.substring(at + 1)),
                        text.substring(at + 1)));
    }

    private static Optional<RemoteException> failure(String text, Name reading, Snapshot snapshot) {
        return snapshot.scopes().stream()
                .flatMap(scope -> others(scope, reading))
                .map(finding -> failure(text, finding))
                .findFirst();
    }

    private static RemoteException failure(String text, Finding finding) {
        return finding instanceof Finding.Failed failed
                ? new RemoteException("asset.unreadable", text + ": " + failed.reason(), failed.remedy())
                : new RemoteException(
                        "asset.skipped", text + " is no asset: " + ((Finding.Skipped) finding).reason(), "");
    }

    private static RemoteException ambiguous(String text, Snapshot snapshot) {
        String where = snapshot.scopes().stream()
                .filter(scope -> !scope.assets().isEmpty())
                .map(scope -> scope.container().name())
                .collect(joining(", "));
        return new RemoteException(
                "asset.ambiguous",
                "%s is in several spaces: %s".formatted(text, where),
                "Name one of them: SPACE/NAME.");
    }

    private RemoteException missing(String text, Name reading) {
        Snapshot all = side.discover(engine, reading.containers(), Selection.all());
        if (all.scopes().isEmpty()) {
            all = side.discover(engine, Selection.all(), Selection.only("")); // the containers, without what is in them
            List<String> names =
                    all.scopes().stream().map(scope -> scope.container().name()).toList();
            return new RemoteException(
                    "asset.not-found",
                    "There is no %s, and no space of that name".formatted(text),
                    "Spaces are: %s.".formatted(String.join(", ", names)));
        }
        List<String> names = all.scopes().stream().flatMap(this::names).toList();
        String nearest = NearestName.find(names, reading.text())
                .map("Did you mean %s? "::formatted)
                .orElse("");
        return new RemoteException(
                "asset.not-found",
                "There is no %s among %,d assets".formatted(text, names.size()),
                nearest + unreadable(all) + "`lockstep discover --json` lists all.");
    }

    private static String unreadable(Snapshot snapshot) {
        List<String> names = snapshot.scopes().stream()
                .flatMap(scope -> scope.failed().stream())
                .map(failed -> failed.id().name())
                .toList();
        int more = names.size() - MOST_NAMES;
        return names.isEmpty()
                ? ""
                : "It may be in what cannot be read: %s%s. "
                        .formatted(
                                String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES))),
                                more > 0 ? ", and %,d more".formatted(more) : "");
    }

    private Stream<String> names(ScopeSnapshot scope) {
        return scope.assets().stream().map(found -> found.id().name());
    }
}
