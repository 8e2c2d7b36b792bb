package dev.lockstep.engine.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.engine.plan.Divergence;
import dev.lockstep.engine.plan.Divergence.Kind;
import dev.lockstep.engine.plan.Divergence.Next;
import dev.lockstep.engine.plan.DriftReport;
import java.util.function.Predicate;

/** What is no longer as the sync left it. */
public final class DriftView {
    private DriftView() {}

    public static String text(DriftReport report, TextOptions options) {
        TextPage page = new TextPage(options);
        page.heading("Drift of %s in %s: %s".formatted(report.sync(), report.target(), summary(report, page.paint())));
        TextTable whole = new TextTable("Where", "What happened", "We left", "Found", "Next sync");
        select(report, divergence -> divergence.isDrift() && divergence.kind() != Kind.EDITED)
                .forEach(found -> whole.row(
                        subject(found), Words.of(found.kind()), found.ours(), found.theirs(), next(found.next())));
        page.section("Gone, or no longer ours", whole);
        TextTable edited = new TextTable("Where", "Field", "We wrote", "Found", "Next sync");
        select(report, divergence -> divergence.kind() == Kind.EDITED)
                .forEach(found ->
                        edited.row(subject(found), found.path(), found.ours(), found.theirs(), next(found.next())));
        page.section("Edited outside", edited);
        TextTable added = new TextTable("Where", "Field", "Found");
        select(report, divergence -> divergence.kind() == Kind.ADDED)
                .forEach(found -> added.row(subject(found), found.path(), found.theirs()));
        if (options.isComplete()) {
            page.section("Added by others, always kept", added);
        } else if (!added.isEmpty()) {
            page.line("  %s added by others and always kept; --all lists them."
                    .formatted(Words.count(added.size(), "field")));
        }
        page.line("  That a table vanished shows only by the audit record, which tells of %s here."
                .formatted(Words.count(report.remembered(), "table")));
        return page.toString();
    }

    public static ObjectNode json(DriftReport report) {
        ObjectNode document = Json.document("drift")
                .put("sync", report.sync())
                .put("target", report.target())
                .put("drift", report.hasDrift())
                .put("objects", report.objects())
                .put("remembered", report.remembered());
        document.set("divergences", Json.array(report.divergences(), found -> Json.object()
                .put("kind", Words.key(found.kind()))
                .put("subject", found.subject())
                .put("path", found.path())
                .put("ours", found.ours())
                .put("theirs", found.theirs())
                .put("next", Words.key(found.next()))));
        return document;
    }

    private static String summary(DriftReport report, Paint paint) {
        long drift = select(report, Divergence::isDrift).count();
        String looked = Words.count(report.objects(), "table") + " looked at";
        return drift == 0
                ? paint.good("none") + ", " + looked
                : paint.warn(Words.count(drift, "difference")) + ", " + looked;
    }

    private static java.util.stream.Stream<Divergence> select(DriftReport report, Predicate<Divergence> wanted) {
        return report.divergences().stream().filter(wanted);
    }

    private static String subject(Divergence found) {
        return found.subject().replaceFirst("^container ", "database ");
    }

    private static String next(Next next) {
        return switch (next) {
            case KEEP -> "keeps it";
            case RESTORE -> "writes ours again";
            case REFUSE -> "leaves it alone";
        };
    }
}
