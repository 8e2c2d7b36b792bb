package dev.lockstep.engine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.engine.report.Json;
import dev.lockstep.engine.report.Paint;
import dev.lockstep.engine.report.TextOptions;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** How a command answers. The same for every command. */
final class Output {
    @Option(names = "--json", description = "Print the result as JSON, with a formatVersion.")
    private boolean json;

    @Option(names = "--all", description = "Do not cut long lists.")
    private boolean all;

    @Option(names = "--quiet", description = "Print nothing but errors; the exit code tells.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Log what is done on standard error; twice (-vv) with the causes of errors.")
    private boolean[] verbose = {};

    @Option(names = "--debug", description = "The same as -vv.")
    private boolean debug;

    private boolean answered;

    boolean isJson() {
        return json;
    }

    /** Whether text for people is wanted. */
    boolean tells() {
        return !quiet && !json;
    }

    /** Whether the result was printed; a second document after it would spoil JSON. */
    boolean hasAnswered() {
        return answered;
    }

    boolean showsProgress() {
        return tells() && verbose.length == 0;
    }

    boolean showsCauses() {
        return debug || verbose.length > 1;
    }

    TextOptions text(Paint paint, List<String> languages) {
        TextOptions brief = TextOptions.brief(paint).withLanguages(languages);
        return all ? brief.complete() : brief;
    }

    /** Prints the result in one of its two forms. */
    void print(Terminal terminal, Function<Paint, String> text, Supplier<JsonNode> node) {
        if (json) {
            terminal.out().println(Json.print(node.get()));
        } else if (!quiet) {
            terminal.out().print(text.apply(terminal.paint()));
        }
        terminal.out().flush();
        answered = true;
    }
}
