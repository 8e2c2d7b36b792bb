package dev.lockstep.glue.mapping;

import dev.lockstep.error.UnsupportedMetadataException;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What Glue refuses, checked before it is sent: the SDK checks nothing, and the service refuses the whole table for one long comment.
 * Lengths of short texts count in UTF-8 bytes, which is the stricter reading of the documentation.
 */
public final class Limits {
    private static final String API = "Glue API, ";
    private static final Limit NAME = Limit.name(API + "NameString");
    private static final Limit PARAMETER = Limit.free(512_000, API + "ParametersMapValue");
    private static final Limit KEY = Limit.name(API + "KeyString");
    private static final Limit TYPE = Limit.lineOfCharacters(131_072, API + "ColumnTypeString");
    private static final Limit COMMENT = Limit.line(255, API + "CommentString");
    private static final Limit FORMAT = Limit.line(128, API + "FormatString");
    private static final Limit VIEW_TEXT = Limit.free(409_600, API + "ViewTextString");

    /** By path; a star is any segment. */
    private static final Map<List<String>, Limit> BY_PATH = Map.ofEntries(
            Map.entry(List.of("description"), Limit.lines(2048, API + "DescriptionString")),
            Map.entry(List.of("locationUri"), Limit.lines(1024, API + "URI")),
            Map.entry(List.of("owner"), NAME),
            Map.entry(List.of("tableType"), Limit.free(255, API + "TableTypeString")),
            Map.entry(List.of("viewOriginalText"), VIEW_TEXT),
            Map.entry(List.of("viewExpandedText"), VIEW_TEXT),
            Map.entry(List.of("parameters", "*"), PARAMETER),
            Map.entry(List.of("columns", "*", "type"), TYPE),
            Map.entry(List.of("columns", "*", "comment"), COMMENT),
            Map.entry(List.of("columns", "*", "parameters", "*"), PARAMETER),
            Map.entry(List.of("partitionKeys", "*", "type"), TYPE),
            Map.entry(List.of("partitionKeys", "*", "comment"), COMMENT),
            Map.entry(List.of("partitionKeys", "*", "parameters", "*"), PARAMETER),
            Map.entry(List.of("storageDescriptor", "location"), Limit.lines(2056, API + "LocationString")),
            Map.entry(List.of("storageDescriptor", "inputFormat"), FORMAT),
            Map.entry(List.of("storageDescriptor", "outputFormat"), FORMAT),
            Map.entry(List.of("storageDescriptor", "parameters", "*"), PARAMETER),
            Map.entry(List.of("storageDescriptor", "serdeInfo", "name"), NAME),
            Map.entry(List.of("storageDescriptor", "serdeInfo", "serializationLibrary"), NAME),
            Map.entry(List.of("storageDescriptor", "serdeInfo", "parameters", "*"), PARAMETER));

    /** What is plain, not empty and not longer than this is within every limit. */
    private static final int SMALLEST =
            BY_PATH.values().stream().mapToInt(Limit::max).min().orElseThrow();

    private Limits() {}

    /**
     * @param what for the message, such as {@code table sales.orders}
     * @throws UnsupportedMetadataException naming every field beyond its limit
     */
    public static void check(Form form, String name, String what) {
        check(form, Form.empty(), name, what);
    }

    /**
     * Passes over what {@code before} holds already: Glue took it, and a long text of somebody else must not keep us from our own fields.
     *
     * @param before what stands there
     * @throws UnsupportedMetadataException naming every field that is new or changed and beyond its limit
     */
    public static void check(Form form, Form before, String name, String what) {
        var problems = new ArrayList<String>();
        NAME.violation(name).ifPresent(problem -> problems.add("its name " + problem));
        form.fields().forEach((path, value) -> {
            if (!isSmall(path, value)) {
                freshViolation(path, value, before.find(path)).ifPresent(problems::add);
            }
        });
        if (!problems.isEmpty()) {
            throw new UnsupportedMetadataException(
                    "glue.limit",
                    "Glue cannot hold %s: %s"
                            .formatted(what, problems.stream().limit(10).collect(Collectors.joining("; "))),
                    "Shorten it in the source, or leave the object out of the selection.");
        }
    }

    /** As almost every field is: its limit need not be looked up. */
    private static boolean isSmall(FieldPath path, Form.Value value) {
        return value instanceof Form.Value.Text text
                && isSmall(text.text())
                && isSmall(path.pointer())
                && !path.pointer().endsWith("/");
    }

    private static boolean isSmall(String text) {
        return !text.isEmpty() && text.length() <= SMALLEST && Limit.isPlain(text);
    }

    /** Of several names, those are looked at that do not stand there already. */
    private static Optional<String> freshViolation(FieldPath path, Form.Value value, Optional<Form.Value> before) {
        if (before.isEmpty()) {
            return violation(path, value);
        }
        if (before.get().equals(value)) {
            return Optional.empty();
        }
        return violation(
                path,
                value instanceof Form.Value.Names names && before.get() instanceof Form.Value.Names known
                        ? without(names, known)
                        : value);
    }

    private static Form.Value without(Form.Value.Names names, Form.Value.Names known) {
        return new Form.Value.Names(names.names().stream()
                .filter(Predicate.not(Set.copyOf(known.names())::contains))
                .toList());
    }

    /** Why Glue would refuse the value at {@code path}. */
    static Optional<String> violation(FieldPath path, Form.Value value) {
        if (value instanceof Form.Value.Names names) {
            return names.names().stream()
                    .flatMap(name -> NAME.violation(name).map(problem -> name + " " + problem).stream())
                    .findFirst()
                    .map(problem -> path + ": the column name " + problem);
        }
        List<String> segments = path.segments();
        if (isEntry(segments)) {
            Optional<String> key = KEY.violation(segments.get(segments.size() - 1));
            if (key.isPresent()) {
                return key.map(problem -> path + ": the key " + problem);
            }
        }
        return Optional.ofNullable(BY_PATH.get(pattern(segments)))
                .flatMap(limit -> limit.violation(((Form.Value.Text) value).text()))
                .map(problem -> path + " " + problem);
    }

    private static List<String> pattern(List<String> segments) {
        List<String> pattern = new ArrayList<>(segments);
        boolean column = segments.get(0).equals("columns") || segments.get(0).equals("partitionKeys");
        if (column && segments.size() > 1) {
            pattern.set(1, "*");
        }
        if (isEntry(segments)) {
            pattern.set(segments.size() - 1, "*");
        }
        return pattern;
    }

    private static boolean isEntry(List<String> segments) {
        return segments.size() > 1 && segments.get(segments.size() - 2).equals("parameters");
    }
}
