package dev.lockstep.sandbox.glue;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A name with {@code *} for any characters, as in IAM policies. */
record Glob(String text, Pattern pattern) {
    static final Glob ANY = of("*");

    static Glob of(String text) {
        String regex = Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return new Glob(text, Pattern.compile(regex, Pattern.DOTALL));
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }
}
