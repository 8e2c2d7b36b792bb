package dev.lockstep.glue;

import dev.lockstep.glue.context.ContextChoice;
import dev.lockstep.spi.Use;
import java.util.ArrayList;
import java.util.List;

/**
 * The IAM actions that a use of the catalog needs: what {@code doctor} tests and {@code policy} allows. A test runs under them and breaks without
 * any of them.
 */
final class GlueActions {
    /** Lists all databases: a plan has to know which are there. */
    static final String LIST = "glue:GetDatabases";

    private static final List<String> CONTEXT = List.of(
            "glue:AssociateGlossaryTerms",
            "glue:BatchGetIterableForms",
            "glue:CreateGlossary",
            "glue:CreateGlossaryTerm",
            "glue:DeleteAttachment",
            "glue:DisassociateGlossaryTerms",
            "glue:GetAsset",
            "glue:GetFormType",
            "glue:ListGlossaries",
            "glue:ListGlossaryTerms",
            "glue:PutAttachment",
            "glue:PutFormType");

    private GlueActions() {}

    /** Reading what is in databases; writing reads back, too. */
    static List<String> reading(Use use) {
        List<String> actions = new ArrayList<>(
                use.writes()
                        ? List.of("glue:GetDatabase", "glue:GetTable", "glue:GetTables")
                        : List.of("glue:GetTables"));
        if (use.partitions()) {
            actions.add("glue:GetPartitions");
        }
        if (use.partitions() && (use.writes() || use.isReading())) {
            actions.add("glue:BatchGetPartition");
        }
        return List.copyOf(actions);
    }

    /** None unless something is written. */
    static List<String> writing(Use use) {
        List<String> actions = new ArrayList<>();
        if (use.writes()) {
            actions.addAll(
                    List.of("glue:CreateDatabase", "glue:CreateTable", "glue:UpdateDatabase", "glue:UpdateTable"));
        }
        if (use.writes() && use.partitions()) {
            actions.addAll(List.of("glue:BatchCreatePartition", "glue:BatchUpdatePartition"));
        }
        if (use.drops()) {
            actions.add("glue:BatchDeleteTable");
        }
        if (use.drops() && use.partitions()) {
            actions.add("glue:BatchDeletePartition");
        }
        return actions;
    }

    /** Glue's business context; a plan asks whether there is one. None when parameters carry everything. */
    static List<String> context(Use use, ContextChoice choice) {
        if (choice == ContextChoice.PARAMETERS || use.isReading()) {
            return List.of();
        }
        return use.writes() ? CONTEXT : List.of("glue:ListGlossaries");
    }
}
