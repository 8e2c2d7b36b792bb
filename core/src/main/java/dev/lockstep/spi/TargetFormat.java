package dev.lockstep.spi;

import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.Container;
import java.util.List;
import java.util.Optional;

/** Canonical to native and back, for a target. Pure: no I/O, same input, same output. Thread-safe. */
public interface TargetFormat {
    /**
     * How the target would hold {@code asset} at {@code address}, marked as owned by {@code sync}. {@code recall(render(a, …).form())} gives
     * {@code a} back.
     *
     * @throws dev.lockstep.error.UnsupportedMetadataException the target cannot hold it at all; the message says why
     */
    Rendering render(Asset asset, Address address, String sync);

    /**
     * Where each fact of {@code asset} went: one entry for each {@link dev.lockstep.model.fingerprint.Fact}, in that order. A fact that is not
     * dropped can be recalled from the form.
     *
     * @param rendering what {@link #render} made of the asset
     */
    List<Carried> ledger(Asset asset, Rendering rendering);

    /** How the target would hold {@code container} under {@code name}, marked as owned by {@code sync}. */
    Rendering renderContainer(Container container, String name, String sync);

    /**
     * The format as it was when it wrote {@code form}: same rules, same settings. This very object when nothing differs; empty when this
     * version no longer knows, or does not know yet, the rules of that time. Without it, a new setting would look like an edit by others.
     */
    Optional<TargetFormat> asOf(Form form);

    /** The container that {@link #renderContainer} was last given, as far as {@code form} still tells. */
    Optional<Container> recallContainer(Form form);

    /** What the sync last wrote, as far as {@code form} still tells. */
    Recall recall(Form form);

    /**
     * The form marked as retired: the source has it no longer, and it stays for those who still use it. Changes nothing but the mark, which is
     * a field of the sync; {@code retire(retire(f))} is {@code retire(f)}.
     */
    Form retire(Form form);

    /**
     * The form of an object or container marked as adopted: it was there before the sync. Changes nothing but the mark, which is a field of
     * the sync; {@code adopt(adopt(f))} is {@code adopt(f)}.
     */
    Form adopt(Form form);

    /** Why an object cannot be made {@code after} where it is, such as a changed set of partition keys; empty when it can. */
    default Optional<String> keptApart(Form before, Form after) {
        return Optional.empty();
    }

    /** Who may change the field. */
    Guard guard(FieldPath path);
}
