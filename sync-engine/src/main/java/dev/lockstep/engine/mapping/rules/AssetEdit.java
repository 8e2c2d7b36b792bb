package dev.lockstep.engine.mapping.rules;

import dev.lockstep.model.Asset;
import dev.lockstep.model.Stewardship;
import java.util.ArrayList;
import java.util.List;

/** What an action makes of an asset. */
final class AssetEdit {
    record Result(Asset asset, List<Edited> changes) {}

    private AssetEdit() {}

    static Result of(Action action, Asset asset) {
        List<Edited> changes = new ArrayList<>();
        Asset edited = asset;
        if (action instanceof Action.Set set) {
            for (Setting setting : set.fields()) {
                edited = set(changes, edited, setting);
            }
        } else if (action instanceof Action.DropAnnotation drop) {
            edited = asset.toBuilder()
                    .rest(Edited.without(changes, asset.rest(), drop))
                    .build();
        } else {
            throw new IllegalStateException("no action on assets: " + action);
        }
        return new Result(edited, changes);
    }

    private static Asset set(List<Edited> changes, Asset asset, Setting setting) {
        return switch (setting.field()) {
            case LABEL ->
                asset.toBuilder()
                        .label(Edited.text(changes, "label", asset.label(), setting))
                        .build();
            case DESCRIPTION ->
                asset.toBuilder()
                        .description(Edited.text(changes, "description", asset.description(), setting))
                        .build();
            case TAG, OWNER, STEWARD, CONTACT, CERTIFICATION, TERM, PROPERTY ->
                asset.toBuilder()
                        .stewardship(set(changes, asset.stewardship(), setting))
                        .build();
        };
    }

    private static Stewardship set(List<Edited> changes, Stewardship old, Setting setting) {
        Setting.Field field = setting.field();
        String value = setting.value();
        return new Stewardship(
                field == Setting.Field.OWNER ? Edited.value(changes, "owner", old.owner(), value) : old.owner(),
                field == Setting.Field.STEWARD ? Edited.value(changes, "steward", old.steward(), value) : old.steward(),
                field == Setting.Field.CONTACT ? Edited.value(changes, "contact", old.contact(), value) : old.contact(),
                field == Setting.Field.CERTIFICATION
                        ? Edited.value(changes, "certification", old.certification(), value)
                        : old.certification(),
                old.releaseState(),
                old.successor(),
                field == Setting.Field.TAG
                        ? Edited.tag(changes, List.of("stewardship", "tags"), old.tags(), value)
                        : old.tags(),
                field == Setting.Field.TERM
                        ? Edited.tag(changes, List.of("stewardship", "glossaryTerms"), old.glossaryTerms(), value)
                        : old.glossaryTerms(),
                field == Setting.Field.PROPERTY
                        ? Edited.property(changes, old.customProperties(), setting)
                        : old.customProperties());
    }
}
