package dev.lockstep.datasphere.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Semantic marks that are simply true: {@code @Semantics.calendar.yearMonth} becomes {@code calendar.yearMonth}, and
 * {@code @PersonalData.isPotentiallyPersonal} becomes {@code personalData.isPotentiallyPersonal}.
 */
final class Tags {
    private static final String SEMANTICS = "@Semantics.";
    private static final String PERSONAL_DATA = "@PersonalData.";
    private static final String PERSONAL_TAG = "personalData.";

    private Tags() {}

    /** Comes after the roles, which take some of the same marks. */
    static List<String> take(Members members) {
        List<String> tags = new ArrayList<>();
        for (String name : members.node().members().keySet()) {
            Optional<String> tag = tag(name);
            if (tag.isPresent() && !members.isTaken(name) && Notation.isTrue(members.find(name))) {
                members.take(name);
                tags.add(tag.get());
            }
        }
        return tags;
    }

    static String annotation(String tag) {
        return tag.startsWith(PERSONAL_TAG) ? PERSONAL_DATA + tag.substring(PERSONAL_TAG.length()) : SEMANTICS + tag;
    }

    private static Optional<String> tag(String annotation) {
        if (annotation.startsWith(SEMANTICS) && annotation.length() > SEMANTICS.length()) {
            return Optional.of(annotation.substring(SEMANTICS.length()));
        }
        return annotation.startsWith(PERSONAL_DATA) && annotation.length() > PERSONAL_DATA.length()
                ? Optional.of(PERSONAL_TAG + annotation.substring(PERSONAL_DATA.length()))
                : Optional.empty();
    }
}
