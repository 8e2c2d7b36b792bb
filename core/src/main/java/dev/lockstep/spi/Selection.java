package dev.lockstep.spi;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which names are wanted: globs with {@code *} and {@code ?}, any of which may match, case-sensitive. No glob at all selects everything. What
 * is filtered is out of scope, which is never the same as deleted.
 */
public final class Selection {
    private static final Selection ALL = new Selection(List.of());

    private final List<String> globs;
    private final Pattern pattern;

    private Selection(List<String> globs) {
        this.globs = List.copyOf(globs);
        this.pattern =
                Pattern.compile(globs.stream().map(Selection::regex).collect(Collectors.joining("|")), Pattern.DOTALL);
    }

    public static Selection all() {
        return ALL;
    }

    public static Selection of(List<String> globs) {
        return globs.isEmpty() ? ALL : new Selection(globs);
    }

    /** Selects {@code name} and nothing else, even if it holds a {@code *}. */
    public static Selection only(String name) {
        return new Selection(
                List.of(name.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?")));
    }

    public boolean matches(String name) {
        return globs.isEmpty() || pattern.matcher(name).matches();
    }

    public boolean isAll() {
        return globs.isEmpty();
    }

    /** Globs that are plain names, so that they can be looked up without a listing. */
    public List<String> globs() {
        return globs;
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '\\' && i + 1 < glob.length()) {
                regex.append(Pattern.quote(String.valueOf(glob.charAt(++i))));
            } else if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    @Override
    public String toString() {
        return globs.isEmpty() ? "*" : String.join(", ", globs);
    }
}
