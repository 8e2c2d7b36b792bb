package dev.lockstep.engine.state;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;

/**
 * Who runs a sync.
 *
 * @param run id of the run
 * @param host name of the machine
 * @param process id of the process there
 * @param processStart when the process started, in milliseconds since 1970, 0 when not known; tells a process from a later one with its id
 */
public record LockOwner(String run, String host, long process, long processStart) {
    public LockOwner {
        requireNonNull(run, "run is null");
        requireNonNull(host, "host is null");
    }

    /** This process. */
    public static LockOwner current(String run) {
        ProcessHandle self = ProcessHandle.current();
        return new LockOwner(run, hostName(), self.pid(), start(self));
    }

    /** Whether the process ran on the machine of {@code here} and certainly runs no more. */
    boolean isGone(LockOwner here) {
        return host.equals(here.host)
                && ProcessHandle.of(process)
                        .map(found -> processStart != 0 && start(found) != processStart)
                        .orElse(true);
    }

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown-host"; // without a name the process id still tells
        }
    }

    @Override
    public String toString() {
        return "run %s, process %d on %s".formatted(run, process, host);
    }
}
