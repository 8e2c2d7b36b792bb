package dev.lockstep.sandbox.glue.rules;

import java.util.Optional;

/**
 * Where in a request a value is. Spelt out only when something is wrong there, which keeps the checking of a good request cheap.
 *
 * @param parent the enclosing value, empty for the whole request
 */
record Place(Optional<Place> parent, String step) {
    static Place root() {
        return new Place(Optional.empty(), "");
    }

    Place then(String next) {
        return new Place(Optional.of(this), next);
    }

    boolean isRoot() {
        return parent.isEmpty();
    }

    /** {@code table.storageDescriptor.columns.29.member.comment}; a member's first letter is lower case. */
    @Override
    public String toString() {
        if (isRoot()) {
            return "";
        }
        // Real messages say "table" for TableInput.
        String shown = step.equals("TableInput") ? "table" : Character.toLowerCase(step.charAt(0)) + step.substring(1);
        return parent.filter(place -> !place.isRoot())
                .map(place -> place + "." + shown)
                .orElse(shown);
    }
}
