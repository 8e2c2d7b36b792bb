package dev.lockstep.testkit;

import dev.lockstep.model.DataType;
import dev.lockstep.model.DataType.Geometry.Shape;
import dev.lockstep.model.DataType.Timestamp.Zone;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One type of every canonical kind, and of every width and form in which connectors differ; for tables that show all of them. */
public final class EveryType {
    private static final DataType INT = new DataType.Int(32, true);
    private static final DataType TEXT = DataType.Text.of(10);

    private EveryType() {}

    /** In the order of {@link DataType}. */
    public static List<DataType> samples() {
        return List.of(
                new DataType.Bool(),
                new DataType.Int(8, true),
                new DataType.Int(16, true),
                INT,
                new DataType.Int(64, true),
                new DataType.Int(8, false),
                new DataType.Int(16, false),
                new DataType.Int(32, false),
                new DataType.Int(64, false),
                new DataType.Decimal(15, 2),
                new DataType.Decimal(38, 38),
                new DataType.FloatingDecimal(16),
                new DataType.FloatingDecimal(34),
                new DataType.FloatingDecimal(38),
                new DataType.Float(32),
                new DataType.Float(64),
                DataType.Text.unlimited(),
                TEXT,
                DataType.Text.of(5_000),
                DataType.Text.of(100_000),
                new DataType.Text(OptionalInt.of(3), true),
                new DataType.Text(OptionalInt.of(300), true),
                new DataType.LargeText(),
                new DataType.Binary(OptionalInt.empty(), false),
                new DataType.Binary(OptionalInt.of(16), false),
                new DataType.Binary(OptionalInt.of(16), true),
                new DataType.LargeBinary(),
                new DataType.Date(),
                new DataType.Time(0),
                new DataType.Time(9),
                new DataType.Timestamp(0, Zone.NONE),
                new DataType.Timestamp(3, Zone.UTC),
                new DataType.Timestamp(7, Zone.NONE),
                new DataType.Timestamp(7, Zone.UTC),
                new DataType.Timestamp(7, Zone.OFFSET),
                new DataType.Timestamp(9, Zone.NONE),
                new DataType.Uuid(),
                new DataType.Geometry(Shape.ANY, OptionalInt.of(4326)),
                new DataType.Geometry(Shape.POINT, OptionalInt.empty()),
                new DataType.Vector(OptionalInt.of(768)),
                new DataType.Array(INT),
                new DataType.MapOf(TEXT, INT),
                new DataType.MapOf(new DataType.Date(), INT),
                new DataType.MapOf(new DataType.Array(INT), INT),
                new DataType.Struct(
                        List.of(new DataType.Field("id", INT, false), new DataType.Field("Net Amount", TEXT, true))),
                new DataType.Struct(List.of(new DataType.Field("a", INT, true), new DataType.Field("A", TEXT, true))),
                new DataType.Struct(List.of()),
                new DataType.Union(List.of(INT, TEXT)),
                new DataType.Enumerated(
                        TEXT,
                        List.of(new DataType.Enumerated.Member("open", Optional.of(Tree.text("O")), Texts.of("Open")))),
                new DataType.Opaque("acme.Unknown"));
    }
}
