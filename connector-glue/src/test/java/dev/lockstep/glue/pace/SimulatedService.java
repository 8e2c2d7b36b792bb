package dev.lockstep.glue.pace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;

/** A service with a quota, and workers that call it as often as a pace lets them. Time is simulated. */
final class SimulatedService {
    static final long SECOND = 1_000_000_000;
    private static final long LONGEST_PAUSE = 20 * SECOND;

    /** @param at end of the call; @param refused for its rate; @param attempt of the same work, from 1 */
    record Answer(long at, boolean refused, int attempt) {}

    private record Event(long at, Runnable action) {}

    private final OperationPace pace;
    private final SplittableRandom random;
    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::at));
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final List<Answer> answers = new ArrayList<>();
    private long now;
    private double quotaPerSecond;
    private double burst;
    private double tokens;
    private long filledAt;
    private long latency;
    private long wakeAt = -1;
    private long jitter;
    private int mostAtOnce;

    SimulatedService(OperationPace pace, long seed) {
        this.pace = pace;
        this.random = new SplittableRandom(seed);
    }

    SimulatedService quota(double perSecond, double tokensAtMost) {
        fill();
        quotaPerSecond = perSecond;
        burst = tokensAtMost;
        tokens = Math.min(tokens, burst);
        return this;
    }

    /** @param most added to each way of a call at random */
    SimulatedService latency(long nanos, long most) {
        latency = nanos;
        jitter = most;
        return this;
    }

    /** Full at the beginning. */
    SimulatedService start(int workers) {
        tokens = burst;
        for (int i = 0; i < workers; i++) {
            waiting.add(1);
        }
        at(0, this::admit);
        return this;
    }

    SimulatedService run(long seconds) {
        long end = now + seconds * SECOND;
        while (!events.isEmpty() && events.peek().at() <= end) {
            Event event = events.remove();
            now = event.at();
            event.action().run();
        }
        now = end;
        return this;
    }

    /** Answers that came from second {@code from} on. */
    List<Answer> answers(long from) {
        return answers.stream().filter(answer -> answer.at() >= from * SECOND).toList();
    }

    double served(long from, long to) {
        LongPredicate within = at -> at >= from * SECOND && at < to * SECOND;
        return answers.stream().filter(a -> !a.refused() && within.test(a.at())).count() / (double) (to - from);
    }

    double refusedShare(long from) {
        List<Answer> late = answers(from);
        return late.stream().filter(Answer::refused).count() / (double) late.size();
    }

    /** Calls per second that so many workers can make without a quota. */
    double reach(int workers) {
        return workers * (double) SECOND / (latency + jitter + 2000);
    }

    int mostAtOnce() {
        return mostAtOnce;
    }

    int mostAttempts() {
        return answers.stream().mapToInt(Answer::attempt).max().orElse(0);
    }

    private void admit() {
        while (!waiting.isEmpty()) {
            long wait = pace.enter(now);
            if (wait > 0) {
                wake(wait);
                return;
            }
            send(now, waiting.remove());
        }
    }

    private void wake(long wait) {
        if (wait != OperationPace.WHEN_ONE_ENDS && wakeAt <= now) {
            wakeAt = now + wait;
            at(wakeAt, this::admit);
        }
    }

    private void send(long entered, int attempt) {
        mostAtOnce = Math.max(mostAtOnce, pace.underWay());
        at(now + way(), () -> {
            fill();
            boolean refused = tokens < 1;
            tokens -= refused ? 0 : 1;
            at(now + way() + (refused ? 0 : latency), () -> end(entered, refused, attempt));
        });
    }

    private void end(long entered, boolean refused, int attempt) {
        answers.add(new Answer(now, refused, attempt));
        if (refused) {
            pace.refused(entered, now);
            double pause = Math.min(LONGEST_PAUSE, 0.2 * SECOND * Math.pow(2, attempt - 1.0)) * random.nextDouble();
            at(now + (long) pause, () -> {
                waiting.add(attempt + 1);
                admit();
            });
        } else {
            pace.served(entered, now);
            waiting.add(1);
        }
        admit();
    }

    private long way() {
        return 1000 + (long) (jitter * random.nextDouble());
    }

    private void fill() {
        tokens = Math.min(burst, tokens + (double) (now - filledAt) / SECOND * quotaPerSecond);
        filledAt = now;
    }

    private void at(long instant, Runnable action) {
        events.add(new Event(instant, action));
    }
}
