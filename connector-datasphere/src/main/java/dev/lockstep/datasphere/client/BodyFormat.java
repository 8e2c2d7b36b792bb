package dev.lockstep.datasphere.client;

/** What a request expects in return. */
enum BodyFormat {
    JSON("application/json"),
    /** A CSN object; the default content type of the design-time plane. Source: object commands of SAP's command line client */
    CSN("application/vnd.sap.datasphere.object.content+json"),
    /** CSDL; anything else is answered with 406. */
    XML("application/xml");

    private final String mediaType;

    BodyFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Value of the {@code Accept} header. */
    String mediaType() {
        return mediaType;
    }
}
