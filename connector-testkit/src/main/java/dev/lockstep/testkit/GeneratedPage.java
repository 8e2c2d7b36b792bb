package dev.lockstep.testkit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.DataType;
import dev.lockstep.model.TypeSpelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A page of documentation that the code itself writes, in Markdown. A test compares the committed file with it, so that the page cannot say
 * what the code does not do. For one thread.
 */
public final class GeneratedPage {
    private static final String WRITE = "lockstep.golden.write";

    private final StringBuilder text = new StringBuilder();

    public GeneratedPage(String title) {
        text.append("# ").append(title).append('\n');
    }

    public GeneratedPage heading(String heading) {
        text.append("\n## ").append(heading).append('\n');
        return this;
    }

    public GeneratedPage paragraph(String paragraph) {
        text.append('\n').append(paragraph.strip()).append('\n');
        return this;
    }

    /** @param head names of the columns; @param rows as many cells each */
    public GeneratedPage table(List<String> head, List<List<String>> rows) {
        text.append('\n').append(row(head));
        text.append(row(head.stream().map(name -> "---").toList()));
        rows.forEach(row -> text.append(row(row)));
        return this;
    }

    /** Text that is shown as it is typed; empty stays empty. */
    public static String code(String typed) {
        return typed.isEmpty() ? "" : typed.contains("`") ? "`` " + typed + " ``" : "`" + typed + "`";
    }

    /** A type as a person reads it. */
    public static String code(DataType type) {
        return type instanceof DataType.Opaque opaque
                ? "by name only " + code(opaque.nativeName())
                : code(TypeSpelling.print(type));
    }

    /**
     * Fails if {@code file} is not this page. Writes it instead if the system property {@code lockstep.golden.write} is {@code true}.
     *
     * @param module the tests that call this belong to it; for the message
     * @param test simple name of the calling test; for the message
     */
    public void check(Path file, String module, String test) {
        try {
            if (Boolean.getBoolean(WRITE)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            List<String> committed =
                    Files.exists(file) ? Files.readString(file).lines().toList() : List.of();
            List<String> lines = text.toString().lines().toList();
            assertThat(committed.stream().filter(line -> !lines.contains(line)).toList())
                    .as("lines of %s that are not what the code does. %s", file.getFileName(), rewrite(module, test))
                    .isEmpty();
            assertThat(lines.stream().filter(line -> !committed.contains(line)).toList())
                    .as("lines that %s does not have. %s", file.getFileName(), rewrite(module, test))
                    .isEmpty();
            assertThat(committed).as(rewrite(module, test)).isEqualTo(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rewrite(String module, String test) {
        String corpus = System.getProperty("lockstep.corpus") == null ? "" : " -Dlockstep.corpus=DIR";
        return "Write it again and look at what changed:%n./mvnw -pl %s -am test -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false -D%s=true%s"
                .formatted(module, test, WRITE, corpus);
    }

    private static String row(List<String> cells) {
        return cells.stream().map(GeneratedPage::cell).collect(joining(" | ", "| ", " |\n"));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", "<br>");
    }
}
