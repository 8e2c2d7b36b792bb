package dev.lockstep.engine.report;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How text for people looks.
 *
 * @param paint colours
 * @param limit most lines of a list before it is cut
 * @param languages preferred languages of labels, best first
 */
public record TextOptions(Paint paint, int limit, List<String> languages) {
    /** Most columns of a line. */
    static final int WIDTH = 120;

    private static final int USUAL_LIMIT = 20;

    public TextOptions {
        requireNonNull(paint, "paint is null");
        languages = List.copyOf(languages);
    }

    /** Lists are cut after 20 lines. */
    public static TextOptions brief(Paint paint) {
        return new TextOptions(paint, USUAL_LIMIT, List.of("en"));
    }

    /** Lists are never cut. */
    public TextOptions complete() {
        return new TextOptions(paint, Integer.MAX_VALUE, languages);
    }

    boolean isComplete() {
        return limit == Integer.MAX_VALUE;
    }

    public TextOptions withLanguages(List<String> preferred) {
        return new TextOptions(paint, limit, preferred);
    }
}
