package dev.lockstep.datasphere.client;

import dev.lockstep.datasphere.mapping.CsnDocument;
import dev.lockstep.model.Tree;
import java.io.IOException;
import java.io.InputStream;

/** Bytes as CSN documents. */
public final class CsnDocuments {
    private CsnDocuments() {}

    /**
     * @param origin names the document to a person, such as a file or a URL path
     * @throws MalformedDocumentException it is no JSON, no object, or has no {@code definitions}
     * @throws IOException the bytes cannot be read
     */
    public static CsnDocument read(String origin, InputStream in) throws MalformedDocumentException, IOException {
        if (!(JsonTrees.read(in) instanceof Tree.Node root)) {
            throw new MalformedDocumentException("the document is not a JSON object", 1, 1);
        }
        if (root.findNode("definitions").isEmpty()) {
            throw new MalformedDocumentException(
                    root.find("definitions").isEmpty()
                            ? "the document has no `definitions`"
                            : "`definitions` is not an object",
                    1,
                    1);
        }
        return new CsnDocument(origin, root);
    }
}
