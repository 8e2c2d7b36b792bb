package dev.lockstep.datasphere.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Calendar terms of the vocabulary Common as the tags that CSN's {@code @Semantics} gives. Pure. Source: SAP OData vocabulary Common. */
final class CsdlTags {
    private static final Map<String, String> TAGS = Map.ofEntries(
            Map.entry("iscalendardate", "date"),
            Map.entry("iscalendaryear", "calendar.year"),
            Map.entry("iscalendarhalfyear", "calendar.halfyear"),
            Map.entry("iscalendarquarter", "calendar.quarter"),
            Map.entry("iscalendarmonth", "calendar.month"),
            Map.entry("iscalendarweek", "calendar.week"),
            Map.entry("isdayofcalendarmonth", "calendar.dayOfMonth"),
            Map.entry("isdayofcalendaryear", "calendar.dayOfYear"),
            Map.entry("iscalendaryearhalfyear", "calendar.yearHalfyear"),
            Map.entry("iscalendaryearquarter", "calendar.yearQuarter"),
            Map.entry("iscalendaryearmonth", "calendar.yearMonth"),
            Map.entry("iscalendaryearweek", "calendar.yearWeek"),
            Map.entry("isfiscalyear", "fiscal.year"),
            Map.entry("isfiscalperiod", "fiscal.period"),
            Map.entry("isfiscalyearperiod", "fiscal.yearPeriod"),
            Map.entry("isfiscalquarter", "fiscal.quarter"),
            Map.entry("isfiscalyearquarter", "fiscal.yearQuarter"),
            Map.entry("isfiscalweek", "fiscal.week"),
            Map.entry("isfiscalyearweek", "fiscal.yearWeek"),
            Map.entry("isdayoffiscalyear", "fiscal.dayOfYear"),
            Map.entry("isfiscalyearvariant", "fiscal.yearVariant"));

    private CsdlTags() {}

    /** @param suffixes of the terms that are true, in any case; the terms stay in the rest, too */
    static List<String> of(List<String> suffixes) {
        return suffixes.stream()
                .flatMap(suffix -> Optional.ofNullable(TAGS.get(suffix.toLowerCase(Locale.ROOT))).stream())
                .toList();
    }
}
