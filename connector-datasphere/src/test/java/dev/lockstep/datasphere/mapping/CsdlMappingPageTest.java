package dev.lockstep.datasphere.mapping;

import static dev.lockstep.testkit.GeneratedPage.code;
import static java.util.stream.Collectors.joining;

import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Texts;
import dev.lockstep.testkit.GeneratedPage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsdlMappingPageTest {
    /** Source: OData CSDL XML 4.01, section 3.3. */
    private static final List<String> PRIMITIVES = List.of(
            "Binary",
            "Boolean",
            "Byte",
            "Date",
            "DateTimeOffset",
            "Decimal",
            "Double",
            "Duration",
            "Guid",
            "Int16",
            "Int32",
            "Int64",
            "SByte",
            "Single",
            "Stream",
            "String",
            "TimeOfDay",
            "Geography",
            "GeographyPoint",
            "GeographyLineString",
            "GeographyPolygon",
            "GeographyMultiPoint",
            "GeographyMultiLineString",
            "GeographyMultiPolygon",
            "GeographyCollection",
            "Geometry",
            "GeometryPoint",
            "GeometryLineString",
            "GeometryPolygon",
            "GeometryMultiPoint",
            "GeometryMultiLineString",
            "GeometryMultiPolygon",
            "GeometryCollection",
            "Untyped",
            "PrimitiveType",
            "ComplexType",
            "EntityType");

    private static final List<String> FACETS = List.of(
            "Type=\"Edm.String\" MaxLength=\"10\"",
            "Type=\"Edm.String\" MaxLength=\"max\"",
            "Type=\"Edm.String\" MaxLength=\"-1\"",
            "Type=\"Edm.Binary\" MaxLength=\"16\"",
            "Type=\"Edm.Decimal\" Precision=\"17\" Scale=\"2\"",
            "Type=\"Edm.Decimal\" Precision=\"17\"",
            "Type=\"Edm.Decimal\" Scale=\"variable\"",
            "Type=\"Edm.Decimal\" Scale=\"floating\"",
            "Type=\"Edm.Decimal\" Precision=\"16\" Scale=\"floating\"",
            "Type=\"Edm.Decimal\" Precision=\"39\" Scale=\"2\"",
            "Type=\"Edm.Decimal\" Precision=\"5\" Scale=\"7\"",
            "Type=\"Edm.Decimal\" Precision=\"many\"",
            "Type=\"Edm.DateTimeOffset\" Precision=\"7\"",
            "Type=\"Edm.DateTimeOffset\" Precision=\"12\"",
            "Type=\"Edm.TimeOfDay\" Precision=\"3\"",
            "Type=\"Edm.GeographyPoint\" SRID=\"4326\"",
            "Type=\"Edm.GeographyPoint\" SRID=\"variable\"");

    private static final String TYPES =
            """
            <TypeDefinition Name="Amount" UnderlyingType="Edm.Decimal" Precision="15" Scale="2"/>
            <EnumType Name="Colour" UnderlyingType="Edm.Byte"><Member Name="red" Value="1"/><Member Name="blue" Value="2"/></EnumType>
            <ComplexType Name="Address"><Property Name="city" Type="Edm.String" MaxLength="40" Nullable="false"/><Property Name="zip" Type="Edm.Int32"/></ComplexType>
            <ComplexType Name="Loop"><Property Name="next" Type="N.Loop"/></ComplexType>""";

    private static final List<String> FURTHER = List.of(
            "Type=\"N.Amount\"",
            "Type=\"N.Colour\"",
            "Type=\"N.Address\"",
            "Type=\"Collection(Edm.String)\" MaxLength=\"10\"",
            "Type=\"Collection(N.Address)\"",
            "Type=\"N.Missing\"",
            "Name=\"C\"");

    @Test
    void thePageSaysWhatTheCodeDoes() {
        new GeneratedPage("CSDL and canonical types")
                .paragraph(
                        """
                        What a property of an OData 4 metadata document becomes. Made from the code by `CsdlMappingPageTest`. Lockstep reads CSDL where
                        no CSN is to be had and never writes it. The rows have no zone; OData just has no other type for them.""")
                .heading("Primitive types")
                .table(
                        head(),
                        PRIMITIVES.stream()
                                .map("Type=\"Edm.%s\""::formatted)
                                .map(CsdlMappingPageTest::row)
                                .toList())
                .heading("Facets")
                .table(head(), FACETS.stream().map(CsdlMappingPageTest::row).toList())
                .heading("Types of the document's own")
                .paragraph("```xml\n" + TYPES + "\n```")
                .table(head(), FURTHER.stream().map(CsdlMappingPageTest::row).toList())
                .check(Path.of("../docs/mapping/csdl.md"), "connector-datasphere", "CsdlMappingPageTest");
    }

    private static List<String> head() {
        return List.of("CSDL", "canonical", "reported");
    }

    private static List<String> row(String attributes) {
        String name = attributes.startsWith("Name") ? "" : "Name=\"C\" ";
        CsdlResult result = CsdlMapper.map(
                new AssetId("acme", "S", "T"),
                AssetKind.VIEW,
                Texts.none(),
                """
                <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
                <Schema Namespace="N" xmlns="http://docs.oasis-open.org/odata/ns/edm">%s
                <EntityType Name="T"><Property %s%s/></EntityType></Schema></edmx:DataServices></edmx:Edmx>"""
                        .formatted(TYPES, name, attributes));
        CsdlResult.Mapped mapped = (CsdlResult.Mapped) result;
        DataType type = mapped.asset().columns().get(0).type();
        return List.of(
                attributes.startsWith("Name") ? "no type" : code(attributes),
                code(type),
                mapped.losses().stream()
                        .map(loss -> "%s: %s".formatted(loss.severity(), loss.reason()))
                        .collect(joining("\n")));
    }
}
