package dev.lockstep.glue.mapping;

import static java.util.Objects.requireNonNull;

import dev.lockstep.spi.Form;
import java.util.Optional;

/**
 * By which settings a table is rendered; a table remembers them.
 *
 * @param shown which language is shown
 * @param readable whether readable parameters also say what a form says
 * @param recorded whether the table says what Glue's business context says of it
 */
record Settings(Shown shown, boolean readable, boolean recorded) {
    private static final String FORMS_ONLY = " forms";

    Settings {
        requireNonNull(shown, "shown is null");
    }

    static Settings of(Shown shown, ContextCarriers carriers) {
        return new Settings(shown, carriers.readable(), carriers.forms() == ContextCarriers.Forms.WRITTEN);
    }

    /** Those that {@code form} was rendered by; empty when its rules are not those of this version. */
    static Optional<Settings> of(Form form) {
        return form.findText(Paths.PARAMETERS.child(ParameterKeys.RENDERING)).flatMap(text -> {
            boolean readable = !text.endsWith(FORMS_ONLY);
            String rules = readable ? text : text.substring(0, text.length() - FORMS_ONLY.length());
            boolean recorded = ContextRecord.in(form).isPresent();
            return Shown.of(rules).map(shown -> new Settings(shown, readable, recorded));
        });
    }

    /** As a table remembers them; the record speaks for itself. */
    String text() {
        return shown.settings() + (readable ? "" : FORMS_ONLY);
    }

    Settings withoutRecord() {
        return new Settings(shown, readable, false);
    }
}
