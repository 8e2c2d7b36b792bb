package dev.lockstep.documentdb.client;

/** What a person can do. */
final class Remedies {
    static final String DENIED =
            "Grant the user of the configuration a role that lists databases, such as readAnyDatabase, in database admin.";
    static final String HOST_NAME =
            "Connect to the host name that the certificate holds, which is the cluster endpoint; only for a tunnel set `tls-allow-invalid-hostnames: true`.";
    static final String LATER = "Try again later; if it stays so, check the state of the cluster.";
    static final String NAME =
            "Check `uri` or `host`; the names of a cluster are resolved by the DNS of its VPC, so from outside a tunnel is needed.";
    static final String NETWORK =
            "Let the security group of the cluster admit this machine; a cluster is reached from within its VPC, a peered one or through a tunnel only.";
    static final String NO_SERVER =
            "Check `tls` (most clusters require it), the replica set in `uri` and `read-preference`; through a tunnel add directConnection=true to `uri`.";
    static final String NO_TLS =
            "Check the port; set `tls: false` only if the cluster's parameter group has switched TLS off.";
    static final String REFUSED = "Check host and port, and that the cluster is available and not stopped.";
    static final String SIGN_IN =
            "Check user and password; users of a cluster live in database admin, so authSource, or `database`, is admin.";
    static final String TRUST =
            "Set `ca-file` to the CA bundle of AWS, global-bundle.pem, which the DocumentDB Developer Guide links.";
    static final String VALIDITY =
            "Check the clock of this machine; if it is right, renew the certificate of the instance.";

    private Remedies() {}
}
