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
            "ProvisionedThroughputExceededException");
    static final Set<String> DENIED =
            Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedOperation", "PermissionTypeMismatchException");
    static final Set<String> ENCRYPTION = Set.of("GlueEncryptionException", "KMSKeyNotAccessibleFault");
    static final Set<String> EXPIRED = Set.of("ExpiredTokenException", "ExpiredToken", "RequestExpired");
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
    static final Set<String> REJECTED = Set.of(
            "InvalidInputException", "ValidationException", "OperationNotSupportedException", "InvalidStateException");
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
