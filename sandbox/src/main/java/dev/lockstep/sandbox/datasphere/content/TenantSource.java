package dev.lockstep.sandbox.datasphere.content;

import java.nio.file.Path;
import java.util.List;

/** Where a tenant's documents come from. Read once, when the sandbox starts. */
@FunctionalInterface
public interface TenantSource {
    /**
     * Reads everything.
     *
     * @throws java.io.UncheckedIOException when the place cannot be read; a document that is no CSN is not an error
     */
    TenantFiles read();

    /** A folder: each sub-folder is a space, each document directly in it a space named after the file. */
    static TenantSource folder(Path folder) {
        return () -> FolderFiles.read(folder);
    }

    /**
     * A folder on the class path of {@code anchor}: its {@code index.json} names the documents as
     * {@code {"files": ["SPACE/document.json"]}}.
     */
    static TenantSource resources(Class<?> anchor, String folder) {
        return () -> ResourceFiles.read(anchor, folder);
    }

    /** Documents made in memory; the first of two definitions with one name wins. */
    static TenantSource of(SourceFile... files) {
        List<SourceFile> copy = List.of(files);
        return () -> new TenantFiles(List.of(), copy);
    }

    /** The same documents, all in one space, whatever folder they lie in. */
    default TenantSource inSpace(String space) {
        return () -> new TenantFiles(
                List.of(space),
                read().files().stream()
                        .map(file -> new SourceFile(space, file.name(), file.bytes()))
                        .toList());
    }
}
