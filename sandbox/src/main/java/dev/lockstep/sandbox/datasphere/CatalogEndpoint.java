package dev.lockstep.sandbox.datasphere;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.datasphere.content.CsnJson;
import dev.lockstep.sandbox.datasphere.content.Space;
import dev.lockstep.sandbox.datasphere.content.SpaceObject;
import dev.lockstep.sandbox.datasphere.content.Tenant;
import dev.lockstep.sandbox.http.Answer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code …/catalog}: spaces and exposed assets as OData collections. */
final class CatalogEndpoint {
    private static final String TEXT = "'((?:[^']|'')*)'";
    private static final Pattern SPACE = Pattern.compile("spaces\\(" + TEXT + "\\)");
    private static final Pattern ASSET = Pattern.compile("assets\\(" + TEXT + "\\)");
    private static final Pattern ASSET_BY_KEYS =
            Pattern.compile("assets\\(space_?[nN]ame=" + TEXT + ",\\s*name=" + TEXT + "\\)");
    private static final Set<String> SPACE_PROPERTIES = Set.of("name", "label");

    private final Tenant tenant;
    private final Surprises surprises;
    private final Assets assets;
    private final int pageSize;

    CatalogEndpoint(Tenant tenant, Surprises surprises, Assets assets, int pageSize) {
        this.tenant = tenant;
        this.surprises = surprises;
        this.assets = assets;
        this.pageSize = pageSize;
    }

    /**
     * @param path the pieces after {@code catalog}
     * @param host scheme, host and port, for the URLs in the answer
     */
    Answer.Content answer(ApiRequest request, List<String> path, Generation generation, String host) {
        var page = new CatalogPage(request, urlGeneration(generation).catalogUrl(host), pageSize, surprises);
        String first = path.isEmpty() ? "" : path.get(0);
        if (path.size() > 2) {
            return Answers.status(404);
        }
        Matcher space = SPACE.matcher(first);
        if (space.matches()) {
            return ofSpace(unquoted(space.group(1)), path, page, generation, host);
        }
        if (path.size() == 2) {
            return Answers.status(404);
        }
        Matcher asset = ASSET_BY_KEYS.matcher(first);
        if (asset.matches()) {
            return one(unquoted(asset.group(1)), unquoted(asset.group(2)), page, generation, host);
        }
        return switch (first) {
            case "" -> service(page);
            case "$metadata" -> metadata(request);
            case "spaces" -> spaces(page);
            case "assets" -> assets(visible(), page, generation, host);
            default -> Answers.status(404);
        };
    }

    private Answer.Content ofSpace(String id, List<String> path, CatalogPage page, Generation generation, String host) {
        if (surprises.isForbidden(Plane.CATALOG, id)) {
            return Answers.status(403);
        }
        Optional<Space> space = tenant.find(id);
        if (space.isEmpty()) {
            return Answers.status(404);
        }
        if (path.size() == 1) {
            return page.one("spaces", row(space.get()));
        }
        Matcher asset = ASSET.matcher(path.get(1));
        if (asset.matches()) {
            return one(id, unquoted(asset.group(1)), page, generation, host);
        }
        return path.get(1).equals("assets") ? assets(space.stream(), page, generation, host) : Answers.status(404);
    }

    private Answer.Content one(String space, String name, CatalogPage page, Generation generation, String host) {
        if (surprises.isForbidden(Plane.CATALOG, space)) {
            return Answers.status(403);
        }
        return tenant.find(space)
                .flatMap(each -> assets.find(each, name))
                .map(object -> page.one("assets", assets.row(object, urlGeneration(generation), host)))
                .orElseGet(() -> Answers.status(404));
    }

    private Answer.Content spaces(CatalogPage page) {
        if (surprises.isOn(Surprise.BARE_ARRAY_OF_SPACES)) {
            ArrayNode array = CsnJson.object().putArray("value");
            tenant.spaces().forEach(space -> array.add(row(space)));
            return Answers.odata(array);
        }
        return page.of("spaces", List.copyOf(tenant.spaces()), this::row, SPACE_PROPERTIES);
    }

    private ObjectNode row(Space space) {
        ObjectNode row = CsnJson.object().put("name", space.id());
        return surprises.isOn(Surprise.NO_LABELS) ? row : row.put("label", space.label());
    }

    private Stream<Space> visible() {
        return tenant.spaces().stream().filter(space -> !surprises.isForbidden(Plane.CATALOG, space.id()));
    }

    private Answer.Content assets(Stream<Space> spaces, CatalogPage page, Generation generation, String host) {
        List<SpaceObject> exposed =
                spaces.flatMap(space -> assets.exposed(space).stream()).toList();
        Generation urls = urlGeneration(generation);
        return page.of("assets", exposed, object -> assets.row(object, urls, host), Assets.PROPERTIES);
    }

    private Generation urlGeneration(Generation asked) {
        return surprises.isOn(Surprise.MIXED_GENERATIONS) ? Generation.LEGACY : asked;
    }

    private static Answer.Content service(CatalogPage page) {
        ObjectNode body = CsnJson.object().put("@odata.context", page.url() + "/$metadata");
        ArrayNode value = body.putArray("value");
        Stream.of("spaces", "assets")
                .forEach(name -> value.addObject().put("name", name).put("url", name));
        return Answers.odata(body);
    }

    private Answer.Content metadata(ApiRequest request) {
        boolean refused = surprises.isOn(Surprise.METADATA_ONLY_AS_XML) && !request.accepts("application/xml");
        return refused ? Answers.status(406) : Answers.xml(CatalogMetadata.document());
    }

    private static String unquoted(String text) {
        return text.replace("''", "'");
    }
}
