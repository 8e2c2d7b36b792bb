package dev.lockstep.engine.config;

import dev.lockstep.config.ConfigNode;
import dev.lockstep.config.ConfigNode.Mapping;
import dev.lockstep.config.ConfigNode.Place;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.error.ConfigurationException.Problem;
import java.io.StringReader;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** YAML text as a graph of nodes with places. Builds no objects, so a file cannot name a class. */
final class YamlFile {
    private static final int MAX_CHARACTERS = 1 << 20;
    private static final int MAX_DEPTH = 30;
    private static final int MAX_ALIASES = 50;

    private YamlFile() {}

    /**
     * The mapping at the top of {@code text}; what is wrong below it is added to {@code problems}.
     *
     * @throws ConfigurationException if the text is no YAML, or something else than a mapping
     */
    static Mapping read(String text, References references, List<Problem> problems) {
        Node root = compose(text);
        if (!(root instanceof MappingNode)) {
            throw failure(
                    Place.NONE,
                    root == null ? "holds nothing; `lockstep init` writes a template" : "must consist of `key: value`");
        }
        ConfigNode node = new YamlNodes(references, problems).convert(root);
        return node instanceof Mapping mapping ? mapping : Mapping.empty();
    }

    static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Node compose(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw failure(Place.NONE, "is larger than 1 MiB; is it a configuration?");
        }
        try {
            return new Yaml(limits()).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            throw failure(e.getProblemMark() == null ? Place.NONE : place(e.getProblemMark()), sentence(e));
        } catch (ReaderException e) {
            throw failure(
                    at(text, e.getPosition()),
                    "holds a character that YAML does not allow (code %d)".formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            throw failure(Place.NONE, "is nested too deeply, too large or refers to itself too often");
        }
    }

    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setProcessComments(false);
        return options;
    }

    /** Without the snippet that the parser would show: it may be a secret. */
    private static String sentence(MarkedYAMLException e) {
        String context = e.getContext() == null ? "" : e.getContext() + ", ";
        return "is not YAML: " + context + e.getProblem();
    }

    private static Place at(String text, int position) {
        String before = text.substring(0, Math.min(position, text.length()));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Place(line, before.length() - before.lastIndexOf('\n'));
    }

    private static ConfigurationException failure(Place place, String message) {
        return new ConfigurationException(List.of(new Problem("file", place.line(), place.column(), message)));
    }
}
