package dev.lockstep.documentdb.mapping;

import dev.lockstep.model.DataType;
import dev.lockstep.testkit.AnyText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScript;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonType;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** Types and values of documents, every kind among them. Static functions of the random numbers they are given. */
final class AnyBson {
    static final List<BsonType> KINDS = Arrays.stream(BsonType.values())
            .filter(kind -> kind != BsonType.END_OF_DOCUMENT)
            .toList();

    private static final List<String> NAMES =
            List.of("_id", "a", "A", "größe", "a.b", "$x", "*", "x y", "a`b", "?:,<>");

    private AnyBson() {}

    static DataType type(SplittableRandom random, int depth) {
        int choice = random.nextInt(depth > 0 ? KINDS.size() + 10 : KINDS.size() + 3);
        if (choice < KINDS.size()) {
            return BsonKinds.type(KINDS.get(choice));
        }
        return choice < KINDS.size() + 3 ? BsonKinds.binary(random.nextInt(256)) : nested(random, depth - 1);
    }

    private static DataType nested(SplittableRandom random, int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> new DataType.Array(type(random, depth));
            case 1 -> new DataType.MapOf(DataType.Text.unlimited(), type(random, depth));
            case 2 -> struct(random, depth);
            default -> {
                List<DataType> alternatives = new ArrayList<>();
                for (int i = random.nextInt(1, 4); i > 0; i--) {
                    alternatives.add(type(random, depth));
                }
                yield new DataType.Union(alternatives);
            }
        };
    }

    private static DataType struct(SplittableRandom random, int depth) {
        Map<String, DataType.Field> fields = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = random.nextInt(4) > 0 ? pick(NAMES, random) : AnyText.name(random);
            fields.put(name, new DataType.Field(name, type(random, depth), random.nextBoolean()));
        }
        return new DataType.Struct(List.copyOf(fields.values()));
    }

    static BsonValue value(SplittableRandom random, int depth) {
        BsonType kind = pick(KINDS, random);
        boolean nested = kind == BsonType.DOCUMENT || kind == BsonType.ARRAY;
        return value(nested && depth == 0 ? BsonType.NULL : kind, random, depth);
    }

    /** A value of one kind; exhaustive, so that a new kind does not compile. */
    static BsonValue value(BsonType kind, SplittableRandom random, int depth) {
        return switch (kind) {
            case END_OF_DOCUMENT -> throw new IllegalArgumentException("no value");
            case DOUBLE -> new BsonDouble(random.nextInt(4) == 0 ? Double.NaN : random.nextDouble() * 1e300);
            case STRING -> new BsonString(AnyText.text(random));
            case DOCUMENT -> document(random, depth - 1);
            case ARRAY -> array(random, depth - 1);
            case BINARY ->
                new BsonBinary(
                        (byte) pick(List.of(0, 0, 4, random.nextInt(256)), random)
                                .intValue(),
                        new byte[16]);
            case UNDEFINED -> new BsonUndefined();
            case OBJECT_ID -> new BsonObjectId(new ObjectId("0123456789abcdef01234567"));
            case BOOLEAN -> BsonBoolean.valueOf(random.nextBoolean());
            case DATE_TIME -> new BsonDateTime(random.nextLong());
            case NULL -> BsonNull.VALUE;
            case REGULAR_EXPRESSION -> new BsonRegularExpression("^a", "i");
            case DB_POINTER -> new BsonDbPointer("db.c", new ObjectId("0123456789abcdef01234567"));
            case JAVASCRIPT -> new BsonJavaScript("f()");
            case SYMBOL -> new BsonSymbol("s");
            case JAVASCRIPT_WITH_SCOPE -> new BsonJavaScriptWithScope("f()", new BsonDocument());
            case INT32 -> new BsonInt32(random.nextInt());
            case TIMESTAMP -> new BsonTimestamp(random.nextLong());
            case INT64 -> new BsonInt64(random.nextLong());
            case DECIMAL128 ->
                new BsonDecimal128(
                        pick(List.of(Decimal128.NaN, Decimal128.NEGATIVE_ZERO, Decimal128.parse("1.5")), random));
            case MIN_KEY -> new BsonMinKey();
            case MAX_KEY -> new BsonMaxKey();
        };
    }

    static BsonDocument document(SplittableRandom random, int depth) {
        BsonDocument document = new BsonDocument();
        for (int i = random.nextInt(5); i > 0; i--) {
            document.put(random.nextInt(20) == 0 ? "" : pick(NAMES, random), value(random, depth));
        }
        return document;
    }

    private static BsonArray array(SplittableRandom random, int depth) {
        BsonArray array = new BsonArray();
        for (int i = random.nextInt(5); i > 0; i--) {
            array.add(value(random, depth));
        }
        return array;
    }

    private static <T> T pick(List<T> items, SplittableRandom random) {
        return items.get(random.nextInt(items.size()));
    }
}
