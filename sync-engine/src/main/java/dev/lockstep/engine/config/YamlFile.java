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
enum YamlFile {
    CONFIGURATION("holds nothing; `lockstep init` writes a template", 1, 20_000),
    CURATED("holds nothing; write entries such as `SALES.ORDERS: { owner: sales-data }`", 16, 500_000);

    /** What a problem names that is about the file as a whole. */
    static final String WHOLE = "file";

    private static final int MAX_DEPTH = 30;
    private static final int MAX_ALIASES = 50;

    private final String whenEmpty;
    private final int maxMegabytes;
    private final int maxNodes;

    YamlFile(String whenEmpty, int maxMegabytes, int maxNodes) {
        this.whenEmpty = whenEmpty;
        this.maxMegabytes = maxMegabytes;
        this.maxNodes = maxNodes;
    }

    /**
     * The mapping at the top of {@code text}; what is wrong below it is added to {@code problems}.
     *
     * @throws ConfigurationException if the text is no YAML, or something else than a mapping
     */
    Mapping read(String text, References references, List<Problem> problems) {
        Node root = compose(text);
        if (!(root instanceof MappingNode)) {
            throw failure(Place.NONE, root == null ? whenEmpty : "must consist of `key: value`");
        }
        ConfigNode node = new YamlNodes(references, maxNodes, problems).convert(root);
        return node instanceof Mapping mapping ? mapping : Mapping.empty();
    }

    static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Node compose(String text) {
        if (text.length() > maxMegabytes << 20) {
            throw failure(Place.NONE, "is larger than %d MiB; is it the right file?".formatted(maxMegabytes));
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

    private LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        options.setCodePointLimit(maxMegabytes << 20);
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
        return new ConfigurationException(List.of(new Problem(WHOLE, place.line(), place.column(), message)));
    }
}
