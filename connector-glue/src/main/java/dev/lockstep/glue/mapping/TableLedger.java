package dev.lockstep.glue.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.Column;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Loss.Severity;
import dev.lockstep.model.Texts;
import dev.lockstep.model.fingerprint.Fact;
import dev.lockstep.spi.Carried;
import dev.lockstep.spi.Carrier;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Rendering;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says where each fact of a table went, from what was rendered. For one thread, once. */
final class TableLedger {
    private static final String NO_FIELD = "Glue has no field for it";
    private static final FieldPath MODEL = Paths.PARAMETERS.child(ModelParameters.HEADER + ".1");

    private final Asset asset;
    private final Form form;
    private final Shown shown;
    private final LossesByPath losses;
    private final ContextLedger context;
    private final Optional<StoredData> stored;
    private final Map<String, ColumnLedger> columns = new HashMap<>();

    TableLedger(Asset asset, Rendering rendering, Settings settings) {
        this.asset = asset;
        this.form = rendering.form();
        this.shown = settings.shown();
        this.losses = new LossesByPath(rendering.losses());
        Optional<BusinessContext> context = ContextRecord.in(form).isPresent()
                ? Optional.of(BusinessContext.of(asset, settings.shown()))
                : Optional.empty();
        this.context = ContextLedger.ofTable(context);
        this.stored = settings.stored() ? StoredData.of(asset) : Optional.empty();
        List<String> names = ColumnNames.of(asset);
        for (int i = 0; i < names.size(); i++) {
            Column column = asset.columns().get(i);
            columns.put(
                    column.name(),
                    new ColumnLedger(
                            column,
                            names.get(i),
                            path(column, names.get(i)),
                            form,
                            shown,
                            losses,
                            ContextLedger.ofColumn(context, names.get(i))));
        }
    }

    List<Carried> entries() {
        return Fact.of(asset).stream().map(this::entry).toList();
    }

    private Carried entry(Fact fact) {
        Optional<Loss> dropped = losses.dropped(fact.path());
        if (dropped.isPresent()) {
            return new Carried(
                    fact.path(),
                    Carrier.DROPPED,
                    Optional.empty(),
                    dropped.get().reason());
        }
        return switch (fact.path().get(0)) {
            case "columns" -> columns.get(fact.path().get(1)).entry(fact);
            case "id" -> id(fact);
            case "partitionKeys" -> stored.isPresent() ? nativeAt(fact, Paths.PARTITION_KEYS) : beside(fact);
            case "storage" -> storage(fact);
            case "label" -> label(fact);
            case "description" -> description(fact);
            case "stewardship" -> stewardship(fact);
            default -> beside(fact);
        };
    }

    private FieldPath path(Column column, String name) {
        return stored.map(data -> data.path(column, name)).orElseGet(() -> Paths.COLUMNS.child(name));
    }

    private Carried storage(Fact fact) {
        return form.findText(Paths.LOCATION).equals(Optional.of(fact.shownValue()))
                ? nativeAt(fact, Paths.LOCATION)
                : beside(fact);
    }

    private static Carried nativeAt(Fact fact, FieldPath field) {
        return new Carried(fact.path(), Carrier.NATIVE, Optional.of(field), "");
    }

    /** The location spells the whole id, unless it is that of rows in S3 or a text has no UTF-8 form. */
    private Carried id(Fact fact) {
        return stored.isEmpty() && StandardCharsets.UTF_8.newEncoder().canEncode(fact.shownValue())
                ? nativeAt(fact, Paths.LOCATION)
                : beside(fact);
    }

    private Carried label(Fact fact) {
        String text = form.findText(Paths.DESCRIPTION).orElse("");
        String label = fact.shownValue();
        return text(fact, "label", asset.label(), text.equals(label) || text.startsWith(label + "\n"));
    }

    private Carried description(Fact fact) {
        String text = form.findText(Paths.DESCRIPTION).orElse("");
        String description = fact.shownValue();
        return text(fact, "description", asset.description(), text.equals(description) || isEnd(text, description));
    }

    private boolean isEnd(String text, String description) {
        return text.equals(shown.of(asset.label()) + "\n" + description);
    }

    private Carried text(Fact fact, String key, Texts texts, boolean isWhole) {
        String language = fact.path().get(1);
        boolean isShown = fact.shownValue().equals(shown.of(texts));
        if (isShown && !fact.shownValue().isEmpty()) {
            return isWhole
                    ? new Carried(fact.path(), Carrier.NATIVE, Optional.of(Paths.DESCRIPTION), "")
                    : degraded(fact, Paths.DESCRIPTION, "description");
        }
        FieldPath readable = Paths.PARAMETERS.child(ReadableKeys.ofText(key, language, false));
        return new Carried(fact.path(), Carrier.PARAMETER, Optional.of(present(readable)), "Glue shows one language");
    }

    private Carried stewardship(Fact fact) {
        if (!fact.path().get(1).equals("owner") || fact.shownValue().isEmpty()) {
            return beside(fact);
        }
        return form.findText(Paths.OWNER).equals(Optional.of(fact.shownValue()))
                ? new Carried(fact.path(), Carrier.NATIVE, Optional.of(Paths.OWNER), "")
                : degraded(fact, Paths.OWNER, "stewardship/owner");
    }

    private Carried beside(Fact fact) {
        Optional<String> readable = ReadableKeys.ofAsset(fact.path());
        FieldPath field =
                readable.map(Paths.PARAMETERS::child).map(this::present).orElse(MODEL);
        return context.entry(fact, fact.path(), readable)
                .orElseGet(() -> new Carried(fact.path(), Carrier.PARAMETER, Optional.of(field), NO_FIELD));
    }

    private Carried degraded(Fact fact, FieldPath field, String lossPath) {
        return new Carried(
                fact.path(), Carrier.DEGRADED, Optional.of(field), losses.reason(lossPath, Severity.DEGRADED));
    }

    private FieldPath present(FieldPath readable) {
        return form.find(readable).isPresent() ? readable : MODEL;
    }
}
