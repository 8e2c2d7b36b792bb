package dev.lockstep.documentdb;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A database in memory that refuses what it is told to: the server has neither users nor rights of its own. */
final class RefusingBackend extends MemoryBackend {
    private final Map<String, MongoServerError> refusals = new ConcurrentHashMap<>();

    void refuse(String command, int code, String name) {
        refusals.put(command, new MongoServerError(code, name, name));
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        MongoServerError refusal =
                refusals.get(message.getDocument().keySet().iterator().next());
        if (refusal != null) {
            throw refusal;
        }
        return super.handleMessage(message);
    }
}
