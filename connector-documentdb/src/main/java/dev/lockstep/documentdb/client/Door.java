package dev.lockstep.documentdb.client;

import dev.lockstep.error.RemoteException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * The way to one host, tried step by step before the driver is: the driver repeats what fails until its time is up and tells less.
 *
 * @param host name or address
 * @param timeout of each step
 */
public record Door(String host, int port, Duration timeout) {
    /** Where this leads, {@code host:port}. */
    public String address() {
        return host + ":" + port;
    }

    /**
     * Opens a connection, which the caller closes.
     *
     * @throws RemoteException the name does not resolve or nobody answers
     */
    public Socket connect() {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw failure("the name cannot be resolved", Remedies.NAME, new IOException("unresolved"));
        }
        var socket = new Socket();
        try {
            socket.connect(address, Math.toIntExact(timeout.toMillis()));
            return socket;
        } catch (SocketTimeoutException e) {
            close(socket);
            throw failure("no answer in time", Remedies.NETWORK, e);
        } catch (ConnectException e) {
            close(socket);
            throw failure("the connection is refused", Remedies.REFUSED, e);
        } catch (IOException e) {
            close(socket);
            throw failure("no way there", Remedies.NETWORK, e);
        }
    }

    /**
     * Starts TLS on {@code socket} and says which version was agreed.
     *
     * @param anyHostname whether the certificate may belong to another host
     * @throws RemoteException the certificate is not accepted, or the other side speaks no TLS
     */
    public String handshake(Socket socket, SSLContext trust, boolean anyHostname) {
        try {
            socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            var tls = (SSLSocket) trust.getSocketFactory().createSocket(socket, host, port, true);
            if (!anyHostname) {
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(parameters);
            }
            tls.startHandshake();
            return tls.getSession().getProtocol();
        } catch (SocketTimeoutException e) {
            throw failure("no answer in time to the start of TLS", Remedies.NO_TLS, e);
        } catch (IOException e) {
            throw TlsErrors.translate(e, address());
        }
    }

    private RemoteException failure(String found, String remedy, IOException e) {
        return new RemoteException(
                "documentdb.unreachable", "Cannot connect to %s: %s".formatted(address(), found), remedy, e);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket that never connected cannot be closed", e);
        }
    }
}
