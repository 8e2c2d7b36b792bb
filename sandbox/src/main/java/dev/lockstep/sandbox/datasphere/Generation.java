package dev.lockstep.sandbox.datasphere;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The two sets of paths under which catalog and consumption can be reached. */
enum Generation {
    CURRENT("api/v1/datasphere/consumption", ""),
    LEGACY("api/v1/dwc", "consumption/");

    private final String root;
    private final String consumption;

    Generation(String root, String consumption) {
        this.root = root;
        this.consumption = consumption;
    }

    /** Which generation the path belongs to, if the tenant has that generation. */
    static Optional<Generation> of(ApiRequest request, Surprises surprises) {
        return Stream.of(values())
                .filter(generation -> request.below(generation.pieces()))
                .filter(generation -> generation.exists(surprises))
                .findFirst();
    }

    private List<String> pieces() {
        return List.of(root.split("/", -1));
    }

    private boolean exists(Surprises surprises) {
        return !surprises.isOn(this == CURRENT ? Surprise.LEGACY_PATHS_ONLY : Surprise.CURRENT_PATHS_ONLY);
    }

    /** The path below the root as {@code [catalog, …]} or {@code [relational|analytical, …]}; empty for anything else, whether or not it exists. */
    List<String> resource(ApiRequest request) {
        if (!request.below(pieces())) {
            return List.of();
        }
        List<String> rest = request.after(pieces());
        if (rest.isEmpty() || rest.get(0).equals("catalog") || consumption.isEmpty()) {
            return rest;
        }
        return rest.get(0).equals("consumption") ? rest.subList(1, rest.size()) : List.of();
    }

    String catalogUrl(String host) {
        return host + "/" + root + "/catalog";
    }

    /** Where the consumption modes are, with a slash at the end. */
    String consumptionUrl(String host) {
        return host + "/" + root + "/" + consumption;
    }
}
