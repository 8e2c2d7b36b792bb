package dev.lockstep.s3.client;

/** What a person can do. */
final class Remedies {
    static final String BUCKET = "Check `bucket`, and `endpoint` if it is set.";
    static final String ENDPOINT = "Check `endpoint` and proxies: what answers there is not S3.";
    static final String LATER = "Try again later; if it stays so, check `endpoint` and the AWS health page.";
    static final String LIST =
            "Allow s3:ListBucket on the bucket %s (its ARN without /*) to the principal, in its IAM policy and, in another account, in the bucket policy.";
    static final String NAME =
            "Check `region` and `endpoint`, and that this machine resolves the name; a server that is not AWS may need `path-style: true`.";
    static final String NETWORK =
            "Check `endpoint`, proxies and firewalls; in a VPC without internet, S3 needs a gateway endpoint.";
    static final String REGION = "Set `region` to that of the bucket; `aws s3api get-bucket-location` tells it.";
    static final String SETTINGS = "Check `bucket`, `region` and `endpoint`.";
    static final String SIGN_IN =
            "Check access key id, secret access key and session token, whether they have expired, and the clock of this machine.";
    static final String SLOW = "Raise `request-timeout`, or check proxies and the network.";
    static final String TLS =
            "The certificate of the endpoint is not trusted by this JVM: check `endpoint` and proxies, or add the authority to its trust store.";

    private Remedies() {}
}
