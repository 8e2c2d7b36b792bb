package dev.lockstep.glue.context;

import dev.lockstep.glue.client.Attached;
import dev.lockstep.glue.client.ContextGateway;
import dev.lockstep.glue.client.ContextPlace;
import dev.lockstep.glue.mapping.BusinessContext;
import dev.lockstep.glue.mapping.BusinessContext.Said;
import dev.lockstep.glue.mapping.ContextBase;
import dev.lockstep.glue.mapping.ContextMerge;
import dev.lockstep.glue.mapping.ContextSchema;
import dev.lockstep.glue.mapping.TermLinks;
import dev.lockstep.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Brings one table or column in step. Terms go before the form forgets that they are ours, and come after the form says so: a crash in between
 * leaves no term that nobody knows to be ours. Thread-safe.
 */
final class PlaceWriter {
    private static final int MAX_QUOTE = 1000;

    private final ContextGateway gateway;
    private final FormTypes formTypes;
    private final Vocabulary vocabulary;

    PlaceWriter(ContextGateway gateway, FormTypes formTypes, Vocabulary vocabulary) {
        this.gateway = gateway;
        this.formTypes = formTypes;
        this.vocabulary = vocabulary;
    }

    /** @param missing why what was wanted is not there; empty when it is @param remarks what is left otherwise than wanted, one sentence each */
    record Written(Optional<String> missing, List<String> remarks) {}

    /**
     * @param found what stands there
     * @param overwrite whether edits by others give way
     */
    Written write(ContextPlace place, ContextSchema schema, Attached found, Said wanted, boolean overwrite) {
        Optional<OurForm> ours = OurForm.of(found.form(), formTypes.id(schema));
        if (ours.isEmpty()) {
            boolean silent = wanted.members().isEmpty() && wanted.terms().isEmpty();
            return new Written(silent ? Optional.empty() : Optional.of(inTheWay(place)), List.of());
        }
        Vocabulary.Known terms = vocabulary.find(wanted.terms());
        TermLinks links = TermLinks.of(ours.get().linked(), found.terms(), terms.ids());
        ContextMerge merge = ContextMerge.of(ours.get().base(), ours.get().members(), wanted.members(), overwrite);
        if (!links.remove().isEmpty()) {
            gateway.disassociate(place, links.remove());
        }
        attach(place, schema, found, content(merge, wanted, links));
        if (!links.add().isEmpty()) {
            gateway.associate(place, links.add());
        }
        return new Written(Optional.empty(), remarks(place, merge, links, terms));
    }

    private static String inTheWay(ContextPlace place) {
        return "%s: what is attached as %s stands in the way: it is not ours".formatted(place, Attached.NAME);
    }

    private static SortedMap<String, Tree> content(ContextMerge merge, Said wanted, TermLinks links) {
        SortedMap<String, Tree> content = new TreeMap<>(merge.members());
        SortedMap<String, String> written = new TreeMap<>(wanted.members());
        if (!links.linked().isEmpty()) {
            String linked = String.join(",", links.linked());
            content.put(ContextSchema.LINKED_TERMS, Tree.text(linked));
            written.put(ContextSchema.LINKED_TERMS, linked);
        }
        if (!written.isEmpty()) {
            content.put(ContextSchema.WRITTEN, Tree.text(ContextBase.of(written).print()));
        }
        return content;
    }

    private void attach(ContextPlace place, ContextSchema schema, Attached found, SortedMap<String, Tree> content) {
        if (content.isEmpty()) {
            if (found.form().isPresent()) {
                gateway.detach(place);
            }
            return;
        }
        boolean same = found.form()
                .flatMap(form -> FormContent.read(form.content()))
                .filter(content::equals)
                .isPresent();
        if (!same) {
            gateway.attach(place, formTypes.id(schema), FormContent.print(content));
        }
    }

    private static List<String> remarks(
            ContextPlace place, ContextMerge merge, TermLinks links, Vocabulary.Known terms) {
        List<String> remarks = new ArrayList<>();
        if (!merge.kept().isEmpty()) {
            remarks.add("%s: %s of the attached form were edited by others and stay".formatted(place, merge.kept()));
        }
        if (!merge.overwritten().isEmpty()) {
            String lost = FormContent.print(merge.overwritten());
            remarks.add("%s: what others made of the attached form is overwritten: %s"
                    .formatted(place, lost.length() > MAX_QUOTE ? lost.substring(0, MAX_QUOTE) + "…" : lost));
        }
        if (!links.withoutRoom().isEmpty()) {
            remarks.add("%s: no room for %d more glossary terms, since Glue takes %d"
                    .formatted(place, links.withoutRoom().size(), BusinessContext.MAX_TERMS));
        }
        if (!terms.missing().isEmpty()) {
            remarks.add("%s: the glossary terms %s could not be made".formatted(place, terms.missing()));
        }
        return remarks;
    }
}
