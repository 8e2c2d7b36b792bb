package dev.lockstep.engine.mapping.rules;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.DataType;
import dev.lockstep.spi.Selection;
import java.util.List;

/** What a rule does to an asset or, when it is about columns, to a column. */
public sealed interface Action {
    /** Publishes a column with another type. */
    record OverrideType(DataType type) implements Action {
        public OverrideType {
            requireNonNull(type, "type is null");
        }
    }

    /** Publishes an asset or column under another name. @param template may hold {@code {name}}, which stands for the technical name */
    record Rename(String template) implements Action {
        /** Stands for the technical name. */
        public static final String NAME = "{name}";

        public Rename {
            requireNonNull(template, "template is null");
        }

        String name(String technical) {
            return template.replace(NAME, technical);
        }
    }

    /** Leaves an asset or column out, or takes it in after all. The last filter that matches decides. */
    record Filter(boolean include) implements Action {}

    /** @param fields what is said of an asset or column in place of what the source says */
    record Set(List<Setting> fields) implements Action {
        public Set {
            fields = List.copyOf(fields);
        }
    }

    /** Leaves out annotations that the model does not spell out. @param names globs */
    record DropAnnotation(Selection names) implements Action {
        public DropAnnotation {
            requireNonNull(names, "names is null");
        }
    }
}
