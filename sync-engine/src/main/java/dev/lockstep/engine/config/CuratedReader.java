package dev.lockstep.engine.config;

import dev.lockstep.config.ConfigNode.Mapping;
import dev.lockstep.config.ConfigSection;
import dev.lockstep.engine.mapping.rules.Action;
import dev.lockstep.engine.mapping.rules.Match;
import dev.lockstep.engine.mapping.rules.Rule;
import dev.lockstep.engine.mapping.rules.Setting;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.error.ConfigurationException.Problem;
import dev.lockstep.spi.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the file of {@code mapping.stewardship}: what people say of assets that the source does not offer, by {@code SPACE.OBJECT}, as rules
 * that are named after the file and the line.
 */
final class CuratedReader {
    private static final String COLUMNS = "columns";

    private final String file;
    private final SettingsReader settings;
    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private CuratedReader(Path file, String language) {
        this.file = String.valueOf(file.getFileName());
        this.settings = new SettingsReader(language);
    }

    /**
     * The entries, in the file's order; a space ends at the first dot, and globs stand for many. Nothing of the environment is put in: who
     * describes assets need not be allowed to read the secrets of the run.
     *
     * @param language of texts, where it is not said
     * @throws ConfigurationException listing every problem of the file, which they name
     */
    static List<Rule> read(Path file, String language) {
        CuratedReader reader = new CuratedReader(file, language);
        try {
            List<Problem> problems = new ArrayList<>();
            Mapping mapping = YamlFile.CURATED.read(ConfigurationLoader.text(file), References.none(), problems);
            reader.readEntries(mapping, problems);
            return reader.rules;
        } catch (ConfigurationException e) {
            throw new ConfigurationException(
                    e.problems().stream().map(reader::named).toList());
        }
    }

    private Problem named(Problem problem) {
        String key = problem.key().equals(YamlFile.WHOLE) ? file : file + ": " + problem.key();
        return new Problem(key, problem.line(), problem.column(), problem.message());
    }

    private void readEntries(Mapping mapping, List<Problem> problems) {
        ConfigSection top = new ConfigSection("", mapping);
        top.problems(problems);
        for (String key : top.handOver().members().keySet()) {
            entry(top, key, mapping.keys().get(key).line());
        }
        try {
            top.finish();
        } catch (ConfigurationException e) {
            throw new ConfigurationException(ConfigurationLoader.withoutConsequences(e.problems(), problems));
        }
    }

    private void entry(ConfigSection top, String key, int line) {
        int dot = key.indexOf('.');
        if (dot < 1 || dot == key.length() - 1) {
            top.problem(key, "must name an asset as SPACE.OBJECT; both may be globs");
        }
        Optional<ConfigSection> found = said(top, key);
        if (found.isEmpty()) {
            return;
        }
        ConfigSection section = found.get();
        Selection space = Selection.of(List.of(key.substring(0, Math.max(0, dot))));
        Match asset = new Match(
                space, Selection.of(List.of(key.substring(dot + 1))), List.of(), Selection.all(), Optional.empty());
        boolean hasColumns = section.has(COLUMNS);
        add(asset, line, hasColumns ? settings.read(section, false) : settings.readSome(section, false));
        ConfigSection columns = section.section(COLUMNS);
        Mapping members = columns.handOver();
        for (String column : members.members().keySet()) {
            int place = members.keys().get(column).line();
            said(columns, column).ifPresent(node -> add(ofColumn(asset, column), place, settings.readSome(node, true)));
        }
    }

    /** The section at {@code key}; a problem when it is none. */
    private static Optional<ConfigSection> said(ConfigSection parent, String key) {
        if (parent.handOver().members().get(key) instanceof Mapping) {
            return Optional.of(parent.section(key));
        }
        parent.problem(key, "must say something, such as { tag: [core] }");
        return Optional.empty();
    }

    private static Match ofColumn(Match asset, String column) {
        return new Match(
                asset.spaces(),
                asset.names(),
                List.of(),
                Selection.all(),
                Optional.of(new Match.Columns(Selection.of(List.of(column)), Selection.all())));
    }

    private void add(Match match, int line, List<Setting> said) {
        if (!said.isEmpty()) {
            rules.add(new Rule(id(line, match), match, new Action.Set(said)));
        }
    }

    /** Such as {@code stewardship.yaml:12}, with the column where there is one, and with the asset where entries share the line. */
    private String id(int line, Match match) {
        String column = match.columns().map(columns -> ":" + columns.names()).orElse("");
        String id = file + ":" + line + column;
        if (!ids.add(id)) {
            id = "%s:%d:%s.%s%s".formatted(file, line, match.spaces(), match.names(), column);
            ids.add(id);
        }
        return id;
    }
}
