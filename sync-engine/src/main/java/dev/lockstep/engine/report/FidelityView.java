package dev.lockstep.engine.report;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.engine.plan.Fidelity;
import dev.lockstep.spi.Carrier;

/** What becomes of all facts, in numbers. */
final class FidelityView {
    private FidelityView() {}

    static void append(TextPage page, Fidelity fidelity) {
        if (fidelity.facts() == 0) {
            return;
        }
        page.heading("Fidelity: %s = %,d kept + %,d reported"
                .formatted(
                        Words.count(fidelity.facts() + fidelity.added(), "fact"),
                        fidelity.kept(),
                        fidelity.reported()));
        String carriers = fidelity.carriers().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> "%,d %s".formatted(entry.getValue(), of(entry.getKey())))
                .collect(joining(", "));
        String rules = fidelity.byRule() == 0 ? "" : "; %,d by rules".formatted(fidelity.byRule());
        page.line("  " + carriers + rules);
    }

    static ObjectNode json(Fidelity fidelity) {
        ObjectNode node = Json.object()
                .put("facts", fidelity.facts())
                .put("added", fidelity.added())
                .put("byRule", fidelity.byRule())
                .put("kept", fidelity.kept())
                .put("reported", fidelity.reported());
        ObjectNode carriers = node.putObject("carriers");
        fidelity.carriers().forEach((carrier, count) -> carriers.put(Words.key(carrier), count));
        return node;
    }

    static String of(Carrier carrier) {
        return switch (carrier) {
            case NATIVE -> "native";
            case FORM -> "in forms";
            case PARAMETER -> "in parameters";
            case DEGRADED -> "degraded";
            case DROPPED -> "dropped";
        };
    }
}
