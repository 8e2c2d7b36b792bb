package dev.lockstep.engine.cli;

import dev.lockstep.engine.audit.AuditFilter;
import dev.lockstep.engine.audit.AuditOutcome;
import dev.lockstep.spi.Selection;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which writes are wanted. */
final class AuditFilterOptions {
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([mhd])");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--run", paramLabel = "RUN", description = "Only of this run; may be given again.")
    private List<String> runs = List.of();

    @Option(
            names = "--asset",
            paramLabel = "GLOB",
            description = "Only tables and databases whose name matches, such as 'sales.*'; may be given again.")
    private List<String> assets = List.of();

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            description = "Only these, of ${COMPLETION-CANDIDATES}; may be given again.")
    private List<AuditOutcome> outcomes = List.of();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only from then on: 2026-01-31, 2026-01-31T08:00:00Z, or 12h ago as `12h`.")
    private Optional<String> since = Optional.empty();

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Only before then; a day is meant with all its hours.")
    private Optional<String> until = Optional.empty();

    AuditFilter filter(Optional<String> sync, Clock clock) {
        return new AuditFilter(
                sync,
                Set.copyOf(runs),
                Selection.of(assets),
                Set.copyOf(outcomes),
                since.map(text -> moment("--since", text, clock, 0)),
                until.map(text -> moment("--until", text, clock, 1)));
    }

    /** @param days added to a day */
    private Instant moment(String option, String text, Clock clock, int days) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            ChronoUnit unit =
                    switch (ago.group(2)) {
                        case "m" -> ChronoUnit.MINUTES;
                        case "h" -> ChronoUnit.HOURS;
                        default -> ChronoUnit.DAYS;
                    };
            return clock.instant().minus(Long.parseLong(ago.group(1)), unit);
        }
        try {
            return text.length() > "2026-01-31".length()
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s must be a day (2026-01-31), a moment in UTC (2026-01-31T08:00:00Z) or how long ago (30m, 12h, 7d), not %s"
                            .formatted(option, text),
                    e);
        }
    }
}
