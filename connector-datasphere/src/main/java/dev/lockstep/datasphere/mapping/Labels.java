package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.util.List;
import java.util.Optional;

/**
 * Short and long texts of an object or element. The first annotation that holds a text wins. Only Datasphere's own annotation with a plain
 * text is taken out of the rest: the model could not say which of the others, or which placeholder, it came from.
 */
final class Labels {
    static final String LABEL = "@EndUserText.label";
    static final String QUICK_INFO = "@EndUserText.quickInfo";

    private static final List<String> SHORT =
            List.of(LABEL, "@Common.Label", "@title", "@sap.label", "@EndUserText.heading");
    private static final List<String> LONG = List.of(
            QUICK_INFO,
            "@DataWarehouse.businessDefinition.description",
            "@Common.QuickInfo",
            "@Core.Description",
            "@description",
            "@sap.quickinfo",
            "doc");

    private final Translations translations;

    Labels(Translations translations) {
        this.translations = translations;
    }

    Texts label(Members members) {
        return first(members, SHORT);
    }

    Texts description(Members members) {
        return first(members, LONG);
    }

    /** The label of something whose members are not taken apart. */
    Texts label(Tree.Node node) {
        return label(new Members(node));
    }

    private Texts first(Members members, List<String> names) {
        for (String name : names) {
            Optional<String> text = members.find(name).flatMap(Notation::filledText);
            if (text.isPresent()) {
                Optional<Texts> translated = translations.resolve(text.get());
                if (translated.isEmpty() && name.equals(names.get(0))) {
                    members.take(name);
                }
                return translated.orElseGet(() -> Texts.of(text.get()));
            }
        }
        return Texts.none();
    }
}
