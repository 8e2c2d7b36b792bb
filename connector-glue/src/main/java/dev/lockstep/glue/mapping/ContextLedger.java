package dev.lockstep.glue.mapping;

import dev.lockstep.model.fingerprint.Fact;
import dev.lockstep.spi.Carried;
import dev.lockstep.spi.Carrier;
import java.util.List;
import java.util.Optional;

/**
 * Says which facts Glue's business context holds completely: texts and constants that are a member of a form, and words that are terms.
 * Summaries, such as that of a measure, do not count.
 */
final class ContextLedger {
    private final BusinessContext.Said said;
    private final ContextSchema schema;

    private ContextLedger(BusinessContext.Said said, ContextSchema schema) {
        this.said = said;
        this.schema = schema;
    }

    static ContextLedger ofTable(Optional<BusinessContext> context) {
        return new ContextLedger(
                context.map(BusinessContext::table).orElseGet(BusinessContext.Said::nothing), ContextSchema.TABLE);
    }

    static ContextLedger ofColumn(Optional<BusinessContext> context, String name) {
        return new ContextLedger(
                context.flatMap(all -> Optional.ofNullable(all.columns().get(name)))
                        .orElseGet(BusinessContext.Said::nothing),
                ContextSchema.COLUMN);
    }

    /** @param path of the fact from the table or the column; @param readable its readable parameter */
    Optional<Carried> entry(Fact fact, List<String> path, Optional<String> readable) {
        String value = fact.shownValue();
        if (isTerm(path) && said.terms().contains(value)) {
            return carried(fact, "associated as the glossary term " + value);
        }
        return readable.map(key -> key.substring(ParameterKeys.READABLE.length()))
                .filter(key -> !isItem(path) && ContextMembers.says(said.members(), key, value))
                .flatMap(key -> carried(
                        fact, "%s of the attached form %s".formatted(ContextMembers.name(key), schema.formType())));
    }

    private static boolean isTerm(List<String> path) {
        return isItem(path) && List.of("tags", "glossaryTerms").contains(path.get(path.size() - 2));
    }

    private static boolean isItem(List<String> path) {
        return path.get(path.size() - 1).matches("\\d+");
    }

    private static Optional<Carried> carried(Fact fact, String cause) {
        return Optional.of(new Carried(fact.path(), Carrier.FORM, Optional.of(ContextRecord.PATH), cause));
    }
}
