package dev.lockstep.sandbox.datasphere.content;

import java.util.List;

/**
 * Everything a source holds.
 *
 * @param folders spaces that exist because a sub-folder is named so, with or without readable documents in it
 * @param files documents and side information, in the order in which a duplicate loses
 */
public record TenantFiles(List<String> folders, List<SourceFile> files) {
    public TenantFiles {
        folders = List.copyOf(folders);
        files = List.copyOf(files);
    }
}
