package dev.lockstep.documentdb.client;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.bson.Document;

/** One cluster, asked through the driver. Its client is made at the first call. Thread-safe. */
public final class Cluster implements AutoCloseable {
    private static final String ADMIN = "admin";

    private final MongoClientSettings settings;
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private Optional<MongoClient> client = Optional.empty();

    public Cluster(MongoClientSettings settings) {
        this.settings = settings;
    }

    /**
     * Signs in, if there is a user, and gets a sign of life.
     *
     * @throws dev.lockstep.error.AccessException the sign-in is refused
     * @throws dev.lockstep.error.RemoteException no instance can be asked
     */
    public void ping() {
        counted("ping", () -> client().getDatabase(ADMIN)
                .runCommand(new Document("ping", 1), settings.getReadPreference()));
    }

    /**
     * Names of all databases that the user may see, in the cluster's order.
     *
     * @throws dev.lockstep.error.AccessException the user may not list
     */
    public List<String> listDatabases() {
        return counted("listDatabases", () -> client().listDatabaseNames().into(new ArrayList<>()));
    }

    /** Calls made so far, by operation. A snapshot. */
    public SortedMap<String, Long> calls() {
        SortedMap<String, Long> calls = new TreeMap<>();
        counts.forEach((operation, count) -> calls.put(operation, count.sum()));
        return Collections.unmodifiableSortedMap(calls);
    }

    @Override
    public synchronized void close() {
        client.ifPresent(MongoClient::close);
    }

    private <T> T counted(String operation, Supplier<T> call) {
        counts.computeIfAbsent(operation, name -> new LongAdder()).increment();
        try {
            return call.get();
        } catch (MongoException e) {
            throw ClusterErrors.translate(e, operation);
        }
    }

    private synchronized MongoClient client() {
        if (client.isEmpty()) {
            client = Optional.of(MongoClients.create(settings));
        }
        return client.get();
    }
}
