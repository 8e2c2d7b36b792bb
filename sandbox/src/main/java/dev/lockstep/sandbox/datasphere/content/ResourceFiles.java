package dev.lockstep.sandbox.datasphere.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Reads documents from the class path, which cannot be listed: an index names them. */
final class ResourceFiles {
    private ResourceFiles() {}

    static TenantFiles read(Class<?> anchor, String folder) {
        try {
            List<SourceFile> files = new ArrayList<>();
            TreeSet<String> spaces = new TreeSet<>();
            for (JsonNode path :
                    CsnJson.parse(bytes(anchor, folder, "index.json")).path("files")) {
                String space = path.asText().substring(0, path.asText().indexOf('/'));
                String name = path.asText().substring(space.length() + 1);
                spaces.add(space);
                files.add(new SourceFile(space, name, bytes(anchor, folder, path.asText())));
            }
            return new TenantFiles(List.copyOf(spaces), files);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the documents of " + folder + " on the class path", e);
        }
    }

    private static byte[] bytes(Class<?> anchor, String folder, String path) throws IOException {
        try (InputStream stream = anchor.getResourceAsStream("/" + folder + "/" + path)) {
            if (stream == null) {
                throw new FileNotFoundException(folder + "/" + path);
            }
            return stream.readAllBytes();
        }
    }
}
