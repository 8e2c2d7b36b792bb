package dev.lockstep.documentdb;

import dev.lockstep.spi.NameRule;
import java.util.Optional;
import java.util.regex.Pattern;

/** How DocumentDB names databases and collections. Source: DocumentDB Developer Guide, "Quotas and limits", naming constraints. */
enum DocumentDbNames implements NameRule {
    DATABASE("[/\\\\. \"$*<>:|?\\x00]", 63),

    /** The limit of 120 characters for database and collection together is not a matter of one name and not checked here. */
    COLLECTION("[$\\x00]", 57);

    private final Pattern illegal;
    private final int maxLength;

    DocumentDbNames(String illegal, int maxLength) {
        this.illegal = Pattern.compile(illegal);
        this.maxLength = maxLength;
    }

    /** Case is kept. */
    @Override
    public String fold(String name) {
        return illegal.matcher(name).replaceAll("_");
    }

    @Override
    public Optional<String> violation(String folded) {
        if (folded.isEmpty() || folded.length() > maxLength) {
            return Optional.of("must be 1 to %d characters long, not %d".formatted(maxLength, folded.length()));
        }
        return illegal.matcher(folded).find()
                ? Optional.of("holds a character that is not allowed there")
                : Optional.empty();
    }
}
