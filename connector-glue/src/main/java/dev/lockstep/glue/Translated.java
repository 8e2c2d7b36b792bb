package dev.lockstep.glue;

import dev.lockstep.error.RemoteException;
import dev.lockstep.glue.client.CatalogRefusal;
import java.util.function.Supplier;

/** Turns a refusal that nobody expected, such as a database that vanished during a listing, into an error of the SPI. */
final class Translated {
    private Translated() {}

    static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (CatalogRefusal e) {
            throw new RemoteException(
                    "glue.changed-meanwhile",
                    "The catalog changed during the call: " + e.getMessage(),
                    "Run again; if it stays so, the principal may not see what is there.",
                    e);
        }
    }
}
