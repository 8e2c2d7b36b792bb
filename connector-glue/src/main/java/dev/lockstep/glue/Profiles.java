package dev.lockstep.glue;

import dev.lockstep.config.NearestName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/** The profiles of the shared files, {@code ~/.aws/config} and {@code ~/.aws/credentials} unless the environment names others. */
final class Profiles {
    private static final int LONGEST_CHAIN = 20;

    private final Supplier<ProfileFile> files;

    private Profiles(Supplier<ProfileFile> files) {
        this.files = files;
    }

    static Profiles ofThisMachine() {
        return new Profiles(ProfileFile::defaultProfileFile);
    }

    /** What is wrong with a profile, as far as the files say; nothing in them is repeated but names. */
    Optional<String> problem(String name) {
        try {
            return problem(name, files.get(), 0);
        } catch (IllegalArgumentException e) {
            return Optional.of(
                    "is in files that cannot be read as profiles; check ~/.aws/config and ~/.aws/credentials");
        }
    }

    private static Optional<String> problem(String name, ProfileFile file, int depth) {
        Map<String, Profile> all = file.profiles();
        Profile profile = all.get(name);
        if (profile == null) {
            String meant = NearestName.find(all.keySet(), name)
                    .map(nearest -> "; did you mean `" + nearest + "`?")
                    .orElse("; check ~/.aws/config and ~/.aws/credentials");
            return Optional.of("names the profile %s, and there is none of that name%s".formatted(name, meant));
        }
        return content(profile, file, depth).map(problem -> "names the profile %s, %s".formatted(name, problem));
    }

    private static Optional<String> content(Profile profile, ProfileFile file, int depth) {
        boolean hasId = profile.property("aws_access_key_id").isPresent();
        if (hasId != profile.property("aws_secret_access_key").isPresent()) {
            return Optional.of("which holds half a pair of keys: aws_%s is missing"
                    .formatted(hasId ? "secret_access_key" : "access_key_id"));
        }
        Optional<String> token =
                profile.property("web_identity_token_file").filter(path -> !Files.isReadable(Path.of(path)));
        if (token.isPresent()) {
            return Optional.of("whose web_identity_token_file %s cannot be read".formatted(token.get()));
        }
        Optional<String> session = profile.property("sso_session")
                .filter(section -> file.getSection("sso-session", section).isEmpty());
        if (session.isPresent()) {
            return Optional.of("whose sso_session %s is not in the files".formatted(session.get()));
        }
        Optional<String> source = profile.property("source_profile").filter(next -> !next.equals(profile.name()));
        return depth < LONGEST_CHAIN
                ? source.flatMap(next -> problem(next, file, depth + 1))
                        .map(problem -> "whose source_profile " + problem)
                : Optional.of("whose source_profile leads in a circle");
    }
}
