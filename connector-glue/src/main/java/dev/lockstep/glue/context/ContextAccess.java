package dev.lockstep.glue.context;

import dev.lockstep.error.AccessException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.error.SyncException;
import dev.lockstep.glue.client.CatalogRefusal;
import dev.lockstep.glue.client.ContextGateway;
import dev.lockstep.glue.mapping.ContextCarriers;
import dev.lockstep.glue.mapping.ContextCarriers.Forms;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.glue.model.GlossaryItem;

/**
 * Whether the account has a business context that we may use, wholly: decided once, by listing the glossaries, which is needed anyway, and
 * before writing by asking for each action. Whoever only looks asks for none of them, and takes what the last run found. Nothing is changed. Not
 * asked at all when the configuration wants parameters. Thread-safe.
 */
public final class ContextAccess {
    private static final Logger LOG = LoggerFactory.getLogger(ContextAccess.class);

    /** THERE: it answers. ABSENT: this account, Region or principal has none, or not all of it. SILENT: nobody knows, it did not answer. */
    enum State {
        THERE,
        ABSENT,
        SILENT
    }

    /** @param detail one sentence, empty when it is there */
    record Found(State state, String detail, List<GlossaryItem> glossaries) {}

    private final ContextChoice choice;
    private final Supplier<Optional<String>> foreign;
    private final Optional<Supplier<String>> written;
    private final RightsMemory memory;
    private final ContextGateway gateway;
    private final FormTypes formTypes;
    private Optional<Found> found = Optional.empty();

    /**
     * @param foreign whose catalog it is when it is not the caller's own: calls about the business context name none and go to the caller's
     * @param written what the ARNs of the account's tables begin with; absent when nothing will be written
     * @param memory of what was refused
     */
    public ContextAccess(
            ContextChoice choice,
            Supplier<Optional<String>> foreign,
            Optional<Supplier<String>> written,
            RightsMemory memory,
            ContextGateway gateway) {
        this.choice = choice;
        this.foreign = foreign;
        this.written = written;
        this.memory = memory;
        this.gateway = gateway;
        this.formTypes = new FormTypes(gateway);
    }

    FormTypes formTypes() {
        return formTypes;
    }

    /**
     * Where the business context goes in this run. A handful of calls at most, with their repetitions.
     *
     * @throws RemoteException when forms alone shall carry it and nobody knows whether there are any: with readable parameters every table would
     *     be a change, without them new ones would say nothing
     */
    public ContextCarriers carriers() {
        if (choice == ContextChoice.PARAMETERS) {
            return ContextCarriers.parametersOnly();
        }
        return switch (find().state()) {
            case THERE -> new ContextCarriers(Forms.WRITTEN, choice != ContextChoice.NATIVE);
            case ABSENT -> new ContextCarriers(Forms.UNTOUCHED, true);
            case SILENT -> silent();
        };
    }

    private ContextCarriers silent() {
        if (choice == ContextChoice.NATIVE) {
            throw new RemoteException(
                    "glue.context-silent",
                    "Glue does not say whether it has a business context: " + find().detail(),
                    "Run it again, or set `context: both`, which keeps readable parameters as well.");
        }
        return new ContextCarriers(Forms.UNTOUCHED, true);
    }

    /** Why it cannot be used; empty when it can. */
    public Optional<String> hindrance() {
        return Optional.of(find())
                .filter(answer -> answer.state() != State.THERE)
                .map(Found::detail);
    }

    /** As listed when it was asked. */
    List<GlossaryItem> glossaries() {
        return find().glossaries();
    }

    private synchronized Found find() {
        if (found.isEmpty()) {
            Found now = ask();
            found = Optional.of(now);
            if (now.state() != State.THERE) {
                tell(now);
            }
        }
        return found.get();
    }

    private Found ask() {
        Optional<String> other = foreign.get();
        if (other.isPresent()) {
            return missing(State.ABSENT, "catalog %s is not that of the caller's account".formatted(other.get()));
        }
        try {
            List<GlossaryItem> glossaries = gateway.listGlossaries();
            List<String> refused = written.map(this::tried).orElseGet(memory::last);
            return refused.isEmpty()
                    ? new Found(State.THERE, "", glossaries)
                    : missing(State.ABSENT, String.join("; ", refused));
        } catch (AccessException e) {
            return missing(State.ABSENT, e.getMessage());
        } catch (RemoteException e) {
            return missing(e.code().equals("glue.not-glue") ? State.ABSENT : State.SILENT, e.getMessage());
        } catch (SyncException | CatalogRefusal e) {
            return missing(State.SILENT, e.getMessage());
        }
    }

    private List<String> tried(Supplier<String> tables) {
        List<String> refused = new ContextRights(gateway, formTypes).missing(tables.get());
        memory.save(refused);
        return refused;
    }

    private static Found missing(State state, String detail) {
        return new Found(state, detail, List.of());
    }

    private void tell(Found now) {
        String message = "Glue's business context is left alone in this run, parameters carry everything: {}";
        if (choice == ContextChoice.AUTO && now.state() == State.ABSENT) {
            LOG.info(message, now.detail());
        } else {
            LOG.warn(message, now.detail());
        }
    }
}
