package dev.lockstep.engine.report;

import java.util.List;

/** Collects the lines of a view. For one thread. */
final class TextPage {
    private final TextOptions options;
    private final StringBuilder out = new StringBuilder();

    TextPage(TextOptions options) {
        this.options = options;
    }

    Paint paint() {
        return options.paint();
    }

    void line(String text) {
        out.append(text).append('\n');
    }

    /** A heading after a free line. */
    void heading(String text) {
        if (out.length() > 0) {
            line("");
        }
        line(options.paint().strong(text));
    }

    /** A table, cut after the limit; nothing when it has no rows. */
    void table(TextTable table) {
        if (!table.isEmpty()) {
            List<String> lines = table.lines();
            line(options.paint().faint(lines.get(0)));
            lines(lines.subList(1, lines.size()));
        }
    }

    /** A heading with the number of rows, and the table; nothing when it has no rows. */
    void section(String title, TextTable table) {
        if (!table.isEmpty()) {
            heading("%s (%,d)".formatted(title, table.size()));
            table(table);
        }
    }

    /** Lines, cut after the limit. */
    void lines(List<String> lines) {
        lines.stream().limit(options.limit()).forEach(this::line);
        int more = lines.size() - options.limit();
        if (more > 0) {
            line(options.paint().faint("  … and %,d more (use --json or --all)".formatted(more)));
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
