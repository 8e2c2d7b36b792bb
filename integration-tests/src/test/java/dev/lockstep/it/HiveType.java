package dev.lockstep.it;

import java.util.Set;

/**
 * Says whether Hive 2.3, Spark 3.5 and Trino all read a column type: lower case, no blanks, explicit decimals, safe field names. Written apart
 * from the connector's own parser on purpose.
 */
final class HiveType {
    private static final Set<String> PRIMITIVES = Set.of(
            "boolean",
            "tinyint",
            "smallint",
            "int",
            "bigint",
            "float",
            "double",
            "string",
            "binary",
            "date",
            "timestamp");

    private final String text;
    private int at;

    private HiveType(String text) {
        this.text = text;
    }

    static boolean isReadable(String text) {
        HiveType type = new HiveType(text);
        return type.type() && type.at == text.length();
    }

    private boolean type() {
        String word = word();
        return switch (word) {
            case "array" -> skip('<') && type() && skip('>');
            case "map" -> skip('<') && PRIMITIVES.contains(word()) && skip(',') && type() && skip('>');
            case "struct" -> skip('<') && fields() && skip('>');
            case "decimal" -> numbers(2, 38);
            case "varchar" -> numbers(1, 65_535);
            case "char" -> numbers(1, 255);
            default -> PRIMITIVES.contains(word);
        };
    }

    private boolean fields() {
        do {
            if (word().isEmpty() || !skip(':') || !type()) {
                return false;
            }
        } while (skip(','));
        return true;
    }

    private boolean numbers(int count, int max) {
        if (!skip('(')) {
            return false;
        }
        int previous = max;
        for (int i = 0; i < count; i++) {
            String digits = word();
            if (!digits.matches("\\d{1,5}") || Integer.parseInt(digits) > previous || i > 0 && digits.isEmpty()) {
                return false;
            }
            previous = Integer.parseInt(digits);
            if (i == 0 && previous < 1 || i < count - 1 && !skip(',')) {
                return false;
            }
        }
        return skip(')');
    }

    private String word() {
        int from = at;
        while (at < text.length() && "abcdefghijklmnopqrstuvwxyz0123456789_".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private boolean skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }
}
