package dev.lockstep.sandbox.datasphere;

import java.util.List;
import java.util.stream.Stream;

/** Tells from its path what a call is for, whether or not it succeeds. */
final class CallKinds {
    private CallKinds() {}

    static CallKind of(ApiRequest request) {
        if (request.path().equals(List.of("oauth", "token"))) {
            return CallKind.TOKEN;
        }
        if (request.below(DesignTimeEndpoint.ROOT)) {
            return switch (request.after(DesignTimeEndpoint.ROOT).size()) {
                case 1 -> CallKind.DISCOVERY;
                case 3 -> CallKind.LIST;
                case 4 -> CallKind.READ;
                default -> CallKind.OTHER;
            };
        }
        return Stream.of(Generation.values())
                .map(generation -> generation.resource(request))
                .filter(resource -> !resource.isEmpty())
                .map(CallKinds::ofResource)
                .findFirst()
                .orElse(CallKind.OTHER);
    }

    private static CallKind ofResource(List<String> resource) {
        return switch (resource.get(0)) {
            case "catalog" -> CallKind.CATALOG;
            case "relational", "analytical" ->
                resource.get(resource.size() - 1).equals("$metadata") ? CallKind.METADATA : CallKind.SERVICE;
            default -> CallKind.OTHER;
        };
    }
}
