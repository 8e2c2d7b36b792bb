package dev.lockstep.sandbox.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lockstep.sandbox.glue.auth.Authenticator.Signed;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * The JSON 1.1 protocol around {@link GlueService}, and everything that goes wrong on purpose: throttling, faults before and after the
 * effect, latency. Thread-safe; waits only outside the catalog's lock.
 */
final class GlueEndpoint {
    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

    private final GlueService service;
    private final Faults faults;
    private final CallLog calls;

    GlueEndpoint(GlueService service, Faults faults, CallLog calls) {
        this.service = service;
        this.faults = faults;
        this.calls = calls;
    }

    /** What one delivery came to. */
    private record Result(byte[] body, Optional<ServiceError> error) {
        static Result of(ServiceError error) {
            return new Result(new byte[0], Optional.of(error));
        }
    }

    /** @param operation without {@code AWSGlue.} */
    Answer answer(String operation, Exchange exchange) throws InterruptedException {
        long arrival = System.nanoTime();
        String requestId = UUID.randomUUID().toString();
        var target = Target.unknown();
        try {
            Signed signed = service.authenticate(exchange);
            JsonNode request = service.parse(exchange);
            target = Target.of(operation, request, signed.caller().accountId());
            faults.admit(operation);
            return deliver(new Delivery(operation, signed, request, target, requestId), arrival);
        } catch (ServiceError e) {
            log(operation, target, e.code(), false, requestId);
            return shown(Result.of(e), requestId);
        }
    }

    private record Delivery(String operation, Signed signed, JsonNode request, Target target, String requestId) {
        Delivery with(JsonNode other) {
            return new Delivery(operation, signed, other, target, requestId);
        }
    }

    private Answer deliver(Delivery delivery, long arrival) throws InterruptedException {
        Optional<Fault> fault = faults.next(delivery.operation(), delivery.target());
        Duration latency = faults.latency();
        boolean before = fault.filter(GlueEndpoint::beforeEffect).isPresent();
        Optional<Result> result = before ? Optional.empty() : Optional.of(carryOut(delivery, fault));
        boolean carriedOut = result.filter(done -> done.error().isEmpty()).isPresent();
        Answer answer = fault.flatMap(GlueEndpoint::instead)
                .or(() ->
                        fault.flatMap(GlueEndpoint::error).map(error -> shown(Result.of(error), delivery.requestId())))
                .orElseGet(() -> shown(result.orElseThrow(), delivery.requestId()));
        String outcome = fault.flatMap(GlueEndpoint::instead)
                .map(nothing -> Call.NOTHING)
                .or(() -> fault.flatMap(GlueEndpoint::error).map(ServiceError::code))
                .or(() -> result.flatMap(Result::error).map(ServiceError::code))
                .orElse(Call.OK);
        log(delivery.operation(), delivery.target(), outcome, carriedOut, delivery.requestId());
        waitUntil(arrival + latency.toNanos());
        return answer;
    }

    /** To the microsecond: a sleep of Java 17 rounds up to whole milliseconds. @param end of {@link System#nanoTime} */
    private static void waitUntil(long end) throws InterruptedException {
        for (long wait = end - System.nanoTime(); wait > 0; wait = end - System.nanoTime()) {
            LockSupport.parkNanos(wait);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private Result carryOut(Delivery delivery, Optional<Fault> fault) {
        if (fault.isPresent() && fault.get() instanceof Fault.Entries entries) {
            return carryOut(delivery, new PartialBatch(delivery.operation(), entries));
        }
        Result first = carryOut(delivery);
        boolean twice = fault.filter(Fault.Duplicated.class::isInstance).isPresent();
        return twice ? carryOut(delivery) : first;
    }

    private Result carryOut(Delivery delivery, PartialBatch batch) {
        Result rest = carryOut(delivery.with(batch.rest(delivery.request())));
        return rest.error().isPresent() ? rest : new Result(batch.complete(rest.body()), Optional.empty());
    }

    private Result carryOut(Delivery delivery) {
        try {
            byte[] body =
                    service.carryOut(delivery.operation(), delivery.signed(), delivery.target(), delivery.request());
            return new Result(body, Optional.empty());
        } catch (ServiceError e) {
            return Result.of(e);
        }
    }

    private static boolean beforeEffect(Fault fault) {
        return fault instanceof Fault.Refused
                || fault instanceof Fault.Reset reset && !reset.carriedOut()
                || fault instanceof Fault.Hang hang && !hang.carriedOut();
    }

    private static Optional<Answer> instead(Fault fault) {
        if (fault instanceof Fault.Reset) {
            return Optional.of(new Answer.Dropped());
        }
        return fault instanceof Fault.Hang ? Optional.of(new Answer.Hanging()) : Optional.empty();
    }

    private static Optional<ServiceError> error(Fault fault) {
        if (fault instanceof Fault.Refused refused) {
            return Optional.of(new ServiceError(refused.code(), refused.status(), refused.message()));
        }
        return fault instanceof Fault.LostAnswer lost
                ? Optional.of(new ServiceError(lost.code(), lost.status(), lost.message()))
                : Optional.empty();
    }

    private static Answer shown(Result result, String requestId) {
        int status = result.error().map(ServiceError::status).orElse(200);
        byte[] body = result.error()
                .map(error -> JsonNodeFactory.instance
                        .objectNode()
                        .put("__type", error.code())
                        .put("Message", error.getMessage())
                        .toString()
                        .getBytes(StandardCharsets.UTF_8))
                .orElse(result.body());
        return new Answer.Content(status, Map.of("Content-Type", CONTENT_TYPE, "x-amzn-RequestId", requestId), body);
    }

    private void log(String operation, Target target, String outcome, boolean carriedOut, String requestId) {
        calls.add(new Call(
                "glue",
                operation,
                target.catalogId(),
                target.database(),
                target.table(),
                target.values(),
                outcome,
                carriedOut,
                requestId));
    }
}
