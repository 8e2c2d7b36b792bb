package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.DataType;
import dev.lockstep.model.DataType.Geometry;
import dev.lockstep.model.DataType.Timestamp.Zone;
import dev.lockstep.model.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Types as CSN writes them; the reverse of {@link TypeResolver}. What CSN has no type for is written as the narrowest type that holds every
 * value: maps and unions as large strings, signed bytes as 16 bits, times of any precision as they are without it.
 */
final class TypeWriter {
    private static final int FLOATING_DIGITS = 34;
    private static final int SMALL_FLOATING_DIGITS = 16;

    private TypeWriter() {}

    /** The members that say the type. @param nativeName the name the source gave it, if it gave one */
    static Map<String, Tree> write(DataType type, Optional<String> nativeName) {
        if (nativeName.isEmpty()) {
            return write(type);
        }
        Map<String, Tree> members = new LinkedHashMap<>();
        members.put("type", Tree.text(nativeName.get()));
        if (BuiltInTypes.isBuiltIn(nativeName.get())) {
            addFacets(base(type), members);
            addEnum(type, members);
        }
        return members;
    }

    static Map<String, Tree> write(DataType type) {
        Map<String, Tree> members = new LinkedHashMap<>();
        if (type instanceof DataType.Enumerated enumerated) {
            members.putAll(write(enumerated.base()));
            addEnum(type, members);
        } else if (type instanceof DataType.Array array) {
            members.put("items", new Tree.Node(write(array.element())));
        } else if (type instanceof DataType.Struct struct) {
            members.put("elements", fields(struct));
        } else {
            String name = name(type);
            if (!name.isEmpty()) {
                members.put("type", Tree.text(name));
            }
            addFacets(type, members);
        }
        return members;
    }

    private static Tree fields(DataType.Struct struct) {
        Map<String, Tree> fields = new LinkedHashMap<>();
        for (DataType.Field field : struct.fields()) {
            Map<String, Tree> members = write(field.type());
            if (!field.nullable()) {
                members.put("notNull", Tree.bool(true));
            }
            fields.put(field.name(), new Tree.Node(members));
        }
        return new Tree.Node(fields);
    }

    private static void addEnum(DataType type, Map<String, Tree> members) {
        if (type instanceof DataType.Enumerated enumerated) {
            Map<String, Tree> values = new LinkedHashMap<>();
            for (DataType.Enumerated.Member member : enumerated.members()) {
                Map<String, Tree> value = new LinkedHashMap<>();
                member.value().ifPresent(stored -> value.put("val", stored));
                member.label().any().ifPresent(label -> value.put(Labels.LABEL, Tree.text(label)));
                values.put(member.name(), new Tree.Node(value));
            }
            members.put("enum", new Tree.Node(values));
        }
    }

    private static DataType base(DataType type) {
        return type instanceof DataType.Enumerated enumerated ? base(enumerated.base()) : type;
    }

    private static void addFacets(DataType type, Map<String, Tree> members) {
        if (type instanceof DataType.Text text) {
            add(members, "length", text.length());
        } else if (type instanceof DataType.Binary binary) {
            add(members, "length", binary.length());
        } else if (type instanceof DataType.Vector vector) {
            add(members, "length", vector.dimensions());
        } else if (type instanceof Geometry geometry) {
            add(members, "srid", geometry.srid());
        } else if (type instanceof DataType.Decimal decimal) {
            add(members, "precision", OptionalInt.of(decimal.precision()));
            add(members, "scale", OptionalInt.of(decimal.scale()));
        } else if (type instanceof DataType.Int number && number.bits() == 64 && !number.signed()) {
            members.put("precision", Tree.number(20));
            members.put("scale", Tree.number(0));
        } else if (type instanceof DataType.FloatingDecimal floating
                && floating.digits() != FLOATING_DIGITS
                && floating.digits() != SMALL_FLOATING_DIGITS) {
            members.put("precision", Tree.number(floating.digits()));
            members.put("scale", Tree.text("floating"));
        }
    }

    private static void add(Map<String, Tree> members, String facet, OptionalInt value) {
        value.ifPresent(number -> members.put(facet, Tree.number(number)));
    }

    private static String name(DataType type) {
        if (type instanceof DataType.Opaque opaque) {
            return opaque.nativeName();
        }
        if (type instanceof DataType.Int number) {
            return integer(number);
        }
        if (type instanceof DataType.Text text) {
            return text.fixed() ? "cds.hana.NCHAR" : "cds.String";
        }
        if (type instanceof DataType.Binary binary) {
            return binary.fixed() ? "cds.hana.BINARY" : "cds.Binary";
        }
        if (type instanceof DataType.Decimal) {
            return "cds.Decimal";
        }
        if (type instanceof DataType.FloatingDecimal floating) {
            return floating.digits() == SMALL_FLOATING_DIGITS ? "cds.hana.SMALLDECIMAL" : "cds.Decimal";
        }
        if (type instanceof DataType.Float number) {
            return number.bits() == 32 ? "cds.hana.REAL" : "cds.Double";
        }
        if (type instanceof Geometry geometry) {
            return geometry.shape() == Geometry.Shape.POINT ? "cds.hana.ST_POINT" : "cds.hana.ST_GEOMETRY";
        }
        if (type instanceof DataType.Timestamp timestamp) {
            return timestamp.precision() == 0 && timestamp.zone() == Zone.NONE ? "cds.DateTime" : "cds.Timestamp";
        }
        return simple(type);
    }

    private static String simple(DataType type) {
        if (type instanceof DataType.Bool) {
            return "cds.Boolean";
        }
        if (type instanceof DataType.LargeText || type instanceof DataType.MapOf || type instanceof DataType.Union) {
            return "cds.LargeString";
        }
        if (type instanceof DataType.LargeBinary) {
            return "cds.LargeBinary";
        }
        if (type instanceof DataType.Date) {
            return "cds.Date";
        }
        if (type instanceof DataType.Time) {
            return "cds.Time";
        }
        if (type instanceof DataType.Uuid) {
            return "cds.UUID";
        }
        if (type instanceof DataType.Vector) {
            return "cds.Vector";
        }
        throw new IllegalStateException("no CSN type for " + type);
    }

    private static String integer(DataType.Int number) {
        return switch (number.bits()) {
            case 8 -> number.signed() ? "cds.Int16" : "cds.UInt8";
            case 16 -> number.signed() ? "cds.Int16" : "cds.Integer";
            case 32 -> number.signed() ? "cds.Integer" : "cds.Integer64";
            default -> number.signed() ? "cds.Integer64" : "cds.Decimal";
        };
    }
}
