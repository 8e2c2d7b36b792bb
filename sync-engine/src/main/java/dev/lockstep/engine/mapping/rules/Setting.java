package dev.lockstep.engine.mapping.rules;

import static java.util.Objects.requireNonNull;

/**
 * One field and what it is to say.
 *
 * @param field which; @param language of a text, empty when not known; @param value what it says
 */
public record Setting(Field field, String language, String value) {
    /** Fields that a rule can set. Texts are set in one language, the others stay; a tag is added to those that are there. */
    public enum Field {
        LABEL,
        DESCRIPTION,
        TAG,
        OWNER,
        STEWARD,
        CONTACT,
        CERTIFICATION;

        /** Whether columns have it, too. */
        public boolean isOfColumns() {
            return this == LABEL || this == DESCRIPTION || this == TAG;
        }
    }

    public Setting {
        requireNonNull(field, "field is null");
        requireNonNull(language, "language is null");
        requireNonNull(value, "value is null");
    }
}
