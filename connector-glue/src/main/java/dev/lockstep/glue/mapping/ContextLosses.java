package dev.lockstep.glue.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.Column;
import java.util.List;
import java.util.stream.Stream;

/** Reports what glossary terms cannot say; the forms and the model do. */
final class ContextLosses {
    private static final String REASON = "Glue associates at most %d terms with a table or column, of at most 256 bytes"
                    .formatted(BusinessContext.MAX_TERMS)
            + "; the form keeps them all";

    private ContextLosses() {}

    static void report(Asset asset, Losses losses) {
        List<String> ofTable = Stream.concat(
                        asset.stewardship().glossaryTerms().stream(), asset.stewardship().tags().stream())
                .distinct()
                .toList();
        losses.noteIf(!isCarried(ofTable), "stewardship/glossaryTerms", REASON);
        losses.noteIf(
                !asset.columns().stream().map(Column::tags).allMatch(ContextLosses::isCarried), "columns", REASON);
    }

    private static boolean isCarried(List<String> names) {
        return names.size() <= BusinessContext.MAX_TERMS && names.stream().allMatch(BusinessContext::isTerm);
    }
}
