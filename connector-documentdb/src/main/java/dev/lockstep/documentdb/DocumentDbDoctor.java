package dev.lockstep.documentdb;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import dev.lockstep.documentdb.client.Cluster;
import dev.lockstep.documentdb.client.Door;
import dev.lockstep.error.SyncException;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.Check.Status;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Tests the way to the cluster, from the outside in: each host, TLS, sign-in, listing. */
final class DocumentDbDoctor {
    private static final String PROTECTION = "protection";
    private static final String PING = "sign-in and ping";
    private static final String LIST = "listDatabases";

    private final DocumentDbConfig config;
    private final SSLContext trust;
    private final Cluster cluster;

    DocumentDbDoctor(DocumentDbConfig config, SSLContext trust, Cluster cluster) {
        this.config = config;
        this.trust = trust;
        this.cluster = cluster;
    }

    List<Check> examine() {
        List<Check> checks = new ArrayList<>(List.of(protection()));
        boolean open = false;
        for (String host : new ConnectionString(config.uri().reveal()).getHosts()) {
            var address = new ServerAddress(host);
            open |= passes(new Door(address.getHost(), address.getPort(), config.connectTimeout()), checks);
        }
        Check ping = open ? ping() : Check.skipped(PING, "no host can be reached");
        checks.add(ping);
        checks.add(ping.status() == Status.PASSED ? listing() : Check.skipped(LIST, PING + " did not pass"));
        return List.copyOf(checks);
    }

    private Check protection() {
        if (!config.tls().enabled()) {
            return Check.warning(
                    PROTECTION,
                    "TLS is off: data and sign-in cross the network in the clear",
                    "Set `tls: true`; keep it off on this machine or inside a tunnel only.");
        }
        return config.tls().allowInvalidHostnames()
                ? Check.warning(
                        PROTECTION,
                        "TLS is on, and the certificate may belong to any host",
                        "Remove `tls-allow-invalid-hostnames` unless this is a tunnel.")
                : Check.passed(PROTECTION, "TLS is on, and certificate and host name are verified");
    }

    private boolean passes(Door door, List<Check> checks) {
        String connect = "connect " + door.address();
        String tls = "tls " + door.address();
        String step = connect;
        try (Socket socket = door.connect()) {
            checks.add(Check.passed(connect, "reached"));
            if (config.tls().enabled()) {
                step = tls;
                String version = door.handshake(socket, trust, config.tls().allowInvalidHostnames());
                checks.add(Check.passed(tls, version));
            }
            return true;
        } catch (SyncException e) {
            checks.add(Check.failed(step, e.getMessage(), e.remedy()));
        } catch (IOException e) {
            checks.add(Check.failed(step, "the connection was lost while it was closed", "Try again later."));
        }
        return false;
    }

    private Check ping() {
        try {
            cluster.ping();
            return Check.passed(PING, "answered");
        } catch (SyncException e) {
            return Check.failed(PING, e.getMessage(), e.remedy());
        }
    }

    private Check listing() {
        try {
            List<String> names = cluster.listDatabases();
            long wanted = names.stream().filter(config.databases()::matches).count();
            String found = "%d databases, %d of them selected".formatted(names.size(), wanted);
            return wanted > 0
                    ? Check.passed(LIST, found)
                    : Check.warning(LIST, found, "Check `databases`, and what the user may see.");
        } catch (SyncException e) {
            return Check.failed(LIST, e.getMessage(), e.remedy());
        }
    }
}
