package dev.lockstep.s3.client;

import dev.lockstep.error.RemoteException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** One bucket, asked through the SDK. Its client is made at the first call. Thread-safe. */
public final class Bucket implements AutoCloseable {
    private static final String LIST = "ListObjectsV2";

    private final String name;
    private final BucketAccess access;
    private final LongAdder listings = new LongAdder();
    private Optional<S3Client> client = Optional.empty();

    public Bucket(String name, BucketAccess access) {
        this.name = name;
        this.access = access;
    }

    /**
     * Whether any key begins with {@code prefix}. One call that lists one key.
     *
     * @throws dev.lockstep.error.AccessException the caller is unknown or may not list
     * @throws RemoteException there is no such bucket there, or no answer
     */
    public boolean holdsAny(String prefix) {
        // Keys may hold characters that XML cannot carry; encoded, they do not break the answer.
        var request = ListObjectsV2Request.builder().bucket(name).maxKeys(1).encodingType(EncodingType.URL);
        if (!prefix.isEmpty()) {
            request.prefix(prefix);
        }
        ListObjectsV2Response page = list(request.build());
        if (page.name() == null) {
            throw S3Errors.notS3(name, "the answer to a listing does not name the bucket");
        }
        return !page.contents().isEmpty();
    }

    /** Calls made so far, by operation. A snapshot. */
    public SortedMap<String, Long> calls() {
        SortedMap<String, Long> calls = new TreeMap<>();
        if (listings.sum() > 0) {
            calls.put(LIST, listings.sum());
        }
        return Collections.unmodifiableSortedMap(calls);
    }

    @Override
    public synchronized void close() {
        client.ifPresent(S3Client::close);
    }

    private ListObjectsV2Response list(ListObjectsV2Request request) {
        S3Client open = client();
        listings.increment();
        try {
            return open.listObjectsV2(request);
        } catch (SdkException e) {
            throw S3Errors.translate(e, name, access.region());
        } catch (CancellationException e) {
            // how the HTTP client tells that its wait for a connection was cut short by a time-out of the SDK
            throw S3Errors.translate(ApiCallTimeoutException.builder().cause(e).build(), name, access.region());
        }
    }

    private synchronized S3Client client() {
        if (client.isEmpty()) {
            client = Optional.of(access.open());
        }
        return client.get();
    }
}
