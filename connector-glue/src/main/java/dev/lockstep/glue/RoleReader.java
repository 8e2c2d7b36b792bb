package dev.lockstep.glue;

import dev.lockstep.config.ConfigNode.Scalar;
import dev.lockstep.config.ConfigSection;
import dev.lockstep.glue.client.RoleRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what the session of a role is asked for with. Source of the limits: STS API, AssumeRole. */
final class RoleReader {
    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]{1,512}");
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");
    private static final String EXAMPLE = "arn:aws:iam::111122223333:role/NAME";
    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(12);
    /** Longest session of a role that is assumed with the session of a role; also what is asked for unless told otherwise. */
    private static final Duration LONGEST_CHAINED = Duration.ofHours(1);

    private static final int MAX_TAGS = 50;
    private static final int MAX_TAG_KEY = 128;
    private static final int MAX_TAG_VALUE = 256;

    private final ConfigSection section;

    RoleReader(ConfigSection section) {
        this.section = section;
    }

    /** The one role. @param ambient its ARN if the section has none */
    RoleRequest one(Optional<String> ambient) {
        Optional<String> arn = section.optional("role-arn").or(() -> ambient);
        if (arn.isEmpty()) {
            section.problem("role-arn", "is missing; set it, or AWS_ROLE_ARN");
        }
        arn.ifPresent(this::check);
        return new RoleRequest(
                arn.orElse(EXAMPLE), Optional.empty(), sessionName(), new TreeMap<>(), duration(LONGEST));
    }

    /**
     * One role after the other. External id, tags and duration are those of the last: that is the one in somebody else's account. A chain with
     * more than one external id nests {@code source}.
     *
     * @param isSession whether the first role, too, is assumed with the session of a role
     */
    List<RoleRequest> chain(boolean isSession) {
        List<String> arns = new ArrayList<>(section.list("role-arn"));
        if (arns.isEmpty()) {
            section.problem("role-arn", "is missing, such as " + EXAMPLE);
            arns.add(EXAMPLE);
        }
        arns.forEach(this::check);
        Duration duration = duration(isSession || arns.size() > 1 ? LONGEST_CHAINED : LONGEST);
        Optional<String> externalId = section.optional("external-id");
        externalId
                .filter(id -> !EXTERNAL_ID.matcher(id).matches())
                .ifPresent(id -> section.problem(
                        "external-id", "must have 2 to 1224 letters, digits or characters of _+=,.@:/-"));
        String name = sessionName();
        List<RoleRequest> roles = new ArrayList<>();
        for (String arn : arns.subList(0, arns.size() - 1)) {
            roles.add(new RoleRequest(arn, Optional.empty(), name, new TreeMap<>(), LONGEST_CHAINED));
        }
        roles.add(new RoleRequest(arns.get(arns.size() - 1), externalId, name, tags(), duration));
        return roles;
    }

    private void check(String arn) {
        if (!ARN.matcher(arn).matches()) {
            section.problem("role-arn", "must be the ARN of a role, such as " + EXAMPLE);
        }
    }

    private String sessionName() {
        String name = section.optional("session-name").orElse("lockstep");
        if (!SESSION_NAME.matcher(name).matches()) {
            section.problem("session-name", "must have 2 to 64 letters, digits or characters of _+=,.@-");
        }
        return name;
    }

    private Duration duration(Duration longest) {
        Duration duration = section.duration("duration", LONGEST_CHAINED);
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(longest) > 0) {
            section.problem(
                    "duration",
                    longest.equals(LONGEST)
                            ? "must be from 15m to 12h, and not above the role's own maximum"
                            : "must be from 15m to 1h when a role is assumed with the session of a role");
            return LONGEST_CHAINED;
        }
        return duration;
    }

    private SortedMap<String, String> tags() {
        SortedMap<String, String> tags = new TreeMap<>();
        ConfigSection nested = section.section("tags");
        nested.handOver().members().forEach((key, value) -> {
            String text = value instanceof Scalar scalar ? scalar.text() : "";
            if (key.length() > MAX_TAG_KEY || text.length() > MAX_TAG_VALUE || !(value instanceof Scalar)) {
                nested.problem(key, "must have at most 128 characters, and a single value of at most 256");
            }
            tags.put(key, text);
        });
        if (tags.size() > MAX_TAGS) {
            section.problem("tags", "must be at most %d".formatted(MAX_TAGS));
        }
        return tags;
    }

    static String name(Enum<?> type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
