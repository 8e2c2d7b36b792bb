package dev.lockstep.engine.report;

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
}
