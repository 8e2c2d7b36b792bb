package dev.lockstep.sandbox.datasphere;

import java.util.Optional;
import java.util.stream.Stream;

/** The media types under which an object can be read. */
enum ContentForm {
    /** The default, and the answer to {@code application/json}; behaves as the deployed definition. */
    CONTENT("application/vnd.sap.datasphere.object.content+json"),
    DESIGN_TIME("application/vnd.sap.datasphere.object.content.design-time+json"),
    RUN_TIME("application/vnd.sap.datasphere.object.content.run-time+json");

    private final String mediaType;

    ContentForm(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** Empty when the client takes none of them. */
    static Optional<ContentForm> of(ApiRequest request) {
        return Stream.of(values())
                .filter(form -> request.accepts(form.mediaType))
                .findFirst()
                .or(() -> request.accepts("application/json") ? Optional.of(CONTENT) : Optional.empty());
    }
}
