package dev.lockstep.model.fingerprint;

import dev.lockstep.model.Tree;
import java.util.Iterator;
import java.util.Map;

/** A tree as JSON text without blanks, members in their order, and back. It reads what it prints; it is no general JSON reader. */
public final class CanonicalJson {
    private static final String HEX = "0123456789abcdef";

    private CanonicalJson() {}

    /** The canonical text of {@code tree}. Every character that is not printable ASCII, a quote or a backslash stays as it is. */
    public static String print(Tree tree) {
        StringBuilder out = new StringBuilder();
        print(tree, out);
        return out.toString();
    }

    /**
     * The tree that {@link #print} turned into {@code text}.
     *
     * @throws IllegalArgumentException if the text is not what {@link #print} writes; the message names the position
     */
    public static Tree parse(String text) {
        return new CanonicalJsonParser(text).parse();
    }

    private static void print(Tree tree, StringBuilder out) {
        if (tree instanceof Tree.Null) {
            out.append("null");
        } else if (tree instanceof Tree.Bool bool) {
            out.append(bool.value());
        } else if (tree instanceof Tree.Num num) {
            out.append(num.value());
        } else if (tree instanceof Tree.Text value) {
            quote(value.value(), out);
        } else if (tree instanceof Tree.Seq seq) {
            printItems(seq, out);
        } else if (tree instanceof Tree.Node node) {
            printMembers(node, out);
        } else {
            throw new IllegalStateException("unknown tree " + tree.getClass());
        }
    }

    private static void printItems(Tree.Seq seq, StringBuilder out) {
        out.append('[');
        Iterator<Tree> items = seq.items().iterator();
        while (items.hasNext()) {
            print(items.next(), out);
            out.append(items.hasNext() ? "," : "");
        }
        out.append(']');
    }

    private static void printMembers(Tree.Node node, StringBuilder out) {
        out.append('{');
        Iterator<Map.Entry<String, Tree>> members = node.members().entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, Tree> member = members.next();
            quote(member.getKey(), out);
            out.append(':');
            print(member.getValue(), out);
            out.append(members.hasNext() ? "," : "");
        }
        out.append('}');
    }

    private static void quote(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c) && !isPaired(value, i)) {
                escape(c, out);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /** A lone surrogate has no UTF-8 form; escaped it survives. */
    private static boolean isPaired(String value, int at) {
        char c = value.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
    }

    private static void escape(char c, StringBuilder out) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt(c >> shift & 0xf));
        }
    }
}
