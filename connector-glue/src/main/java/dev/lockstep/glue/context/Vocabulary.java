package dev.lockstep.glue.context;

import dev.lockstep.error.AccessException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.error.SyncException;
import dev.lockstep.glue.client.ContextGateway;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.glue.model.GlossaryItem;
import software.amazon.awssdk.services.glue.model.GlossaryTermItem;

/**
 * The account's glossary terms by name. A term that is there, in whatever glossary, is used as it is; one that is missing is made in a glossary
 * of our own. No term is ever changed or removed: others may use it by now. Read once, when a term is first needed. Thread-safe.
 */
final class Vocabulary {
    /** Name of our glossary. */
    static final String GLOSSARY = "SAP Datasphere (Lockstep)";

    private static final String DESCRIPTION = "Terms and tags of SAP Datasphere that no other glossary had.";

    private static final Logger LOG = LoggerFactory.getLogger(Vocabulary.class);

    private final ContextGateway gateway;
    private final ContextAccess access;
    private final Map<String, String> ids = new HashMap<>();
    private Optional<String> ours = Optional.empty();
    private boolean known;
    private boolean closed;

    Vocabulary(ContextGateway gateway, ContextAccess access) {
        this.gateway = gateway;
        this.access = access;
    }

    /** @param ids of terms; @param missing names of terms that are not there and could not be made, for lack of a right or a place */
    record Known(List<String> ids, List<String> missing) {}

    /** The terms of these names, without regard to case, in their order; what is missing is made. */
    synchronized Known find(List<String> names) {
        if (!names.isEmpty() && !known) {
            learn();
            known = true;
        }
        List<String> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            Optional.ofNullable(ids.get(key(name)))
                    .or(() -> create(name))
                    .ifPresentOrElse(found::add, () -> missing.add(name));
        }
        return new Known(found.stream().distinct().toList(), missing);
    }

    /** Of several terms of one name ours counts, then that of the glossary with the smaller id: the choice stays the same. */
    private void learn() {
        ids.clear();
        List<GlossaryItem> glossaries = access.glossaries().stream()
                .sorted(Comparator.comparing(
                                (GlossaryItem glossary) -> !glossary.name().equals(GLOSSARY))
                        .thenComparing(GlossaryItem::id))
                .toList();
        for (GlossaryItem glossary : glossaries) {
            if (glossary.name().equals(GLOSSARY)) {
                ours = Optional.of(glossary.id());
            }
            gateway.listTerms(glossary.id()).stream()
                    .sorted(Comparator.comparing(GlossaryTermItem::id))
                    .forEach(term -> ids.putIfAbsent(key(term.name()), term.id()));
        }
    }

    private Optional<String> create(String name) {
        if (closed) {
            return Optional.empty();
        }
        try {
            if (ours.isEmpty()) {
                ours = Optional.of(gateway.createGlossary(GLOSSARY, DESCRIPTION));
            }
            String id = gateway.createTerm(ours.get(), name, "From SAP Datasphere.");
            ids.put(key(name), id);
            return Optional.of(id);
        } catch (AccessException e) {
            return close(e);
        } catch (RemoteException e) {
            if (e.code().equals("glue.quota")) {
                return close(e);
            }
            throw e;
        }
    }

    private Optional<String> close(SyncException reason) {
        closed = true;
        LOG.warn("Glossary terms that are not there yet are left out in this run: {}", reason.getMessage());
        return Optional.empty();
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
