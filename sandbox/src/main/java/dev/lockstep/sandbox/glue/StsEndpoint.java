package dev.lockstep.sandbox.glue;

import dev.lockstep.sandbox.glue.auth.StsService;
import dev.lockstep.sandbox.glue.auth.StsXml;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Exchange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The query protocol around {@link StsService}. Parameters come in the body, or in the query string. Thread-safe. */
final class StsEndpoint {
    private final StsService service;
    private final CallLog calls;

    StsEndpoint(StsService service, CallLog calls) {
        this.service = service;
        this.calls = calls;
    }

    Answer answer(Exchange exchange) {
        String requestId = UUID.randomUUID().toString();
        Map<String, List<String>> form = exchange.body().length == 0 ? exchange.parameters() : exchange.form();
        String action = form.getOrDefault("Action", List.of("")).get(0);
        try {
            String result = service.answer(action, exchange, form);
            log(action, Call.OK, requestId);
            return xml(200, StsXml.envelope(action, result, requestId), requestId);
        } catch (ServiceError e) {
            log(action, e.code(), requestId);
            return xml(e.status(), StsXml.error(e, requestId), requestId);
        }
    }

    private static Answer xml(int status, String body, String requestId) {
        return Answer.of(status, "text/xml", body).with("x-amzn-RequestId", requestId);
    }

    private void log(String action, String outcome, String requestId) {
        calls.add(new Call("sts", action, "", "", "", new TreeMap<>(), outcome, outcome.equals(Call.OK), requestId));
    }
}
