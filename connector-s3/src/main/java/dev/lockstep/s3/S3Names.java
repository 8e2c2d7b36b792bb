package dev.lockstep.s3;

import dev.lockstep.spi.NameRule;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How S3 names buckets and objects. */
enum S3Names implements NameRule {
    /** Source: S3 User Guide, "General purpose bucket naming rules". */
    BUCKET {
        private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

        @Override
        public String fold(String name) {
            return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
        }

        @Override
        public Optional<String> violation(String folded) {
            return FORM.matcher(folded).matches() && !folded.contains("..")
                    ? Optional.empty()
                    : Optional.of(
                            "must be the name of a bucket: 3 to 63 lower-case letters, digits, hyphens and single dots,"
                                    + " with a letter or digit at both ends");
        }
    },

    /** Any text. Source: S3 User Guide, "Naming Amazon S3 objects": at most 1 024 bytes of UTF-8. */
    KEY {
        private static final int MAX_BYTES = 1024;

        @Override
        public String fold(String name) {
            return name;
        }

        @Override
        public Optional<String> violation(String folded) {
            int bytes = folded.getBytes(StandardCharsets.UTF_8).length;
            return bytes >= 1 && bytes <= MAX_BYTES
                    ? Optional.empty()
                    : Optional.of("must be 1 to %d bytes of UTF-8, not %d".formatted(MAX_BYTES, bytes));
        }
    }
}
