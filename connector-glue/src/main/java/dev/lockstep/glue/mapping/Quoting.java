package dev.lockstep.glue.mapping;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Set;

/**
 * Names that a statement has to quote: with back-ticks in Athena's DDL and in Hive, with double quotes in Athena's queries and in Trino. They
 * are published as they are, since a name that no longer looks like the source's is worse than quotes.
 */
final class Quoting {
    /** Source: Athena user guide, reserved keywords in DDL statements and in SELECT statements. */
    private static final Set<String> RESERVED = Set.of(
            """
            all alter and array as authorization between bigint binary boolean both by case cashe cast char column commit conf constraint \
            create cross cube current current_catalog current_date current_path current_schema current_time current_timestamp current_user \
            cursor database date dayofweek deallocate decimal delete describe distinct div double drop else end escape except exchange \
            execute exists extended external extract false fetch first float floor following for foreign from full function grant group \
            grouping having if import in inner insert int integer intersect interval into is join json_array json_exists json_object \
            json_query json_table json_value last lateral left less like listagg local localtime localtimestamp macro map more natural none \
            normalize not null numeric of on only or order out outer over partialscan partition percent preceding precision prepare \
            preserve primary procedure range reads recursive reduce references regexp revoke right rlike rollback rollup row rows select \
            set skip smallint start table tablesample then time timestamp to transform trigger trim true truncate uescape unbounded union \
            uniquejoin unnest update user using utc_timestamp values varchar views when where window with"""
                    .split(" "));

    private Quoting() {}

    /** Whether {@code name}, which {@link GlueNames} folded, is a reserved word or begins with something else than a letter. */
    static boolean isNeeded(String name) {
        return RESERVED.contains(name) || !Character.isLetter(name.codePointAt(0));
    }

    static void report(String table, List<String> columns, Losses losses) {
        losses.noteIf(isNeeded(table), "id/name", reason(table));
        String quoted = columns.stream().filter(Quoting::isNeeded).collect(joining(", "));
        losses.noteIf(!quoted.isEmpty(), "columns", reason(quoted));
    }

    private static String reason(String names) {
        return names
                + ": to be quoted in statements, as a reserved word or for its first character; a rule can rename it";
    }
}
