package dev.lockstep.sandbox.glue.rules;

import java.util.regex.Pattern;

/** Which characters a text member may hold. Source: Glue API, the string patterns of the Data Catalog and of the business context. */
enum Alphabet {
    ANY(".*", false),
    /** No line break and no other control character but the tabulator. */
    SINGLE_LINE("[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\t]*", false),
    /** {@link #SINGLE_LINE} and line breaks. */
    MULTI_LINE("[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\r\\n\\t]*", true),
    GLUE_ARN("arn:aws(-[a-z]+)*:glue:.*", false),
    UUID("[a-f0-9]{8}-([a-f0-9]{4}-){3}[a-f0-9]{12}", false),
    ASSET("[a-zA-Z0-9\\-\\:\\/\\.\\_\\*]+", false),
    ATTACHMENT("^[a-zA-Z][a-zA-Z0-9_]*$", false),
    ITERABLE_FORM("^[a-zA-Z][a-zA-Z0-9_]*(::[a-zA-Z][a-zA-Z0-9_]*)?$", false),
    FORM_TYPE("^[A-Z]\\w*$", false);

    private final String shown;
    private final boolean breaks;
    private final Pattern pattern;

    Alphabet(String shown, boolean breaks) {
        this.shown = shown;
        this.breaks = breaks;
        this.pattern = Pattern.compile(shown, Pattern.DOTALL);
    }

    boolean accepts(String text) {
        return switch (this) {
            case ANY -> true;
            // The published pattern spells surrogates as code units; code points say the same without the trap.
            case SINGLE_LINE, MULTI_LINE -> acceptsEach(text);
            case GLUE_ARN, UUID, ASSET, ATTACHMENT, ITERABLE_FORM, FORM_TYPE ->
                pattern.matcher(text).matches();
        };
    }

    /** The pattern as error messages print it. */
    String shown() {
        return shown;
    }

    private boolean acceptsEach(String text) {
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (!acceptsCodePoint(c)) {
                return false;
            }
        }
        return true;
    }

    private boolean acceptsCodePoint(int c) {
        boolean control = c < 0x20 && c != '\t' && !(breaks && (c == '\r' || c == '\n'));
        boolean loneSurrogate = c >= 0xD800 && c <= 0xDFFF;
        return !control && !loneSurrogate && c != 0xFFFE && c != 0xFFFF;
    }
}
