package dev.lockstep.glue.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.Column;
import dev.lockstep.model.Semantics;
import dev.lockstep.model.Texts;

/** Reports what Glue has no words for and what is therefore kept in parameters. */
final class KeptBeside {
    private static final String REASON = "Glue has no field for it; kept in parameters";
    private static final String LANGUAGES = "Glue shows one language; the others are kept in parameters";

    private KeptBeside() {}

    /** @param stored whether the rows are described where they lie */
    static void report(Asset asset, boolean stored, Losses losses) {
        losses.noteIf(isTranslated(asset.label()), "label", LANGUAGES);
        losses.noteIf(isTranslated(asset.description()), "description", LANGUAGES);
        losses.noteIf(
                asset.columns().stream()
                        .anyMatch(column -> isTranslated(column.label()) || isTranslated(column.description())),
                "columns",
                LANGUAGES);
        losses.noteIf(
                asset.columns().stream().map(Column::keyPosition).anyMatch(java.util.OptionalInt::isPresent),
                "keys",
                REASON);
        losses.noteIf(
                !stored && !asset.partitionKeys().isEmpty(),
                "partitionKeys",
                "the rows stay in the source; partition keys are published as ordinary columns");
        losses.noteIf(!asset.associations().isEmpty(), "associations", REASON);
        losses.noteIf(!asset.upstream().isEmpty(), "upstream", REASON);
        losses.noteIf(!asset.rest().isEmpty(), "rest", "annotations that are not modelled are kept in parameters");
        report(asset.semantics(), losses);
    }

    private static void report(Semantics semantics, Losses losses) {
        losses.noteIf(!semantics.measures().isEmpty(), "semantics/measures", REASON);
        losses.noteIf(!semantics.dimensions().isEmpty(), "semantics/dimensions", REASON);
        losses.noteIf(!semantics.hierarchies().isEmpty(), "semantics/hierarchies", REASON);
        losses.noteIf(!semantics.variables().isEmpty(), "semantics/variables", REASON);
        losses.noteIf(
                !semantics.accessControls().isEmpty(),
                "semantics/accessControls",
                "Glue does not enforce the source's access controls; their names are kept in parameters");
    }

    private static boolean isTranslated(Texts texts) {
        return texts.byLanguage().size() > 1;
    }
}
