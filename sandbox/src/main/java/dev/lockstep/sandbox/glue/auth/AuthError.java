package dev.lockstep.sandbox.glue.auth;

import dev.lockstep.sandbox.glue.rules.ServiceError;

/** Why a caller is not let in. JSON services answer 400, STS answers 403 and drops the ending of some codes. */
enum AuthError {
    MISSING_TOKEN("MissingAuthenticationTokenException", "MissingAuthenticationToken", "Missing Authentication Token"),
    INCOMPLETE(
            "IncompleteSignatureException",
            "IncompleteSignature",
            "The Authorization header is not a complete Signature Version 4."),
    UNKNOWN_KEY(
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "The security token included in the request is invalid."),
    EXPIRED("ExpiredTokenException", "ExpiredToken", "The security token included in the request is expired"),
    WRONG_SCOPE("InvalidSignatureException", "SignatureDoesNotMatch", "Credential should be scoped to a valid region."),
    BAD_SIGNATURE(
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided."
                    + " Check your AWS Secret Access Key and signing method. Consult the service documentation for details.");

    private final String jsonCode;
    private final String stsCode;
    private final String message;

    AuthError(String jsonCode, String stsCode, String message) {
        this.jsonCode = jsonCode;
        this.stsCode = stsCode;
        this.message = message;
    }

    ServiceError in(String service) {
        return in(service, message);
    }

    /** @param instead of the usual message */
    ServiceError in(String service, String instead) {
        return service.equals("sts")
                ? new ServiceError(stsCode, 403, instead)
                : new ServiceError(jsonCode, 400, instead);
    }
}
