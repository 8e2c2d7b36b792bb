package dev.lockstep.sandbox.glue.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The constraints a single value breaks, in the service's words. */
final class Scalars {
    private Scalars() {}

    /** @throws ServiceError SerializationException if the JSON type is wrong */
    static List<String> broken(Shape shape, JsonNode node, Place path, LengthUnit unit) {
        if (shape instanceof Shape.Text text) {
            Validator.expect(node.isTextual(), "a string", path);
            return text(text, node.textValue(), unit);
        }
        if (shape instanceof Shape.Choice choice) {
            Validator.expect(node.isTextual(), "a string", path);
            boolean known = choice.values().contains(node.textValue());
            return known ? List.of() : List.of("Member must satisfy enum value set: " + choice.values());
        }
        if (shape instanceof Shape.Whole whole) {
            Validator.expect(node.canConvertToLong() && node.isIntegralNumber(), "an integer", path);
            return whole(whole, node.longValue());
        }
        if (shape instanceof Shape.Flag) {
            Validator.expect(node.isBoolean(), "a boolean", path);
            return List.of();
        }
        if (shape instanceof Shape.Moment) {
            Validator.expect(node.isNumber(), "a timestamp in seconds", path);
            return List.of();
        }
        throw new IllegalStateException("Not a scalar: " + shape);
    }

    static String lengthAtMost(int max) {
        return "Member must have length less than or equal to " + max;
    }

    static String lengthAtLeast(int min) {
        return "Member must have length greater than or equal to " + min;
    }

    private static List<String> text(Shape.Text shape, String value, LengthUnit unit) {
        var broken = new ArrayList<String>();
        int length = unit.lengthOf(value);
        if (length > shape.max()) {
            broken.add(lengthAtMost(shape.max()));
        }
        if (length < shape.min()) {
            broken.add(lengthAtLeast(shape.min()));
        }
        if (!shape.alphabet().accepts(value)) {
            broken.add("Member must satisfy regular expression pattern: "
                    + shape.alphabet().shown());
        }
        return broken;
    }

    private static List<String> whole(Shape.Whole shape, long value) {
        if (value > shape.max()) {
            return List.of("Member must have value less than or equal to " + shape.max());
        }
        return value < shape.min()
                ? List.of("Member must have value greater than or equal to " + shape.min())
                : List.of();
    }
}
