package dev.lockstep.datasphere.client;

import dev.lockstep.spi.Completeness.Gap;

/** Failures of a scope as gaps. Pure. */
final class Gaps {
    private Gaps() {}

    static Gap of(String scope, Reply.Failure failure) {
        return new Gap(scope, failure.cause(), failure.remedy());
    }
}
