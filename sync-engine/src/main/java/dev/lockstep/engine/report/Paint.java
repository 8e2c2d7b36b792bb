package dev.lockstep.engine.report;

/** Colours of a terminal, or none. */
public enum Paint {
    PLAIN,
    ANSI;

    private static final String ESCAPE = "\u001b[";

    public String good(String text) {
        return with("32", text);
    }

    public String warn(String text) {
        return with("33", text);
    }

    public String bad(String text) {
        return with("31", text);
    }

    public String strong(String text) {
        return with("1", text);
    }

    public String faint(String text) {
        return with("2", text);
    }

    private String with(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
    }
}
