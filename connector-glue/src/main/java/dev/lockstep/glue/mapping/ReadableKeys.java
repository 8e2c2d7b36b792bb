package dev.lockstep.glue.mapping;

import dev.lockstep.model.Curated;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Under which readable parameter a person finds a part of the model. The counterpart of {@link ReadableTable} and {@link ReadableColumn}. */
final class ReadableKeys {
    private static final String PROPERTIES = "customProperties";

    private static final Map<String, String> OF_ASSET = Map.ofEntries(
            Map.entry("id/system", "system"),
            Map.entry("id/container", "space"),
            Map.entry("id/name", "name"),
            Map.entry("kind", "kind"),
            Map.entry("partitionKeys", "partition-keys"),
            Map.entry("storage/connection", "storage.connection"),
            Map.entry("storage/location", "storage.location"),
            Map.entry("storage/format", "storage.format"),
            Map.entry("associations", "associations"),
            Map.entry("upstream", "upstream"),
            Map.entry("semantics/usage", "usage"),
            Map.entry("semantics/representativeKey", "representative-key"),
            Map.entry("semantics/measures", "measures"),
            Map.entry("semantics/dimensions", "dimensions"),
            Map.entry("semantics/hierarchies", "hierarchies"),
            Map.entry("semantics/variables", "variables"),
            Map.entry("semantics/accessControls", "access-controls"),
            Map.entry("semantics/exposed", "exposed"),
            Map.entry("semantics/deltaCapture", "delta-capture"),
            Map.entry("stewardship/owner", "owner"),
            Map.entry("stewardship/steward", "steward"),
            Map.entry("stewardship/contact", "contact"),
            Map.entry("stewardship/certification", "certification"),
            Map.entry("stewardship/releaseState", "release-state"),
            Map.entry("stewardship/successor", "successor"),
            Map.entry("stewardship/tags", "tags"),
            Map.entry("stewardship/glossaryTerms", "glossary"),
            Map.entry("rest/" + Curated.KEY, "curated"));

    private static final Map<String, String> OF_COLUMN = Map.ofEntries(
            Map.entry("name", "name"),
            Map.entry("type", "type"),
            Map.entry("nativeType", "native-type"),
            Map.entry("keyPosition", "key"),
            Map.entry("role", "role"),
            Map.entry("aggregation", "aggregation"),
            Map.entry("exceptionAggregation", "exception-aggregation"),
            Map.entry("currencyColumn", "currency"),
            Map.entry("unitColumn", "unit"),
            Map.entry("textColumns", "text"),
            Map.entry("textAssociation", "text-association"),
            Map.entry("foreignKeyAssociation", "foreign-key"),
            Map.entry("hidden", "hidden"),
            Map.entry("tags", "tags"),
            Map.entry("glossaryTerms", "glossary"),
            Map.entry("rest/" + Curated.KEY, "curated"));

    private ReadableKeys() {}

    /** @param path of a fact from the root; nothing for what has no readable parameter */
    static Optional<String> ofAsset(List<String> path) {
        if (path.size() == 3 && path.get(1).equals(PROPERTIES)) {
            return Optional.of(ParameterKeys.READABLE + "property." + path.get(2));
        }
        String part = path.size() > 1 ? path.get(0) + "/" + path.get(1) : path.get(0);
        return Optional.ofNullable(OF_ASSET.getOrDefault(part, OF_ASSET.get(path.get(0))))
                .map(key -> ParameterKeys.READABLE + key);
    }

    /** @param path of a fact from the column */
    static Optional<String> ofColumn(List<String> path) {
        String part = path.size() > 1 ? path.get(0) + "/" + path.get(1) : path.get(0);
        return Optional.ofNullable(OF_COLUMN.getOrDefault(part, OF_COLUMN.get(path.get(0))))
                .map(key -> ParameterKeys.READABLE + key);
    }

    /** Of a text in one language. @param key {@code label} or {@code description} */
    static String ofText(String key, String language, boolean isShown) {
        String suffix = language.isEmpty() ? Shown.UNDETERMINED : language;
        return ParameterKeys.READABLE + (isShown ? key : key + "." + suffix);
    }
}
