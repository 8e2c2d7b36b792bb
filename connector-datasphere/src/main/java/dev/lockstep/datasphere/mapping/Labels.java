package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.util.List;
import java.util.Optional;

/** Short and long texts of an object or element, in every language of the document. The first annotation that holds a text wins. */
final class Labels {
    static final String LABEL = "@EndUserText.label";
    static final String QUICK_INFO = "@EndUserText.quickInfo";

    static final List<String> SHORT = List.of(LABEL, "@Common.Label", "@title", "@sap.label", "@EndUserText.heading");
    static final List<String> LONG = List.of(
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
        return first(members.node(), SHORT);
    }

    Texts description(Members members) {
        return first(members.node(), LONG);
    }

    /** The label of something whose members are not taken apart. */
    Texts label(Tree.Node node) {
        return first(node, SHORT);
    }

    /** The text of one member; none when it is no filled text. */
    Texts text(Tree.Node node, String member) {
        return first(node, List.of(member));
    }

    /** The text that counts, as it is written. */
    static Optional<String> written(Tree.Node node, List<String> names) {
        return names.stream()
                .flatMap(name -> node.find(name).flatMap(Notation::filledText).stream())
                .findFirst();
    }

    private Texts first(Tree.Node node, List<String> names) {
        return written(node, names)
                .map(text -> translations.resolve(text).orElseGet(() -> Texts.of(text)))
                .orElseGet(Texts::none);
    }
}
