package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Tree;
import java.util.Optional;
import java.util.Set;

/**
 * What a definition is, by the first test that holds. Source: marks seen in exports of tenants, in this order.
 */
sealed interface Classification {
    record Is(AssetKind kind) implements Classification {}

    /** No asset on purpose. @param reason one sentence */
    record Skip(String reason) implements Classification {}

    /** Should be an asset and cannot be one. */
    record Fail(String reason, String remedy) implements Classification {}

    String EDITOR = "@DataWarehouse.editorType";

    /** The editor of analytic models. */
    String MODEL_EDITOR = "DWCQueryModelEditor";

    String EXPORT_AGAIN = "Export or deploy the object again.";

    /** Kinds that hold no rows of their own. */
    Set<String> ROWLESS = Set.of("type", "service", "aspect", "event", "action", "function", "annotation", "context");

    static Classification of(CsnSpace space, Definition definition) {
        if (!(definition.body() instanceof Tree.Node node)) {
            return new Fail("The definition is not an object.", EXPORT_AGAIN);
        }
        Optional<String> elsewhere = elsewhere(space, definition);
        if (elsewhere.isPresent()) {
            return new Skip(elsewhere.get());
        }
        Optional<Classification> byKind = byKind(node);
        return byKind.isPresent() ? byKind.get() : entity(node);
    }

    private static Optional<String> elsewhere(CsnSpace space, Definition definition) {
        return space.foreignContext(definition.name())
                .map("It stands for the space %s."::formatted)
                .or(() -> space.foreign(definition.name())
                        .map(ref -> "It belongs to the space " + ref.container() + "."));
    }

    private static Optional<Classification> byKind(Tree.Node node) {
        Optional<String> kind = node.findText("kind");
        boolean shaped = node.find("elements").isPresent()
                || node.find("query").isPresent()
                || node.find("projection").isPresent();
        if (kind.filter(ROWLESS::contains).isPresent()) {
            return Optional.of(new Skip("It is of kind %s and holds no rows of its own.".formatted(kind.get())));
        }
        if (kind.filter("entity"::equals).isPresent()
                || kind.isEmpty() && node.find("kind").isEmpty() && shaped) {
            return Optional.empty();
        }
        String found = node.find("kind").isEmpty()
                ? "no kind"
                : kind.map("the kind "::concat).orElse("a kind that is no text");
        return Optional.of(new Fail("The definition has %s; known is entity.".formatted(found), EXPORT_AGAIN));
    }

    private static Classification entity(Tree.Node node) {
        if (node.find("@DataWarehouse.dataAccessControl.definition").isPresent()) {
            return new Skip("It is a data access control; the assets it protects name it.");
        }
        if (has(node, EDITOR, MODEL_EDITOR)) {
            return new Is(AssetKind.ANALYTIC_MODEL);
        }
        if (node.findText("@DataWarehouse.remote.connection").isPresent()
                || node.findText("@DataWarehouse.external.schema").isPresent()) {
            return new Is(AssetKind.TABLE);
        }
        if (node.find("@DataWarehouse.enclosingObject").isPresent()) {
            return new Skip("It is the change log of %s."
                    .formatted(node.findText("@DataWarehouse.enclosingObject").orElse("another table")));
        }
        if (Notation.isTrue(node.find("abstract"))) {
            return new Skip("It is abstract and holds no rows of its own.");
        }
        return new Is(isTable(node) ? AssetKind.TABLE : AssetKind.VIEW);
    }

    private static boolean isTable(Tree.Node node) {
        boolean computed =
                node.find("query").isPresent() || node.find("projection").isPresent();
        return isDeltaTable(node) || !computed && !isScript(node);
    }

    /** A local table with delta capture looks like a view over its change log. */
    static boolean isDeltaTable(Tree.Node node) {
        return has(node, "@DataWarehouse.repository.technicalType", "DWC_LOCAL_TABLE")
                || node.findNode("@DataWarehouse.delta")
                        .filter(delta -> has(delta, "type", "ACTIVE"))
                        .isPresent();
    }

    static boolean isScript(Tree.Node node) {
        return has(node, "@Analytics.dbViewType", "TABLE_FUNCTION")
                || node.find("@DataWarehouse.tableFunction.script").isPresent()
                || node.find("@DataWarehouse.sqlDefinition.script").isPresent();
    }

    private static boolean has(Tree.Node node, String annotation, String constant) {
        return node.find(annotation)
                .flatMap(Notation::constant)
                .filter(constant::equals)
                .isPresent();
    }
}
