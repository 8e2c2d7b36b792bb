package dev.lockstep.glue.context;

import dev.lockstep.glue.client.Attached;
import dev.lockstep.glue.mapping.ContextBase;
import dev.lockstep.glue.mapping.ContextSchema;
import dev.lockstep.model.Tree;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The form that is attached under our name, taken apart.
 *
 * @param members but for those that are our own records
 * @param base what we last wrote to them
 * @param linked ids of the terms that we associated; none when others changed that list, since then nobody knows whose they are
 */
record OurForm(SortedMap<String, Tree> members, ContextBase base, List<String> linked) {
    /** Empty when what stands there cannot be ours: it has another form type, or is no JSON object. */
    static Optional<OurForm> of(Optional<Attached.Form> found, String formType) {
        if (found.isEmpty()) {
            return Optional.of(of(new TreeMap<>()));
        }
        return found.filter(form -> form.type().equals(formType))
                .flatMap(form -> FormContent.read(form.content()))
                .map(OurForm::of);
    }

    private static OurForm of(SortedMap<String, Tree> content) {
        SortedMap<String, Tree> members = new TreeMap<>(content);
        ContextBase base =
                ContextBase.parse(text(members.remove(ContextSchema.WRITTEN)).orElse(""));
        Tree linked = members.remove(ContextSchema.LINKED_TERMS);
        List<String> ids = text(linked)
                .filter(text -> base.isOurs(ContextSchema.LINKED_TERMS, linked))
                .map(text -> List.of(text.split(",", -1)))
                .orElse(List.of());
        return new OurForm(members, base, ids);
    }

    private static Optional<String> text(Tree value) {
        return value instanceof Tree.Text text ? Optional.of(text.value()) : Optional.empty();
    }
}
