package dev.lockstep.testkit.fake;

import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.Column;
import dev.lockstep.model.Container;
import dev.lockstep.model.Texts;
import dev.lockstep.model.fingerprint.AssetTrees;
import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.model.fingerprint.Fact;
import dev.lockstep.model.fingerprint.Fingerprint;
import dev.lockstep.spi.Carried;
import dev.lockstep.spi.Carrier;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Guard;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Recall;
import dev.lockstep.spi.Rendering;
import dev.lockstep.spi.TargetFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the fake catalog holds assets: a label, columns with a type and a comment, and a model beside. Immutable. */
public final class FakeFormat implements TargetFormat {
    public static final FieldPath LABEL = FieldPath.of("label");
    public static final FieldPath COLUMNS = FieldPath.of("columns");
    private static final FieldPath SYNC = FieldPath.of("lockstep", "sync");
    private static final FieldPath FINGERPRINT = FieldPath.of("lockstep", "fingerprint");
    private static final FieldPath MODEL = FieldPath.of("lockstep", "model");
    private static final FieldPath SETTINGS = FieldPath.of("lockstep", "settings");
    private static final FieldPath RETIRED = FieldPath.of("lockstep", "retired");
    private static final FieldPath ADOPTED = FieldPath.of("lockstep", "adopted");
    private static final FieldPath CONTAINER = FieldPath.of("lockstep", "container");

    /** Where the data lies. */
    public static final FieldPath LOCATION = FieldPath.of("location");

    private final String language;

    /** @param language of the labels it shows, where there is a choice */
    public FakeFormat(String language) {
        this.language = language;
    }

    public static FieldPath columnType(String column) {
        return COLUMNS.child(column).child("type");
    }

    public static FieldPath columnComment(String column) {
        return COLUMNS.child(column).child("comment");
    }

    /** A note of the sync beside a column, which careless writers drop. */
    public static FieldPath columnNote(String column) {
        return COLUMNS.child(column).child("note");
    }

    @Override
    public Rendering render(Asset asset, Address address, String sync) {
        String model = CanonicalJson.print(AssetTrees.toTree(asset));
        Map<FieldPath, Form.Value> fields = new LinkedHashMap<>();
        shown(asset.label()).ifPresent(label -> fields.put(LABEL, text(label)));
        fields.put(
                COLUMNS,
                new Form.Value.Names(
                        asset.columns().stream().map(Column::publishedName).toList()));
        for (Column column : asset.columns()) {
            String name = column.publishedName();
            fields.put(columnType(name), text(column.type().toString()));
            fields.put(columnNote(name), text(column.role().name()));
            shown(column.label()).ifPresent(label -> fields.put(columnComment(name), text(label)));
        }
        fields.put(LOCATION, text("source://" + asset.id()));
        fields.put(SYNC, text(sync));
        fields.put(FINGERPRINT, text(Fingerprint.ofText(model).value()));
        fields.put(MODEL, text(model));
        fields.put(SETTINGS, text(language));
        return new Rendering(new Form(fields), List.of());
    }

    @Override
    public List<Carried> ledger(Asset asset, Rendering rendering) {
        String label = rendering.form().findText(LABEL).orElse("");
        return Fact.of(asset).stream()
                .map(fact -> {
                    boolean shown = fact.path().get(0).equals("label")
                            && fact.shownValue().equals(label);
                    return shown
                            ? new Carried(fact.path(), Carrier.NATIVE, Optional.of(LABEL), "")
                            : new Carried(fact.path(), Carrier.PARAMETER, Optional.of(MODEL), "kept in the model");
                })
                .toList();
    }

    @Override
    public Rendering renderContainer(Container container, String name, String sync) {
        Map<FieldPath, Form.Value> fields = new LinkedHashMap<>();
        shown(container.label()).ifPresent(label -> fields.put(LABEL, text(label)));
        fields.put(SYNC, text(sync));
        fields.put(SETTINGS, text(language));
        fields.put(CONTAINER, text(CanonicalJson.print(AssetTrees.toTree(container))));
        return new Rendering(new Form(fields), List.of());
    }

    @Override
    public Optional<Container> recallContainer(Form form) {
        try {
            return form.findText(CONTAINER).map(text -> AssetTrees.toContainer(CanonicalJson.parse(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<TargetFormat> asOf(Form form) {
        boolean same = form.findText(SETTINGS).equals(Optional.of(language));
        return same ? Optional.of(this) : form.findText(SETTINGS).map(FakeFormat::new);
    }

    @Override
    public Recall recall(Form form) {
        if (form.find(SYNC).isEmpty()) {
            return new Recall.Foreign();
        }
        try {
            return form.findText(MODEL)
                    .<Recall>map(model -> new Recall.Known(AssetTrees.toAsset(CanonicalJson.parse(model))))
                    .orElseGet(() -> new Recall.Damaged("the model is missing"));
        } catch (IllegalArgumentException e) {
            return new Recall.Damaged(e.getMessage());
        }
    }

    @Override
    public Form retire(Form form) {
        return marked(form, RETIRED);
    }

    @Override
    public Form adopt(Form form) {
        return marked(form, ADOPTED);
    }

    private static Form marked(Form form, FieldPath mark) {
        Map<FieldPath, Form.Value> fields = new LinkedHashMap<>(form.fields());
        fields.put(mark, text("true"));
        return new Form(fields);
    }

    @Override
    public Guard guard(FieldPath path) {
        List<String> segments = path.segments();
        if (segments.get(0).equals("lockstep")) {
            return Guard.SYNC;
        }
        if (path.equals(LOCATION)) {
            return Guard.STORAGE;
        }
        return segments.get(segments.size() - 1).equals("note") ? Guard.HEALED : Guard.SHARED;
    }

    private Optional<String> shown(Texts texts) {
        return texts.preferred(List.of(language));
    }

    static Optional<Occupant.Mark> mark(Form form) {
        return form.findText(SYNC)
                .map(sync -> new Occupant.Mark(sync, form.findText(FINGERPRINT).orElse("")));
    }

    static Optional<String> owner(Form form) {
        return form.findText(SYNC);
    }

    static Form.Value text(String text) {
        return new Form.Value.Text(text);
    }
}
