package dev.lockstep.glue;

import dev.lockstep.glue.GlueCredentials.AssumeRole;
import dev.lockstep.glue.GlueCredentials.Profile;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** The region that a profile or the environment names. The network is not asked, so that a configuration can be checked anywhere. */
final class AmbientRegion {
    private AmbientRegion() {}

    /** @param credentials whose profile is asked first, if they are of one */
    static Optional<String> find(GlueCredentials credentials) {
        if (credentials instanceof Profile profile) {
            return ofProfile(profile.name()).or(AmbientRegion::usual);
        }
        return credentials instanceof AssumeRole assumed ? find(assumed.source()) : usual();
    }

    private static Optional<String> ofProfile(String name) {
        return ProfileFile.defaultProfileFile().profile(name).flatMap(profile -> profile.property("region"));
    }

    private static Optional<String> usual() {
        try {
            Region region = new AwsRegionProviderChain(
                            new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                    .getRegion();
            return Optional.ofNullable(region).map(Region::id);
        } catch (SdkClientException e) {
            return Optional.empty(); // the chain says "none" by throwing
        }
    }
}
