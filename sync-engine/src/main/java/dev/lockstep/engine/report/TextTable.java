package dev.lockstep.engine.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows in aligned columns, at most {@link TextOptions#WIDTH} wide: the widest column gives way, and what does not fit goes on below. Columns
 * of numbers are aligned right.
 */
final class TextTable {
    private static final String INDENT = "  ";
    private static final String GAP = "  ";
    private static final int NARROWEST = 10;

    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    TextTable(String... titles) {
        columns = titles.length;
        rows.add(List.of(titles));
    }

    void row(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("%d cells in %d columns".formatted(cells.length, columns));
        }
        rows.add(Arrays.stream(cells)
                .map(cell -> OneLine.of(String.valueOf(cell)))
                .toList());
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    /** Rows without the titles. */
    int size() {
        return rows.size() - 1;
    }

    /** The titles and the rows, each with an indent; a row may take several lines. Columns without any content are left out. */
    List<String> lines() {
        List<Integer> shown = IntStream.range(0, columns)
                .filter(column ->
                        rows.stream().skip(1).anyMatch(row -> !row.get(column).isEmpty()))
                .boxed()
                .toList();
        int[] widths = widths(shown);
        return rows.stream().map(row -> line(row, shown, widths)).toList();
    }

    private int[] widths(List<Integer> shown) {
        int[] widths = shown.stream()
                .mapToInt(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        int room = TextOptions.WIDTH - INDENT.length() - GAP.length() * Math.max(0, shown.size() - 1);
        while (Arrays.stream(widths).sum() > room) {
            int widest = IntStream.range(0, widths.length)
                    .reduce((a, b) -> widths[b] > widths[a] ? b : a)
                    .orElse(0);
            if (widths[widest] <= NARROWEST) {
                return widths;
            }
            widths[widest]--;
        }
        return widths;
    }

    private String line(List<String> row, List<Integer> shown, int[] widths) {
        List<List<String>> cells = IntStream.range(0, shown.size())
                .mapToObj(i -> OneLine.wrap(row.get(shown.get(i)), widths[i]))
                .toList();
        int height = cells.stream().mapToInt(List::size).max().orElse(1);
        return IntStream.range(0, height)
                .mapToObj(part -> part(cells, part, shown, widths))
                .collect(Collectors.joining("\n"));
    }

    private String part(List<List<String>> cells, int part, List<Integer> shown, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> {
                    String text = part < cells.get(i).size() ? cells.get(i).get(part) : "";
                    return cell(text, widths[i], isNumeric(shown.get(i)));
                })
                .collect(Collectors.joining(GAP, INDENT, ""))
                .stripTrailing();
    }

    private static String cell(String text, int width, boolean right) {
        String blanks = " ".repeat(width - text.length());
        return right ? blanks + text : text + blanks;
    }

    private boolean isNumeric(int column) {
        return rows.stream().skip(1).map(row -> row.get(column)).allMatch(cell -> cell.matches("[0-9,]*"));
    }
}
