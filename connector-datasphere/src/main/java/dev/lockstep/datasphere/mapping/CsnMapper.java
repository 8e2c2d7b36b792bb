package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.AssetId;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.Selection;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Definitions of one space as findings. Never throws; the same space gives the same findings. Thread-safe. */
public final class CsnMapper {
    private final String system;
    private final CsnSpace space;
    private final TypeResolver types;

    /** @param system alias of the system, for the ids */
    public CsnMapper(String system, CsnSpace space) {
        this.system = system;
        this.space = space;
        this.types = new TypeResolver(space);
    }

    /** How many of the space's own definitions are selected. */
    public int count(Selection names) {
        return (int) space.own().stream().filter(names::matches).count();
    }

    /** One finding for every selected definition of the space's own, with its name, sorted by name. */
    public void map(Selection names, BiConsumer<String, Finding> sink) {
        space.own().stream().filter(names::matches).forEach(name -> sink.accept(name, map(name)));
    }

    /** What {@code name} is: found, skipped or failed; failed, too, when the space has no such definition. */
    public Finding map(String name) {
        AssetId id = new AssetId(system, space.name(), name.isEmpty() ? "(no name)" : name);
        Optional<Definition> definition = space.find(name);
        if (definition.isEmpty()) {
            return new Finding.Failed(id, "The document does not define it.", Classification.EXPORT_AGAIN);
        }
        if (name.isEmpty()) {
            return new Finding.Failed(id, "A definition has no name.", Classification.EXPORT_AGAIN);
        }
        Classification what = Classification.of(space, definition.get());
        if (what instanceof Classification.Skip skip) {
            return new Finding.Skipped(id, skip.reason());
        }
        if (what instanceof Classification.Fail fail) {
            return new Finding.Failed(id, fail.reason(), fail.remedy());
        }
        if (what instanceof Classification.Is is) {
            return new AssetMapper(id, is.kind(), definition.get(), space, types).map();
        }
        throw new IllegalStateException("unknown classification " + what);
    }
}
