package dev.lockstep.sandbox.datasphere;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.datasphere.content.CsnJson;
import dev.lockstep.sandbox.datasphere.content.ObjectKind;
import dev.lockstep.sandbox.datasphere.content.Space;
import dev.lockstep.sandbox.datasphere.content.SpaceObject;
import dev.lockstep.sandbox.datasphere.csdl.Mode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What of a space is exposed, in which modes, and how the catalog says so. */
final class Assets {
    static final Set<String> PROPERTIES = Set.of(
            "spaceName",
            "name",
            "label",
            "assetRelationalMetadataUrl",
            "assetRelationalDataUrl",
            "assetAnalyticalMetadataUrl",
            "assetAnalyticalDataUrl",
            "supportsAnalyticalQueries",
            "hasParameters");

    private static final List<ObjectKind> KINDS = List.of(ObjectKind.VIEW, ObjectKind.ANALYTIC_MODEL);

    private final Surprises surprises;

    Assets(Surprises surprises) {
        this.surprises = surprises;
    }

    /** Deployed views that are exposed for consumption, and analytic models, sorted by name. */
    List<SpaceObject> exposed(Space space) {
        return KINDS.stream()
                .flatMap(kind -> space.objects(kind).stream())
                .filter(this::isExposed)
                .sorted(Comparator.comparing(SpaceObject::name))
                .toList();
    }

    Optional<SpaceObject> find(Space space, String name) {
        return KINDS.stream()
                .flatMap(kind -> space.find(kind, name).stream())
                .filter(this::isExposed)
                .findFirst();
    }

    private boolean isExposed(SpaceObject object) {
        boolean chosen = object.kind() == ObjectKind.ANALYTIC_MODEL
                || object.definition()
                        .path("@DataWarehouse.consumption.external")
                        .asBoolean();
        return chosen && object.isDeployed() && surprises.isInCatalog(object.space(), object.name());
    }

    boolean supports(SpaceObject object, Mode mode) {
        boolean model = object.kind() == ObjectKind.ANALYTIC_MODEL;
        return mode == Mode.ANALYTICAL ? model || isAnalyticalView(object.definition()) : !model;
    }

    /** The deprecated analytical dataset, and facts that say they provide analytics. */
    private static boolean isAnalyticalView(JsonNode definition) {
        String pattern =
                CsnJson.text(definition, "@ObjectModel.modelingPattern").orElse("");
        return pattern.equals("ANALYTICAL_CUBE")
                || pattern.equals("ANALYTICAL_FACT") && hasCapability(definition, "ANALYTICAL_PROVIDER");
    }

    private static boolean hasCapability(JsonNode definition, String capability) {
        JsonNode capabilities = definition.path("@ObjectModel.supportedCapabilities");
        Stream<JsonNode> all = capabilities.isArray() ? capabilities.valueStream() : Stream.of(capabilities);
        return all.anyMatch(
                each -> CsnJson.symbol(each).filter(capability::equals).isPresent());
    }

    /** The row of the catalog. */
    ObjectNode row(SpaceObject object, Generation generation, String host) {
        boolean mixed = surprises.isOn(Surprise.MIXED_GENERATIONS);
        ObjectNode row = CsnJson.object().put("name", object.name());
        row.put(
                "label",
                surprises.isOn(Surprise.NO_LABELS)
                        ? null
                        : ListProperties.label(object.definition()).orElse(null));
        row.put("spaceName", object.space());
        urls(row, object, Mode.RELATIONAL, mixed ? Generation.LEGACY : generation, host);
        urls(row, object, Mode.ANALYTICAL, mixed ? Generation.CURRENT : generation, host);
        row.put(
                "supportsAnalyticalQueries",
                supports(object, Mode.ANALYTICAL) && !surprises.isOn(Surprise.ANALYTICAL_FLAG_WRONG));
        row.put(
                "hasParameters",
                !CsnJson.objectAt(object.definition(), "params").isEmpty());
        return row;
    }

    private void urls(ObjectNode row, SpaceObject object, Mode mode, Generation generation, String host) {
        String word = mode == Mode.RELATIONAL ? "Relational" : "Analytical";
        String url = generation.consumptionUrl(host) + mode.segment() + "/" + encode(object.space()) + "/"
                + encode(object.name());
        boolean supported = supports(object, mode);
        row.put("asset" + word + "MetadataUrl", supported ? url + "/$metadata" : null);
        row.put("asset" + word + "DataUrl", supported ? url + "/" : null);
    }

    private static String encode(String piece) {
        return URLEncoder.encode(piece, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
