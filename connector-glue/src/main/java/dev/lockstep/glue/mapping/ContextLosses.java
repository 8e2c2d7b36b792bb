package dev.lockstep.glue.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.Stewardship;
import java.util.List;
import java.util.stream.Stream;

/** Reports what glossary terms and forms cannot say; the model does. */
final class ContextLosses {
    private static final String REASON = "Glue associates at most %d terms with a table or column, of at most 256 bytes"
                    .formatted(BusinessContext.MAX_TERMS)
            + "; the form and the model keep them all";

    private static final String TOO_LONG = "the attached form shows up to %d bytes of a text; the model keeps the whole"
            .formatted(BusinessContext.MAX_TEXT);

    private ContextLosses() {}

    static void report(Asset asset, Shown shown, Losses losses) {
        fits(shown.of(asset.label()), "label", losses);
        fits(shown.of(asset.description()), "description", losses);
        asset.columns().forEach(column -> {
            fits(shown.of(column.label()), "columns/" + column.name() + "/label", losses);
            fits(shown.of(column.description()), "columns/" + column.name() + "/description", losses);
        });
        Stewardship ofTable = asset.stewardship();
        losses.noteIf(!isCarried(ofTable.glossaryTerms(), ofTable.tags()), "stewardship/glossaryTerms", REASON);
        losses.noteIf(
                !asset.columns().stream().allMatch(column -> isCarried(column.glossaryTerms(), column.tags())),
                "columns",
                REASON);
    }

    private static void fits(String text, String path, Losses losses) {
        losses.noteIf(TextFit.lines(text, BusinessContext.MAX_TEXT).changed(), path, TOO_LONG);
    }

    private static boolean isCarried(List<String> terms, List<String> tags) {
        List<String> names =
                Stream.concat(terms.stream(), tags.stream()).distinct().toList();
        return names.size() <= BusinessContext.MAX_TERMS && names.stream().allMatch(BusinessContext::isTerm);
    }
}
