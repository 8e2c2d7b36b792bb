package dev.lockstep.sandbox.datasphere;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.datasphere.content.CsnJson;
import dev.lockstep.sandbox.datasphere.content.Fingerprint;
import dev.lockstep.sandbox.datasphere.content.SpaceObject;
import dev.lockstep.sandbox.datasphere.content.Tenant;
import dev.lockstep.sandbox.datasphere.csdl.CsdlDocument;
import dev.lockstep.sandbox.datasphere.csdl.EdmNames;
import dev.lockstep.sandbox.datasphere.csdl.Mode;
import dev.lockstep.sandbox.http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** {@code …/relational|analytical/{space}/{asset}}: service document and {@code $metadata}. There are no rows. */
final class ConsumptionEndpoint {
    private final Tenant tenant;
    private final Surprises surprises;
    private final Assets assets;

    ConsumptionEndpoint(Tenant tenant, Surprises surprises, Assets assets) {
        this.tenant = tenant;
        this.surprises = surprises;
        this.assets = assets;
    }

    /** @param path mode, space, asset and what follows */
    Answer.Content answer(ApiRequest request, List<String> path) {
        Optional<Mode> mode = path.isEmpty() ? Optional.empty() : Mode.ofSegment(path.get(0));
        if (mode.isEmpty() || path.size() < 3 || path.size() > 4) {
            return Answers.status(404);
        }
        String space = path.get(1);
        if (surprises.isForbidden(Plane.CATALOG, space)) {
            return Answers.status(403);
        }
        Optional<SpaceObject> asset = tenant.find(space).flatMap(each -> assets.find(each, path.get(2)));
        if (asset.isEmpty()) {
            return Answers.status(404);
        }
        if (!assets.supports(asset.get(), mode.get())) {
            return mode.get() == Mode.ANALYTICAL
                    ? Answers.odataError(400, "The asset does not support analytical queries")
                    : Answers.status(404);
        }
        if (path.size() == 3) {
            return service(request, asset.get());
        }
        return path.get(3).equals("$metadata") ? metadata(request, asset.get(), mode.get()) : Answers.status(404);
    }

    private static Answer.Content service(ApiRequest request, SpaceObject asset) {
        Optional<String> option = request.parameters().keySet().stream()
                .filter(name -> name.startsWith("$"))
                .findFirst();
        if (option.isPresent()) {
            return Answers.odataError(400, "Query option '%s' is not supported".formatted(option.get()));
        }
        byte[] etag = asset.fingerprint().substring(0, 24).getBytes(StandardCharsets.US_ASCII);
        ObjectNode body = CsnJson.object()
                .put("@odata.context", "$metadata")
                .put("@odata.metadataEtag", "W/\"" + Base64.getEncoder().encodeToString(etag) + "\"");
        String set = EdmNames.sanitise(asset.name());
        body.putArray("value").addObject().put("name", set).put("url", set);
        return Answers.odata(body);
    }

    private Answer.Content metadata(ApiRequest request, SpaceObject asset, Mode mode) {
        if (surprises.isOn(Surprise.METADATA_ONLY_AS_XML) && !request.accepts("application/xml")) {
            return Answers.status(406);
        }
        if (mode == Mode.ANALYTICAL && surprises.isBroken(asset.space(), asset.name())) {
            return Answers.odataError(
                    500,
                    "The hierarchy of a dimension is ambiguous. Correlation id "
                            + Fingerprint.of(asset.name()).substring(0, 12));
        }
        boolean labels = !surprises.isOn(Surprise.NO_LABELS);
        return Answers.xml(new CsdlDocument(tenant, asset, mode, labels).write());
    }
}
