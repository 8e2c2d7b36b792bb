package dev.lockstep.datasphere.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what answers say beside their content: correlation ids, and each deprecated property once. Thread-safe. */
final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEPRECATED = "x-dsp-api-deprecated-properties";

    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /** @param path without its query, which may hold values */
    void of(CallKind kind, String path, HttpAnswer answer) {
        LOG.debug("{} {} answered {} {}", kind.operation(), path, answer.status(), correlation(answer));
        String deprecated = answer.header(DEPRECATED);
        if (!deprecated.isEmpty()) {
            warn(kind, deprecated);
        }
    }

    /** Ids by which SAP's support finds a request. Source: headers that SAP's command line client prints. */
    private static String correlation(HttpAnswer answer) {
        return Stream.of("x-correlationid", "x-vcap-request-id", "x-request-id")
                .filter(name -> !answer.header(name).isEmpty())
                .map(name -> name + "=" + answer.header(name))
                .collect(Collectors.joining(" "));
    }

    private void warn(CallKind kind, String header) {
        try {
            for (JsonNode property : JSON.readTree(header)) {
                String name = property.path("name").asText("?");
                if (warned.add(name)) {
                    LOG.warn(
                            "Datasphere deprecates {} of {} after wave {}; look for a newer version of Lockstep. {}",
                            name,
                            kind.operation(),
                            property.path("decommissionedAfterWave").asText("?"),
                            property.path("sapHelpUrl").asText(""));
                }
            }
        } catch (JsonProcessingException e) {
            if (warned.add(header)) {
                LOG.warn("Datasphere sent a deprecation notice for {} that cannot be read", kind.operation());
            }
        }
    }
}
