package dev.lockstep.glue;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** Half a pair of keys in the environment: the SDK passes over it in silence, and somebody else signs in. */
final class HalfPairs {
    private HalfPairs() {}

    static Optional<String> ofThisProcess() {
        return find(System::getenv, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "environment variable")
                .or(() -> find(System::getProperty, "aws.accessKeyId", "aws.secretAccessKey", "system property"));
    }

    /** @param values by name, null for none */
    static Optional<String> find(UnaryOperator<String> values, String id, String secret, String kind) {
        boolean hasId = isSet(values.apply(id));
        boolean hasSecret = isSet(values.apply(secret));
        if (hasId == hasSecret) {
            return Optional.empty();
        }
        return Optional.of("finds half a pair of keys: the %s %s is set and %s is not; set both or none"
                .formatted(kind, hasId ? id : secret, hasId ? secret : id));
    }

    private static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }
}
