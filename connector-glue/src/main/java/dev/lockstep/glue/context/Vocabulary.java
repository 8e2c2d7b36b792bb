package dev.lockstep.glue.context;

import dev.lockstep.error.RemoteException;
import dev.lockstep.glue.client.ContextGateway;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    private final ContextGateway gateway;
    private final ContextAccess access;
    private final Map<String, String> ids = new HashMap<>();
    private Optional<String> ours = Optional.empty();
    private boolean known;

    Vocabulary(ContextGateway gateway, ContextAccess access) {
        this.gateway = gateway;
        this.access = access;
    }

    /** Ids of the terms of these names, without regard to case, in their order; what is missing is made. */
    synchronized List<String> ids(List<String> names) {
        if (!names.isEmpty() && !known) {
            learn();
            known = true;
        }
        List<String> found = new ArrayList<>();
        for (String name : names) {
            String id = ids.get(key(name));
            found.add(id == null ? create(name) : id);
        }
        return found.stream().distinct().toList();
    }

    /** Of several terms of one name ours counts, then that of the glossary with the smaller id: the choice stays the same. */
    private void learn() {
        ids.clear();
        access.hindrance().ifPresent(reason -> {
            throw new RemoteException("glue.no-glossaries", "The glossaries could not be listed: " + reason, "");
        });
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

    private String create(String name) {
        if (ours.isEmpty()) {
            ours = Optional.of(gateway.createGlossary(GLOSSARY, DESCRIPTION));
        }
        String id = gateway.createTerm(ours.get(), name, "From SAP Datasphere.");
        ids.put(key(name), id);
        return id;
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
