package dev.lockstep.datasphere.config;

import static java.util.Objects.requireNonNull;

import dev.lockstep.config.ConfigSection;
import dev.lockstep.spi.Selection;
import java.util.List;

/**
 * The configuration of one Datasphere source.
 *
 * @param system alias of the system in every id; by default the first label of the tenant's host, or {@code datasphere} for a folder
 * @param spaces which spaces are read, by globs; all by default
 * @param source where documents come from
 */
public record DatasphereConfig(String system, Selection spaces, Source source) {
    /** A tenant or a folder. */
    public sealed interface Source permits FolderConfig, TenantConfig {}

    private static final String FOLDER_SYSTEM = "datasphere";

    public DatasphereConfig {
        requireNonNull(system, "system is null");
        requireNonNull(spaces, "spaces is null");
        requireNonNull(source, "source is null");
    }

    /**
     * Reads the whole section, {@link ConfigSection#finish} included.
     *
     * @throws dev.lockstep.error.ConfigurationException listing all problems
     */
    public static DatasphereConfig from(ConfigSection section) {
        section.optional("connector"); // read by whoever chose this connector
        List<String> globs = section.list("spaces");
        String alias = section.optional("system").orElse("");
        if (section.has("path") == section.has("url")) {
            section.problem(
                    "url",
                    section.has("path")
                            ? "stands beside `path`; give the tenant or the folder, not both"
                            : "is missing; give the tenant's address here, or a folder of CSN documents as `path`");
        }
        Source source = section.has("path") ? FolderConfig.from(section) : TenantConfig.from(section);
        section.finish();
        return new DatasphereConfig(alias.isEmpty() ? defaultSystem(source) : alias, Selection.of(globs), source);
    }

    private static String defaultSystem(Source source) {
        return source instanceof TenantConfig tenant ? tenant.firstLabel() : FOLDER_SYSTEM;
    }
}
