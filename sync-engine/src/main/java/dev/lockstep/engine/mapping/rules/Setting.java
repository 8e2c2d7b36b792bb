package dev.lockstep.engine.mapping.rules;

import static java.util.Objects.requireNonNull;

/**
 * One field and what it is to say.
 *
 * @param field which
 * @param key of a text its language, empty when not known; of a property its name; else without meaning
 * @param value what it says
 */
public record Setting(Field field, String key, String value) {
    /** Fields that a rule can set. Texts are set in one language, the others stay; a tag or term is added to those that are there. */
    public enum Field {
        LABEL,
        DESCRIPTION,
        TAG,
        OWNER,
        STEWARD,
        CONTACT,
        CERTIFICATION,
        TERM,
        PROPERTY;

        /** Whether columns have it, too. */
        public boolean isOfColumns() {
            return this == LABEL || this == DESCRIPTION || this == TAG || this == TERM;
        }
    }

    public Setting {
        requireNonNull(field, "field is null");
        requireNonNull(key, "key is null");
        requireNonNull(value, "value is null");
    }
}
