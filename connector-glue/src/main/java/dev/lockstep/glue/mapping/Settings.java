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
 * @param stored whether rows that lie in S3 are described where they lie
 */
record Settings(Shown shown, boolean readable, boolean recorded, boolean stored) {
    private static final String FORMS_ONLY = " forms";
    private static final String STORED = " stored";

    Settings {
        requireNonNull(shown, "shown is null");
    }

    static Settings of(Shown shown, ContextCarriers carriers, boolean stored) {
        return new Settings(shown, carriers.readable(), carriers.forms() == ContextCarriers.Forms.WRITTEN, stored);
    }

    /** Those that {@code form} was rendered by; empty when its rules are not those of this version. */
    static Optional<Settings> of(Form form) {
        return form.findText(Paths.PARAMETERS.child(ParameterKeys.RENDERING)).flatMap(text -> {
            String said = without(STORED, text);
            String rules = without(FORMS_ONLY, said);
            boolean recorded = ContextRecord.in(form).isPresent();
            return Shown.of(rules).map(shown -> new Settings(shown, said.equals(rules), recorded, !said.equals(text)));
        });
    }

    private static String without(String ending, String text) {
        return text.endsWith(ending) ? text.substring(0, text.length() - ending.length()) : text;
    }

    /** As a table remembers them; the record speaks for itself. @param hasRows whether the table is described where its rows lie */
    String text(boolean hasRows) {
        return shown.settings() + (readable ? "" : FORMS_ONLY) + (hasRows ? STORED : "");
    }

    Settings withoutRecord() {
        return new Settings(shown, readable, false, stored);
    }
}
