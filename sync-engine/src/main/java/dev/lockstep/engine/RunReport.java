package dev.lockstep.engine;

import static java.util.Objects.requireNonNull;

import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.metrics.CallFigures;
import dev.lockstep.engine.partitions.PartitionResult;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.verify.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run did.
 *
 * @param run id of the run
 * @param started when it began; @param duration how long it took
 * @param plan what it was to do; @param forecast what that was expected to cost
 * @param results one for each change, in the plan's order
 * @param partitions what came of the partitions of each partitioned object that was looked at
 * @param verification what a fresh look at the target found
 * @param sourceCalls remote calls to the source since the engine was opened, by operation; @param targetCalls likewise to the target
 */
public record RunReport(
        String run,
        Instant started,
        Duration duration,
        Plan plan,
        Forecast forecast,
        List<ChangeResult> results,
        List<PartitionResult> partitions,
        Verification verification,
        SortedMap<String, CallFigures> sourceCalls,
        SortedMap<String, CallFigures> targetCalls) {
    /** DONE: everything desired is in place. PARTIAL: some of it is not, and the report says what. FAILED: nothing was brought about. */
    public enum Verdict {
        DONE,
        PARTIAL,
        FAILED
    }

    public RunReport {
        requireNonNull(run, "run is null");
        requireNonNull(started, "started is null");
        requireNonNull(duration, "duration is null");
        requireNonNull(plan, "plan is null");
        requireNonNull(forecast, "forecast is null");
        results = List.copyOf(results);
        partitions = List.copyOf(partitions);
        requireNonNull(verification, "verification is null");
        sourceCalls = new TreeMap<>(sourceCalls);
        targetCalls = new TreeMap<>(targetCalls);
    }

    RunReport with(Plan told) {
        return new RunReport(
                run, started, duration, told, forecast, results, partitions, verification, sourceCalls, targetCalls);
    }

    public long count(ChangeResult.Status status) {
        return results.stream().filter(result -> result.status() == status).count();
    }

    /** Partial is never called success: a refusal, a gap in what was seen, a failed or unverified change all count. */
    public Verdict verdict() {
        boolean allSucceeded = results.stream().allMatch(ChangeResult::succeeded);
        boolean clean = allSucceeded
                && partitions.stream().allMatch(PartitionResult::succeeded)
                && verification.isClean()
                && plan.refusals().isEmpty()
                && plan.overall().isComplete();
        if (clean) {
            return Verdict.DONE;
        }
        boolean nothingWritten = partitions.stream().allMatch(result -> result.written() == 0);
        boolean attempted = !results.isEmpty() || !partitions.stream().allMatch(PartitionResult::succeeded);
        boolean noneSucceeded = attempted
                && nothingWritten
                && count(ChangeResult.Status.PARTLY_WRITTEN) == 0
                && results.stream().noneMatch(ChangeResult::succeeded);
        boolean nothingSeen =
                results.isEmpty() && nothingWritten && plan.scopes().isEmpty();
        return noneSucceeded || nothingSeen ? Verdict.FAILED : Verdict.PARTIAL;
    }
}
