package dev.lockstep.glue.client;

import java.util.Set;

/** Error codes of Glue and of AWS's front, by what they mean. Source: Glue API, and the common errors of AWS's query and JSON protocols. */
final class ErrorCodes {
    static final Set<String> THROTTLED = Set.of(
            "ThrottlingException",
            "Throttling",
            "ThrottledException",
            "TooManyRequestsException",
            "RequestLimitExceeded",
            "RequestThrottled",
            "RequestThrottledException",
            "SlowDown",
            "BandwidthLimitExceeded",
            "PriorRequestNotComplete",
            "ProvisionedThroughputExceededException");
    static final Set<String> DENIED =
            Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedOperation", "PermissionTypeMismatchException");
    /** A web identity token that STS does not take. */
    static final Set<String> WEB_TOKEN = Set.of("InvalidIdentityToken", "IDPRejectedClaim");
    /** A session as it was asked for is not given. */
    static final Set<String> SESSION = Set.of("ValidationError", "PackedPolicyTooLarge");

    static final Set<String> STS_REGION = Set.of("RegionDisabledException");
    static final Set<String> ENCRYPTION = Set.of("GlueEncryptionException", "KMSKeyNotAccessibleFault");
    static final Set<String> EXPIRED = Set.of("ExpiredTokenException", "ExpiredToken");

    /** The clock of this machine and that of AWS differ. */
    static final Set<String> CLOCK = Set.of("RequestTimeTooSkewed", "RequestInTheFuture", "RequestExpired");

    static final Set<String> UNKNOWN_KEYS = Set.of(
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "AuthFailure",
            "NotAuthorized");
    static final Set<String> ABSENT =
            Set.of("EntityNotFoundException", "TargetResourceNotFound", "ResourceNotFoundException");
    static final Set<String> PRESENT = Set.of("AlreadyExistsException", "FederatedResourceAlreadyExistsException");
    static final Set<String> CHANGED = Set.of("ConcurrentModificationException", "VersionMismatchException");

    /** Declared for few calls: what they are about is being changed at this moment. A write is told apart from a read, see GlueErrors. */
    static final Set<String> CONFLICT = Set.of("ConflictException");

    /** Nothing was done, since what the call is about is still being built. */
    static final Set<String> NOT_READY = Set.of("ResourceNotReadyException");

    static final Set<String> REJECTED = Set.of("InvalidInputException", "ValidationException", "InvalidStateException");

    /** The catalog or the database is not one that Glue itself keeps. */
    static final Set<String> UNSUPPORTED = Set.of("OperationNotSupportedException", "UnsupportedOperationException");

    /** The remote catalog behind a federated database failed. */
    static final Set<String> FEDERATION = Set.of("FederationSourceException");

    static final Set<String> QUOTA = Set.of("ResourceNumberLimitExceededException");

    /** The service failed on its side; a write may have happened. */
    static final Set<String> FAILED = Set.of(
            "InternalServiceException",
            "InternalServerException",
            "InternalFailure",
            "InternalError",
            "OperationTimeoutException",
            "RequestTimeout",
            "RequestTimeoutException",
            "ServiceUnavailable",
            "ServiceUnavailableException",
            "FederationSourceRetryableException");

    static final Set<String> NOT_GLUE = Set.of("UnknownOperationException", "SerializationException", "");

    private ErrorCodes() {}
}
