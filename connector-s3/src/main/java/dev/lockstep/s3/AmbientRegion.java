package dev.lockstep.s3;

import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** The region that environment or profile name. The network is not asked, so that a configuration can be checked anywhere. */
final class AmbientRegion {
    private AmbientRegion() {}

    static Optional<String> find() {
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
