package dev.lockstep.engine.config;

import dev.lockstep.config.ConfigSection;
import dev.lockstep.engine.mapping.rules.Setting;
import dev.lockstep.engine.mapping.rules.Setting.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads what is to be said of an asset or column, of a rule or in the curated file.
 *
 * @param language of texts, where it is not said
 */
record SettingsReader(String language) {
    private static final String NOTHING =
            "sets nothing; give a label, description, tag, owner, steward, contact, certification, term or property";

    /** As {@link #read}; a problem when nothing is said. */
    List<Setting> readSome(ConfigSection section, boolean isOfColumns) {
        List<Setting> settings = read(section, isOfColumns);
        boolean isRefused = isOfColumns
                && Arrays.stream(Field.values()).anyMatch(field -> !field.isOfColumns() && section.has(key(field)));
        if (settings.isEmpty() && !isRefused) {
            section.problem(key(Field.LABEL), NOTHING);
        }
        return settings;
    }

    /** In the order of the fields; what columns do not have is reported and left out. */
    List<Setting> read(ConfigSection section, boolean isOfColumns) {
        String chosen = section.optional("language").orElse(language);
        List<Setting> settings = new ArrayList<>();
        for (Field field : Field.values()) {
            String key = key(field);
            boolean fits = !isOfColumns || field.isOfColumns();
            if (fits || section.has(key)) {
                section.known(key);
            }
            if (!fits && section.has(key)) {
                section.problem(key, "is for assets; columns have label, description, tag and term");
            } else if (fits) {
                settings.addAll(settings(section, field, key, chosen));
            }
        }
        return settings;
    }

    private static List<Setting> settings(ConfigSection section, Field field, String key, String language) {
        return switch (field) {
            case TAG, TERM ->
                section.list(key).stream()
                        .map(value -> new Setting(field, language, value))
                        .toList();
            case PROPERTY -> properties(section.section(key));
            case LABEL, DESCRIPTION, OWNER, STEWARD, CONTACT, CERTIFICATION ->
                section.has(key) ? List.of(new Setting(field, language, section.required(key))) : List.of();
        };
    }

    private static String key(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    private static List<Setting> properties(ConfigSection section) {
        return section.handOver().members().keySet().stream()
                .map(name -> new Setting(Field.PROPERTY, name, section.required(name)))
                .toList();
    }
}
