package dev.lockstep.glue.context;

import dev.lockstep.glue.client.Attached;
import dev.lockstep.glue.client.ContextGateway;
import dev.lockstep.glue.client.ContextPlace;
import dev.lockstep.glue.mapping.BusinessContext.Said;
import dev.lockstep.glue.mapping.ContextMerge;
import dev.lockstep.glue.mapping.ContextSchema;
import dev.lockstep.glue.mapping.TermLinks;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one table or column in step. Terms go before the form forgets that they are ours, and come after the form says so: a crash in between
 * leaves no term that nobody knows to be ours. Thread-safe.
 */
final class PlaceWriter {
    private static final Logger LOG = LoggerFactory.getLogger(PlaceWriter.class);

    private final ContextGateway gateway;
    private final Vocabulary vocabulary;

    PlaceWriter(ContextGateway gateway, Vocabulary vocabulary) {
        this.gateway = gateway;
        this.vocabulary = vocabulary;
    }

    /** @param found what stands there; @param base what we last wrote, if known */
    void write(ContextPlace place, ContextSchema schema, Attached found, Optional<Said> base, Said wanted) {
        SortedMap<String, String> actual = FormContent.read(found.content());
        List<String> linked = split(actual.getOrDefault(ContextSchema.LINKED_TERMS, ""));
        TermLinks links = TermLinks.of(linked, found.terms(), vocabulary.ids(wanted.terms()));
        if (!links.remove().isEmpty()) {
            gateway.disassociate(place, links.remove());
        }
        attach(place, schema, found, members(place, actual, base, wanted, links));
        if (!links.add().isEmpty()) {
            gateway.associate(place, links.add());
        }
        if (!links.withoutRoom().isEmpty()) {
            LOG.warn(
                    "{} has no room for {} more glossary terms; its form names them",
                    place,
                    links.withoutRoom().size());
        }
    }

    private SortedMap<String, String> members(
            ContextPlace place, SortedMap<String, String> actual, Optional<Said> base, Said wanted, TermLinks links) {
        if (wanted.members().isEmpty()) {
            return new TreeMap<>();
        }
        SortedMap<String, String> theirs = new TreeMap<>(actual);
        theirs.remove(ContextSchema.LINKED_TERMS);
        ContextMerge merge = ContextMerge.of(base.map(Said::members), theirs, wanted.members());
        if (!merge.kept().isEmpty()) {
            LOG.warn("{}: {} of the attached form were edited by others and stay", place, merge.kept());
        }
        SortedMap<String, String> members = new TreeMap<>(merge.members());
        if (!links.linked().isEmpty()) {
            members.put(ContextSchema.LINKED_TERMS, String.join(",", links.linked()));
        }
        return members;
    }

    private void attach(ContextPlace place, ContextSchema schema, Attached found, SortedMap<String, String> members) {
        if (members.isEmpty()) {
            if (found.content().isPresent()) {
                gateway.detach(place);
            }
        } else if (found.content().isEmpty()
                || !FormContent.read(found.content()).equals(members)) {
            gateway.attach(place, schema.formType(), FormContent.print(members));
        }
    }

    private static List<String> split(String ids) {
        return ids.isEmpty() ? List.of() : List.of(ids.split(",", -1));
    }
}
