package dev.lockstep.glue;

import dev.lockstep.config.ConfigSection;
import dev.lockstep.glue.GlueCredentials.AssumeRole;
import dev.lockstep.glue.GlueCredentials.Default;
import dev.lockstep.glue.GlueCredentials.Profile;
import dev.lockstep.glue.GlueCredentials.Static;
import dev.lockstep.glue.GlueCredentials.WebIdentity;
import dev.lockstep.glue.client.RoleRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkSystemSetting;

/** Reads {@code credentials}. What is wrong with files and environment on this machine is told, too: nobody has to be asked for it. */
final class CredentialsReader {
    /** Which types a key belongs to; the first is what it means when no type is given. */
    private static final Map<String, List<GlueCredentials.Type>> KEYS = keys();

    private final ConfigSection section;

    private CredentialsReader(ConfigSection section) {
        this.section = section;
    }

    static GlueCredentials read(ConfigSection section) {
        return new CredentialsReader(section).read();
    }

    /** Keys without a {@code type} say it themselves. */
    private GlueCredentials read() {
        GlueCredentials.Type meant = KEYS.keySet().stream()
                .filter(section::has)
                .map(key -> KEYS.get(key).get(0))
                .findFirst()
                .orElse(GlueCredentials.Type.DEFAULT);
        GlueCredentials.Type type = section.choice("type", GlueCredentials.Type.class, meant);
        refuseOthers(type);
        return switch (type) {
            case DEFAULT -> chain();
            case STATIC ->
                new Static(
                        section.required("access-key-id"),
                        section.requiredSecret("secret-access-key"),
                        section.secret("session-token"));
            case PROFILE -> profile();
            case WEB_IDENTITY -> webIdentity();
            case ASSUME_ROLE -> assumeRole();
        };
    }

    private void refuseOthers(GlueCredentials.Type type) {
        KEYS.forEach((key, types) -> {
            if (section.has(key) && !types.contains(type)) {
                section.known(key);
                section.problem(
                        key,
                        "has no meaning with type %s; use type %s"
                                .formatted(RoleReader.name(type), RoleReader.name(types.get(0))));
            }
        });
    }

    private GlueCredentials chain() {
        HalfPairs.ofThisProcess().ifPresent(problem -> section.problem("type", problem));
        return new Default();
    }

    private GlueCredentials profile() {
        String name = section.required("profile");
        if (!name.isEmpty()) {
            Profiles.ofThisMachine().problem(name).ifPresent(problem -> section.problem("profile", problem));
        }
        return new Profile(name);
    }

    private GlueCredentials webIdentity() {
        RoleRequest role = new RoleReader(section).one(SdkSystemSetting.AWS_ROLE_ARN.getStringValue());
        Optional<Path> file = section.path("token-file").or(() -> SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE
                .getStringValue()
                .map(Path::of));
        if (file.isEmpty()) {
            section.problem("token-file", "is missing; set it, or AWS_WEB_IDENTITY_TOKEN_FILE");
        } else if (!Files.isReadable(file.get())) {
            section.problem("token-file", "is not a file that can be read: " + file.get());
        }
        return new WebIdentity(role, file.orElse(Path.of("")));
    }

    private GlueCredentials assumeRole() {
        GlueCredentials source = read(section.section("source"));
        boolean isSession = source instanceof AssumeRole || source instanceof WebIdentity;
        return new AssumeRole(new RoleReader(section).chain(isSession), source);
    }

    private static Map<String, List<GlueCredentials.Type>> keys() {
        Map<String, List<GlueCredentials.Type>> keys = new LinkedHashMap<>();
        List.of("access-key-id", "secret-access-key", "session-token")
                .forEach(key -> keys.put(key, List.of(GlueCredentials.Type.STATIC)));
        keys.put("profile", List.of(GlueCredentials.Type.PROFILE));
        keys.put("token-file", List.of(GlueCredentials.Type.WEB_IDENTITY));
        List.of("external-id", "tags", "source")
                .forEach(key -> keys.put(key, List.of(GlueCredentials.Type.ASSUME_ROLE)));
        for (String key : List.of("role-arn", "session-name", "duration")) {
            keys.put(key, List.of(GlueCredentials.Type.ASSUME_ROLE, GlueCredentials.Type.WEB_IDENTITY));
        }
        return keys;
    }
}
