package dev.lockstep.spi;

import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.model.fingerprint.Packed;
import dev.lockstep.model.fingerprint.Packer;
import dev.lockstep.model.fingerprint.Room;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Packs forms: as a JSON object of their fields, a single value as a text, names as a list. For one thread. */
public final class FormPacker {
    /** Characters, of one byte each as a rule. */
    private static final int ROOM = 30_000_000;

    private final Packer<SortedMap<FieldPath, Form.Value>> packer;

    /** For as many forms as a run may hold as they are. */
    public static Room room() {
        return Room.of(ROOM);
    }

    /** @param room for forms that are not packed, in characters */
    public FormPacker(Room room) {
        this.packer = new Packer<>(room, FormPacker::weight, FormPacker::print, FormPacker::parse);
    }

    Optional<Packed<SortedMap<FieldPath, Form.Value>>> pack(SortedMap<FieldPath, Form.Value> fields) {
        return packer.pack(fields);
    }

    private static long weight(SortedMap<FieldPath, Form.Value> fields) {
        long characters = 1;
        for (Map.Entry<FieldPath, Form.Value> field : fields.entrySet()) {
            characters += field.getKey().pointer().length() + length(field.getValue());
        }
        return characters;
    }

    private static long length(Form.Value value) {
        return value instanceof Form.Value.Names names
                ? names.names().stream().mapToLong(String::length).sum()
                : ((Form.Value.Text) value).text().length();
    }

    private static String print(SortedMap<FieldPath, Form.Value> fields) {
        Map<String, Tree> members = new LinkedHashMap<>();
        fields.forEach((path, value) -> members.put(path.pointer(), tree(value)));
        return CanonicalJson.print(new Tree.Node(members));
    }

    private static SortedMap<FieldPath, Form.Value> parse(String text) {
        SortedMap<FieldPath, Form.Value> fields = new TreeMap<>();
        ((Tree.Node) CanonicalJson.parse(text))
                .members()
                .forEach((pointer, value) -> fields.put(new FieldPath(pointer), value(value)));
        return Collections.unmodifiableSortedMap(fields);
    }

    private static Tree tree(Form.Value value) {
        return value instanceof Form.Value.Names names
                ? Tree.seq(names.names().stream().map(Tree::text).toList())
                : Tree.text(((Form.Value.Text) value).text());
    }

    private static Form.Value value(Tree tree) {
        return tree instanceof Tree.Seq seq
                ? new Form.Value.Names(seq.items().stream()
                        .map(item -> ((Tree.Text) item).value())
                        .toList())
                : new Form.Value.Text(((Tree.Text) tree).value());
    }
}
