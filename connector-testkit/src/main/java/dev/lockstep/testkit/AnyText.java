package dev.lockstep.testkit;

import java.util.List;
import java.util.SplittableRandom;

/** Texts that people, machines and enemies write. Static functions of the random numbers they are given. */
public final class AnyText {
    private static final List<String> PIECES = List.of(
            "Net amount",
            "NET_AMOUNT",
            "0CALDAY",
            "/BIC/AZSALES",
            "Umsatz €",
            "Größe Œuvre Łódź",
            "İstanbul ıßĐ",
            "e\u0301\u0308",
            "収益",
            "إيراد",
            "😀👩‍👧",
            "\uD83D",
            "\uDE00",
            "\u0000\u0001\u001f",
            "\u0085\u2028\ufffe\uffff\ufffd",
            "line\r\nbreak\ttab",
            "\"quoted\" 'it' `code`",
            "back\\slash\\u0041",
            "a,b=c;d&e",
            "~0~1/x//",
            "<b>&amp;</b>",
            "${ENV} %s {} *?",
            "  ",
            ".",
            "null");
    private static final int RARE = 40;
    private static final int LONG = 3_000;

    private AnyText() {}

    /** Any text; may be empty, rarely very long. */
    public static String text(SplittableRandom random) {
        if (random.nextInt(RARE) == 0) {
            return piece(random).repeat(LONG / 8);
        }
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(piece(random));
        }
        return text.toString();
    }

    /** A text that is not empty and differs from every other one, even after a target folded it to small letters and digits. */
    public static String name(SplittableRandom random) {
        String readable = random.nextBoolean() ? "COL_" : piece(random);
        String length = random.nextInt(RARE * 5) == 0 ? "x".repeat(300) : "";
        return readable + length + Long.toString(random.nextLong(1L << 40), 36);
    }

    private static String piece(SplittableRandom random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }
}
