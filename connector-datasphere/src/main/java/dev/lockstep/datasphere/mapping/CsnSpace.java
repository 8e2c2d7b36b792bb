package dev.lockstep.datasphere.mapping;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.AssetRef;
import dev.lockstep.model.Tree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All definitions known for one space: its own objects, and what their documents say of objects of other spaces. Immutable.
 *
 * <p>A name that several documents define is taken from the document that was read for it, else from the first one; a definition that
 * differs from the one taken is reported with the object.
 */
public final class CsnSpace {
    private final String name;
    private final Map<String, Definition> definitions;
    private final SortedSet<String> own;
    private final Map<String, String> foreignContexts;
    private final Set<String> existing;
    private final Set<String> spaces;
    private final TypeHints hints;

    private CsnSpace(Builder builder) {
        name = builder.name;
        definitions = Collections.unmodifiableMap(new LinkedHashMap<>(builder.definitions));
        own = Collections.unmodifiableSortedSet(new TreeSet<>(builder.own));
        existing = Set.copyOf(builder.existing);
        spaces = Set.copyOf(builder.spaces);
        hints = builder.hints;
        foreignContexts = foreignContexts();
    }

    /** @param name id of the space */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Id of the space. */
    public String name() {
        return name;
    }

    /** Names to report on, sorted. */
    public SortedSet<String> own() {
        return own;
    }

    Optional<Definition> find(String definition) {
        return Optional.ofNullable(definitions.get(definition));
    }

    TypeHints hints() {
        return hints;
    }

    /** The other space a definition belongs to, empty for one of this space. Source: reference of CSN exports, contexts of foreign spaces. */
    Optional<AssetRef> foreign(String definition) {
        for (int dot = definition.indexOf('.', 1); dot > 0; dot = definition.indexOf('.', dot + 1)) {
            String space = foreignContexts.get(definition.substring(0, dot));
            if (space != null && dot + 1 < definition.length()) {
                return Optional.of(new AssetRef(space, definition.substring(dot + 1)));
            }
        }
        return Optional.empty();
    }

    /** The other space a context stands for. */
    Optional<String> foreignContext(String definition) {
        return Optional.ofNullable(foreignContexts.get(definition));
    }

    /**
     * What a reference points at. A name below the context of another space is an object of that space; so is a name whose first part is the
     * id of another space, unless an object of this space has that very name. Every other dot is part of the name.
     *
     * @param reference not empty
     */
    AssetRef resolve(String reference) {
        Optional<AssetRef> foreign = foreign(reference);
        if (foreign.isPresent()) {
            return foreign.get();
        }
        int dot = reference.indexOf('.');
        boolean elsewhere = dot > 0
                && dot + 1 < reference.length()
                && !definitions.containsKey(reference)
                && !existing.contains(reference)
                && spaces.contains(reference.substring(0, dot));
        return elsewhere
                ? new AssetRef(reference.substring(0, dot), reference.substring(dot + 1))
                : new AssetRef(name, reference);
    }

    /** Whether a reference leads to something known, or to another space, of which little is known. */
    boolean isKnown(String reference) {
        return definitions.containsKey(reference)
                || existing.contains(reference)
                || !resolve(reference).container().equals(name);
    }

    /** Whether there is an object of that name that may hold rows. */
    boolean isObject(String reference) {
        return existing.contains(reference)
                || find(reference)
                        .flatMap(Definition::kind)
                        .filter("entity"::equals)
                        .isPresent();
    }

    private Map<String, String> foreignContexts() {
        Map<String, String> contexts = new TreeMap<>();
        definitions.forEach((context, definition) -> {
            if (definition.kind().filter("context"::equals).isPresent()) {
                definition
                        .node()
                        .findText("@DataWarehouse.space.name")
                        .filter(space -> !space.isEmpty() && !space.equals(name))
                        .ifPresent(space -> contexts.put(context, space));
            }
        });
        return contexts;
    }

    /** Collects documents. For one thread. */
    public static final class Builder {
        private final String name;
        private final Map<String, Definition> definitions = new LinkedHashMap<>();
        private final Set<String> authoritative = new TreeSet<>();
        private final Set<String> own = new TreeSet<>();
        private final Set<String> existing = new TreeSet<>();
        private final Set<String> spaces = new TreeSet<>();
        private TypeHints hints = TypeHints.none();

        private Builder(String name) {
            this.name = requireNonNull(name, "name is null");
        }

        /** Adds a document whose definitions are all to be reported on, as in a folder. */
        public Builder add(CsnDocument document) {
            for (Map.Entry<String, Tree> member :
                    document.definitions().members().entrySet()) {
                own.add(member.getKey());
                keepFirst(definition(document, member.getKey(), member.getValue()));
            }
            return this;
        }

        /** Adds the document that was read for {@code object}; its other definitions help to understand it and are not reported on. */
        public Builder addObject(String object, CsnDocument document) {
            for (Map.Entry<String, Tree> member :
                    document.definitions().members().entrySet()) {
                Definition definition = definition(document, member.getKey(), member.getValue());
                if (!member.getKey().equals(object)) {
                    definitions.putIfAbsent(member.getKey(), definition);
                } else if (authoritative.add(object)) {
                    own.add(object);
                    definitions.put(object, definition);
                } else {
                    keepFirst(definition);
                }
            }
            return this;
        }

        /** Names that exist in the space though their documents are not here: references to them do not dangle. */
        public Builder existing(Set<String> objects) {
            existing.addAll(objects);
            return this;
        }

        /** Ids of the spaces that exist; a dotted reference that begins with one leads there. */
        public Builder spaces(Set<String> ids) {
            spaces.addAll(ids);
            spaces.remove(name);
            return this;
        }

        public Builder hints(TypeHints value) {
            hints = requireNonNull(value, "hints is null");
            return this;
        }

        public CsnSpace build() {
            return new CsnSpace(this);
        }

        private void keepFirst(Definition definition) {
            Definition first = definitions.putIfAbsent(definition.name(), definition);
            if (first != null && first.contradiction().isEmpty() && !first.says(definition)) {
                definitions.put(definition.name(), first.contradictedBy(definition));
            }
        }

        private static Definition definition(CsnDocument document, String name, Tree body) {
            return new Definition(name, body, document.businessLayer(name), document, Optional.empty());
        }
    }
}
