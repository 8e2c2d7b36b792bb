package dev.lockstep.engine.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.Grant;
import java.util.List;
import java.util.stream.Collectors;

/** Who needs which rights. */
public final class PolicyView {
    private PolicyView() {}

    /** The document alone when one principal needs rights, so that it can be handed on; else each under the name of its principal. */
    public static String text(List<Grant> grants) {
        if (grants.size() == 1) {
            return document(grants.get(0));
        }
        return grants.stream()
                .map(grant -> "For " + grant.principal() + ":\n\n" + document(grant))
                .collect(Collectors.joining("\n"));
    }

    public static ObjectNode json(String side, boolean writes, List<Grant> grants) {
        ObjectNode document =
                Json.document("policy").put("side", side).put("access", writes ? "read-write" : "read-only");
        document.set("grants", Json.array(grants, PolicyView::grant));
        return document;
    }

    /** What is wider than it could be, each sentence once. */
    public static List<String> notes(List<Grant> grants) {
        return grants.stream()
                .flatMap(grant -> grant.notes().stream())
                .distinct()
                .toList();
    }

    private static ObjectNode grant(Grant grant) {
        ObjectNode node = Json.object().put("principal", grant.principal());
        node.set("policy", Json.tree(grant.document()));
        node.set("notes", Json.array(grant.notes(), note -> Json.tree(Tree.text(note))));
        return node;
    }

    private static String document(Grant grant) {
        return Json.print(Json.tree(grant.document())) + "\n";
    }
}
