package dev.lockstep.engine.cli;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completions for the fish shell. Source: fish documentation, complete. */
final class FishCompletion {
    private static final String TOP = "complete -c lockstep -n __fish_use_subcommand";

    private FishCompletion() {}

    static String script(CommandLine root) {
        Stream<String> commands = root.getSubcommands().entrySet().stream().map(command -> "%s -f -a %s -d %s"
                .formatted(
                        TOP,
                        command.getKey(),
                        quoted(description(command.getValue().getCommandSpec()))));
        Stream<String> own = root.getCommandSpec().options().stream().map(option -> TOP + option(option));
        Stream<String> options = root.getSubcommands().entrySet().stream()
                .flatMap(command -> options("__fish_seen_subcommand_from " + command.getKey(), command.getValue()));
        return Stream.of(commands, own, options)
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "# Completions of lockstep for fish.\n", "\n"));
    }

    /** Options of a command, then its own commands and their options. */
    private static Stream<String> options(String condition, CommandLine command) {
        Stream<String> own = command.getCommandSpec().options().stream()
                .map(option -> "complete -c lockstep -n '%s'%s".formatted(condition, option(option)));
        Stream<String> nested = command.getSubcommands().entrySet().stream()
                .flatMap(inner -> Stream.concat(
                        Stream.of("complete -c lockstep -n '%s' -f -a %s -d %s"
                                .formatted(
                                        condition,
                                        inner.getKey(),
                                        quoted(description(inner.getValue().getCommandSpec())))),
                        options(condition + "; and __fish_seen_subcommand_from " + inner.getKey(), inner.getValue())));
        return Stream.concat(own, nested);
    }

    private static String option(OptionSpec option) {
        String names = Stream.of(option.names())
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
        String value = option.arity().max() > 0 ? " -r" : "";
        String text = option.description().length == 0 ? "" : " -d " + quoted(option.description()[0]);
        return names + value + text;
    }

    private static String description(CommandSpec command) {
        String[] lines = command.usageMessage().description();
        return lines.length == 0 ? "" : lines[0];
    }

    private static String quoted(String text) {
        return "'"
                + text.replaceAll(" \\(default: \\$\\{DEFAULT-VALUE}\\)", "")
                        .replace("\\", "\\\\")
                        .replace("'", "\\'") + "'";
    }
}
