package dev.lockstep.engine.mapping.rules;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.TypeSpelling;
import dev.lockstep.spi.Selection;
import java.util.List;
import java.util.Optional;

/**
 * What a rule is about. Everything that is said must hold; what is not said holds always. It looks at the source, whatever rules before it
 * did.
 *
 * @param spaces globs of the source's containers; @param names globs of technical names
 * @param kinds none means any
 * @param tags globs, one of which one tag must match; all means no tag is needed
 * @param columns of which columns; absent when the rule is about the asset itself
 */
public record Match(
        Selection spaces, Selection names, List<AssetKind> kinds, Selection tags, Optional<Columns> columns) {
    /** @param names globs of technical names; @param types globs of types as {@link TypeSpelling} prints them */
    public record Columns(Selection names, Selection types) {
        public Columns {
            requireNonNull(names, "names is null");
            requireNonNull(types, "types is null");
        }

        boolean matches(Column column) {
            return names.matches(column.name()) && (types.isAll() || types.matches(TypeSpelling.print(column.type())));
        }
    }

    public Match {
        requireNonNull(spaces, "spaces is null");
        requireNonNull(names, "names is null");
        kinds = List.copyOf(kinds);
        requireNonNull(tags, "tags is null");
        requireNonNull(columns, "columns is null");
    }

    /** Every asset. */
    public static Match any() {
        return new Match(Selection.all(), Selection.all(), List.of(), Selection.all(), Optional.empty());
    }

    boolean matches(Asset asset) {
        return matchesName(asset.id())
                && (kinds.isEmpty() || kinds.contains(asset.kind()))
                && (tags.isAll() || asset.stewardship().tags().stream().anyMatch(tags::matches));
    }

    /** {@code SPACE.OBJECT}, for people. */
    public String shownName() {
        return spaces + "." + names;
    }

    /** Whether a glob stands for one name only, and is that name. */
    static boolean isPlain(String glob) {
        return glob.chars().noneMatch(c -> c == '*' || c == '?' || c == '\\');
    }

    /** As far as the name alone tells. */
    boolean matchesName(AssetId id) {
        return spaces.matches(id.container()) && names.matches(id.name());
    }
}
