package dev.lockstep.sandbox.datasphere;

import java.util.List;

/** Tells from its path what a call is for, whether or not it succeeds. */
final class CallKinds {
    private CallKinds() {}

    static CallKind of(ApiRequest request) {
        List<String> path = request.after(List.of());
        if (path.contains("token") && path.get(0).equals("oauth")) {
            return CallKind.TOKEN;
        }
        if (request.below(DesignTimeEndpoint.ROOT)) {
            return switch (path.size()) {
                case 4 -> CallKind.DISCOVERY;
                case 6 -> CallKind.LIST;
                case 7 -> CallKind.READ;
                default -> CallKind.OTHER;
            };
        }
        if (path.contains("catalog")) {
            return CallKind.CATALOG;
        }
        if (path.contains("relational") || path.contains("analytical")) {
            return path.get(path.size() - 1).equals("$metadata") ? CallKind.METADATA : CallKind.SERVICE;
        }
        return CallKind.OTHER;
    }
}
