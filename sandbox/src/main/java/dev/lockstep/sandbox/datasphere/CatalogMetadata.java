package dev.lockstep.sandbox.datasphere;

import java.nio.charset.StandardCharsets;

/** {@code catalog/$metadata}: the two entity types of the catalog. */
final class CatalogMetadata {
    private static final String DOCUMENT =
            """
            <?xml version="1.0" encoding="utf-8"?>
            <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
              <edmx:DataServices>
                <Schema Namespace="CatalogService" xmlns="http://docs.oasis-open.org/odata/ns/edm">
                  <EntityContainer Name="EntityContainer">
                    <EntitySet Name="spaces" EntityType="CatalogService.spaces">
                      <NavigationPropertyBinding Path="assets" Target="assets"/>
                    </EntitySet>
                    <EntitySet Name="assets" EntityType="CatalogService.assets"/>
                  </EntityContainer>
                  <EntityType Name="spaces">
                    <Key><PropertyRef Name="name"/></Key>
                    <Property Name="name" Type="Edm.String" Nullable="false"/>
                    <Property Name="label" Type="Edm.String"/>
                    <NavigationProperty Name="assets" Type="Collection(CatalogService.assets)"/>
                  </EntityType>
                  <EntityType Name="assets">
                    <Key><PropertyRef Name="spaceName"/><PropertyRef Name="name"/></Key>
                    <Property Name="spaceName" Type="Edm.String" Nullable="false"/>
                    <Property Name="name" Type="Edm.String" Nullable="false"/>
                    <Property Name="label" Type="Edm.String"/>
                    <Property Name="assetRelationalMetadataUrl" Type="Edm.String"/>
                    <Property Name="assetRelationalDataUrl" Type="Edm.String"/>
                    <Property Name="assetAnalyticalMetadataUrl" Type="Edm.String"/>
                    <Property Name="assetAnalyticalDataUrl" Type="Edm.String"/>
                    <Property Name="supportsAnalyticalQueries" Type="Edm.Boolean"/>
                    <Property Name="hasParameters" Type="Edm.Boolean"/>
                  </EntityType>
                </Schema>
              </edmx:DataServices>
            </edmx:Edmx>
            """;

    private CatalogMetadata() {}

    static byte[] document() {
        return DOCUMENT.getBytes(StandardCharsets.UTF_8);
    }
}
