package dev.lockstep.glue.mapping;

import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.Container;
import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.AssetTrees;
import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.spi.Carried;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Guard;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Recall;
import dev.lockstep.spi.Rendering;
import dev.lockstep.spi.TargetFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Assets as Glue tables, containers as databases. */
public final class GlueFormat implements TargetFormat {
    /** Longest description, in bytes. Source: Glue API, DescriptionString. */
    private static final int MAX_DESCRIPTION = 2048;

    private final Shown shown;
    private final Settings settings;
    private final ContextCarriers.Forms forms;

    /** Keeps the business context in parameters only. @param languages of texts where Glue holds one, best first */
    public GlueFormat(List<String> languages) {
        this(languages, ContextCarriers.parametersOnly());
    }

    /** Without rows. @param languages of texts where Glue holds one, best first; @param carriers of the business context */
    public GlueFormat(List<String> languages, ContextCarriers carriers) {
        this(languages, carriers, false);
    }

    /**
     * @param languages of texts where Glue holds one, best first; @param carriers of the business context
     * @param stored whether tables whose rows lie in S3 are described where they lie, with partition keys
     */
    public GlueFormat(List<String> languages, ContextCarriers carriers, boolean stored) {
        this(Settings.of(new Shown(languages), carriers, stored), carriers.forms());
    }

    private GlueFormat(Settings settings, ContextCarriers.Forms forms) {
        this.shown = settings.shown();
        this.settings = settings;
        this.forms = forms;
    }

    @Override
    public Rendering render(Asset asset, Address address, String sync) {
        return new TableRendering(asset, address, sync, settings).render();
    }

    @Override
    public List<Carried> ledger(Asset asset, Rendering rendering) {
        return new TableLedger(asset, rendering, settings).entries();
    }

    @Override
    public Rendering renderContainer(Container container, String name, String sync) {
        FormBuilder form = new FormBuilder();
        var words = new Words();
        words.put("system", container.system());
        words.put("space", container.name());
        shown.put(words, "label", container.label());
        form.texts(Paths.PARAMETERS, words.toMap());
        form.text(Paths.PARAMETERS.child(ParameterKeys.SYNC), sync);
        form.text(Paths.PARAMETERS.child(ParameterKeys.RENDERING), shown.settings());
        var known = new Container(container.system(), container.name(), container.label(), Tree.Node.empty());
        form.text(Paths.PARAMETERS.child(ParameterKeys.CONTAINER), CanonicalJson.print(AssetTrees.toTree(known)));
        form.text(
                Paths.DESCRIPTION,
                TextFit.lines(shown.of(container.label()), MAX_DESCRIPTION).text());
        Limits.check(form.build(), name, "database " + name);
        return new Rendering(form.build(), List.of());
    }

    @Override
    public Optional<TargetFormat> asOf(Form form) {
        return Settings.of(form)
                .map(then -> isOutOfReach() ? then.withoutRecord() : then)
                .map(then -> then.equals(settings) ? this : new GlueFormat(then, forms));
    }

    @Override
    public Optional<Container> recallContainer(Form form) {
        try {
            return form.findText(Paths.PARAMETERS.child(ParameterKeys.CONTAINER))
                    .map(text -> AssetTrees.toContainer(CanonicalJson.parse(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // damaged: as if nothing was kept
        }
    }

    @Override
    public Recall recall(Form form) {
        return read(form);
    }

    /** What the sync last wrote, whichever language it shows. */
    static Recall read(Form form) {
        if (markOf(form).isEmpty()) {
            return new Recall.Foreign();
        }
        Map<String, String> model = new HashMap<>();
        form.fields().forEach((path, value) -> {
            if (path.memberOf(Paths.PARAMETERS).isPresent() && value instanceof Form.Value.Text text) {
                model.put(path.segments().get(1), text.text());
            }
        });
        try {
            return new Recall.Known(ModelParameters.read(model));
        } catch (IllegalArgumentException e) {
            return new Recall.Damaged(e.getMessage());
        }
    }

    @Override
    public Form retire(Form form) {
        return marked(form, ParameterKeys.RETIRED);
    }

    @Override
    public Form adopt(Form form) {
        return marked(form, ParameterKeys.ADOPTED);
    }

    /** Whether it was there before the sync. */
    public static boolean isAdopted(Form form) {
        return form.find(Paths.PARAMETERS.child(ParameterKeys.ADOPTED)).isPresent();
    }

    private static Form marked(Form form, String key) {
        Map<FieldPath, Form.Value> fields = new HashMap<>(form.fields());
        fields.put(Paths.PARAMETERS.child(key), new Form.Value.Text("true"));
        return new Form(fields);
    }

    /**
     * A table finds its partitions by the position and type of each key; Glue would take others, and every partition would be misread. Nor can a
     * partition key be a column as well.
     */
    @Override
    public Optional<String> keptApart(Form before, Form after) {
        return PartitionKeys.change(before, after).or(() -> PartitionKeys.newColumn(before, after));
    }

    @Override
    public Guard guard(FieldPath path) {
        return isOutOfReach() && path.equals(ContextRecord.PATH) ? Guard.SHARED : Guards.of(path);
    }

    /** Then what a table says of it is nobody's business for now, and stays. */
    private boolean isOutOfReach() {
        return forms == ContextCarriers.Forms.UNTOUCHED;
    }

    /** The ownership marker of a table or database; absent when it is not ours. */
    public static Optional<Occupant.Mark> markOf(Form form) {
        return form.findText(Paths.PARAMETERS.child(ParameterKeys.SYNC))
                .map(sync -> new Occupant.Mark(
                        sync,
                        form.findText(Paths.PARAMETERS.child(ParameterKeys.FINGERPRINT))
                                .orElse("")));
    }
}
