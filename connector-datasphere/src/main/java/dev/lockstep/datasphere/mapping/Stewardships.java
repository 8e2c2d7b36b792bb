package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Stewardship;
import dev.lockstep.model.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who answers for an object: the business purpose of Datasphere ({@code @DataWarehouse.businessDefinition.*}), the release state of CSN
 * Interop, and the folder. Datasphere has no annotation for a steward, so companies write their own: {@code @Acme.steward}, or
 * {@code @Acme.stewardship} with members; those count, whatever their name space, and stay in the rest.
 */
final class Stewardships {
    private static final String BUSINESS = "@DataWarehouse.businessDefinition.";

    private static final String OWN = "@Lockstep.";

    private Stewardships() {}

    static Stewardship take(Members definition) {
        return new Stewardship(
                text(definition, BUSINESS + "responsibleTeam").or(() -> own(definition, "owner")),
                own(definition, "steward"),
                text(definition, BUSINESS + "contact").or(() -> own(definition, "contact")),
                own(definition, "certification").or(() -> certified(definition)),
                ending(definition, ".releaseState", "@VDM.lifecycle.status"),
                ending(definition, ".successor", "@VDM.lifecycle.successor"),
                tags(definition),
                List.of(),
                customProperties(definition));
    }

    /** The annotations that give it back. What Datasphere has no annotation for stands in the name space of this project. */
    static Map<String, Tree> write(Stewardship stewardship) {
        Map<String, Tree> members = new LinkedHashMap<>();
        stewardship.owner().ifPresent(owner -> members.put(BUSINESS + "responsibleTeam", Tree.text(owner)));
        stewardship.steward().ifPresent(steward -> members.put(OWN + "steward", constant(steward)));
        stewardship.contact().ifPresent(contact -> members.put(BUSINESS + "contact", Tree.text(contact)));
        stewardship.certification().ifPresent(state -> members.put(OWN + "certification", constant(state)));
        stewardship.releaseState().ifPresent(state -> members.put("@VDM.lifecycle.status", constant(state)));
        stewardship.successor().ifPresent(name -> members.put("@VDM.lifecycle.successor", constant(name)));
        if (!stewardship.tags().isEmpty()) {
            members.put(
                    BUSINESS + "tags",
                    Tree.seq(stewardship.tags().stream()
                            .map(Stewardships::writeTag)
                            .toList()));
        }
        Tree.Node properties = stewardship.customProperties();
        properties.findText("purpose").ifPresent(text -> members.put(BUSINESS + "purpose", Tree.text(text)));
        properties
                .findText("folder")
                .ifPresent(folder -> members.put(
                        "_meta",
                        new Tree.Node(
                                Map.of("dependencies", new Tree.Node(Map.of("folderAssignment", Tree.text(folder)))))));
        return members;
    }

    private static Tree writeTag(String tag) {
        Map<String, Tree> members = new LinkedHashMap<>();
        members.put("key", Tree.text(tag));
        members.put("text", Tree.text(tag));
        return new Tree.Node(members);
    }

    /** A text, unless it would be read as a constant of an enumeration. */
    private static Tree constant(String text) {
        return text.startsWith("#") ? Notation.writeConstant(text) : Tree.text(text);
    }

    private static Optional<String> text(Members definition, String annotation) {
        return definition.take(annotation, Notation::filledText);
    }

    private static Optional<String> own(Members definition, String name) {
        return ending(definition, "." + name, "")
                .or(() -> stewardship(definition, name).flatMap(Notation::constant));
    }

    private static Optional<String> certified(Members definition) {
        return Notation.isTrue(stewardship(definition, "certified")) ? Optional.of("CERTIFIED") : Optional.empty();
    }

    /** A member of an annotation such as {@code @Acme.stewardship}. */
    private static Optional<Tree> stewardship(Members definition, String member) {
        return definition.node().members().entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith("@") && entry.getKey().endsWith(".stewardship"))
                .flatMap(entry ->
                        entry.getValue() instanceof Tree.Node node ? node.find(member).stream() : Stream.empty())
                .findFirst();
    }

    private static Optional<String> ending(Members definition, String ending, String alternative) {
        return definition.node().members().entrySet().stream()
                .filter(member -> member.getKey().startsWith("@"))
                .filter(member ->
                        member.getKey().endsWith(ending) || member.getKey().equals(alternative))
                .flatMap(member -> Notation.constant(member.getValue()).stream())
                .findFirst();
    }

    /** Taken when each tag's text is its key; the model sorts them. */
    private static List<String> tags(Members definition) {
        String annotation = BUSINESS + "tags";
        return definition
                .take(annotation, list -> Notation.all(list, Stewardships::plainTag))
                .or(() -> definition.find(annotation).flatMap(list -> Notation.all(list, Stewardships::tag)))
                .orElseGet(List::of);
    }

    private static Optional<String> plainTag(Tree tag) {
        return tag(tag).filter(
                        text -> tag.equals(new Tree.Node(Map.of("key", Tree.text(text), "text", Tree.text(text)))));
    }

    private static Optional<String> tag(Tree tag) {
        return tag instanceof Tree.Node node
                ? node.findText("text").or(() -> node.findText("key"))
                : Notation.filledText(tag);
    }

    private static Tree.Node customProperties(Members definition) {
        Map<String, Tree> properties = new LinkedHashMap<>();
        definition
                .take(BUSINESS + "purpose", Notation::filledText)
                .ifPresent(purpose -> properties.put("purpose", Tree.text(purpose)));
        definition
                .node()
                .findNode("_meta")
                .flatMap(meta -> meta.findNode("dependencies"))
                .flatMap(dependencies -> dependencies.findText("folderAssignment"))
                .ifPresent(folder -> properties.put("folder", Tree.text(folder)));
        return new Tree.Node(properties);
    }
}
