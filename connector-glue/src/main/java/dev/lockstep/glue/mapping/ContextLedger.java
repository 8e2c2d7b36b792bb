package dev.lockstep.glue.mapping;

import dev.lockstep.model.fingerprint.Fact;
import dev.lockstep.spi.Carried;
import dev.lockstep.spi.Carrier;
import dev.lockstep.spi.FieldPath;
import java.util.List;
import java.util.Optional;

/**
 * Says which facts Glue's business context holds completely: texts and constants that are a member of a form. Summaries, such as that of a
 * measure, do not count. Nor do terms: others may have taken the places there are, and nobody knows before the write.
 */
final class ContextLedger {
    private static final FieldPath MODEL = Paths.PARAMETERS.child(ModelParameters.HEADER + ".1");

    private final BusinessContext.Said said;
    private final ContextSchema schema;
    private final boolean recorded;

    private ContextLedger(BusinessContext.Said said, ContextSchema schema, boolean recorded) {
        this.said = said;
        this.schema = schema;
        this.recorded = recorded;
    }

    static ContextLedger ofTable(Optional<BusinessContext> context) {
        return new ContextLedger(
                context.map(BusinessContext::table).orElseGet(BusinessContext.Said::nothing),
                ContextSchema.TABLE,
                context.isPresent());
    }

    static ContextLedger ofColumn(Optional<BusinessContext> context, String name) {
        return new ContextLedger(
                context.flatMap(all -> Optional.ofNullable(all.columns().get(name)))
                        .orElseGet(BusinessContext.Said::nothing),
                ContextSchema.COLUMN,
                context.isPresent());
    }

    /** @param path of the fact from the table or the column; @param readable its readable parameter */
    Optional<Carried> entry(Fact fact, List<String> path, Optional<String> readable) {
        String value = fact.shownValue();
        if (isTerm(path) && recorded) {
            return Optional.of(new Carried(fact.path(), Carrier.PARAMETER, Optional.of(MODEL), term(value)));
        }
        return readable.map(key -> key.substring(ParameterKeys.READABLE.length()))
                .filter(key -> !isItem(path) && ContextMembers.says(said.members(), key, value))
                .flatMap(key -> carried(
                        fact, "%s of the attached form %s".formatted(ContextMembers.name(key), schema.formType())));
    }

    private String term(String name) {
        if (said.terms().contains(name)) {
            return "the glossary term %s, too, if others leave it one of the %d places"
                    .formatted(name, BusinessContext.MAX_TERMS);
        }
        return BusinessContext.isTerm(name)
                ? "no glossary term: Glue associates at most %d".formatted(BusinessContext.MAX_TERMS)
                : "no glossary term: Glue does not take such a name";
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
