package dev.lockstep.datasphere.client;

/** The types of design-time objects that become assets. Source: object commands of SAP's command line client, names without hyphens. */
enum Segment {
    LOCAL_TABLES("localtables", "local tables"),
    REMOTE_TABLES("remotetables", "remote tables"),
    VIEWS("views", "views"),
    ANALYTIC_MODELS("analyticmodels", "analytic models");

    private final String path;
    private final String words;

    Segment(String path, String words) {
        this.path = path;
        this.words = words;
    }

    /** The URL segment. */
    String path() {
        return path;
    }

    /** For people. */
    String words() {
        return words;
    }
}
