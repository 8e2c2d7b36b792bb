package dev.lockstep.engine.plan;

import dev.lockstep.engine.mapping.rules.Applied;
import dev.lockstep.engine.plan.Reason.Cause;
import java.util.List;

/** Names the rule behind a reason. */
final class RuleReasons {
    private RuleReasons() {}

    /** One reason for each part that a rule changed. */
    static List<Reason> of(List<Applied> applied) {
        return applied.stream()
                .map(done -> new Reason(Cause.RULE, done.shownPath(), done.before(), done.after(), done.rule()))
                .toList();
    }

    /** {@code reasons}, with the rule where what changed since the last run is what a rule wishes. */
    static List<Reason> attribute(List<Reason> reasons, List<Applied> applied) {
        return reasons.stream().map(reason -> attribute(reason, applied)).toList();
    }

    private static Reason attribute(Reason reason, List<Applied> applied) {
        return applied.stream()
                .filter(done -> isChange(reason.cause()) && isAbout(reason.path(), done))
                .reduce((first, second) -> second)
                .map(done -> new Reason(
                        reason.cause() == Cause.SOURCE ? Cause.RULE : reason.cause(),
                        reason.path(),
                        reason.before(),
                        reason.after(),
                        done.rule()))
                .orElse(reason);
    }

    private static boolean isChange(Cause cause) {
        return cause == Cause.SOURCE || cause == Cause.BREAKING;
    }

    private static boolean isAbout(String path, Applied done) {
        String changed = done.shownPath();
        return isWithin(path, changed) || isWithin(changed, path) || done.covers(List.of(path.split("/", -1)));
    }

    private static boolean isWithin(String path, String whole) {
        return path.equals(whole) || path.startsWith(whole + "/");
    }
}
