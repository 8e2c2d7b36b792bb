package dev.lockstep.engine.report;

import java.util.ArrayList;
import java.util.List;

/** Text from elsewhere on one line: what would move the cursor or break the line is made visible. */
final class OneLine {
    private OneLine() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c)) {
                out.append(c == '\n' || c == '\r' || c == '\t' ? ' ' : '\uFFFD');
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** At most {@code width} characters; what is cut ends in an ellipsis. */
    static String cut(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(width - 2)) ? width - 2 : width - 1;
        return text.substring(0, end) + "…";
    }

    /** Pieces of at most {@code width} characters, broken at blanks where there are any; at least one piece. */
    static List<String> wrap(String text, int width) {
        List<String> pieces = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            int end = blank > 0 ? blank : hardBreak(rest, width);
            pieces.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        pieces.add(rest);
        return pieces;
    }

    private static int hardBreak(String text, int width) {
        return Character.isHighSurrogate(text.charAt(width - 1)) ? width - 1 : width;
    }
}
