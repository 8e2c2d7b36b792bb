package dev.lockstep.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void columnsAreAlignedAndEmptyOnesLeftOut() {
        TextTable table = new TextTable("Name", "Nothing", "Number");
        table.row("a", "", "1,000");
        table.row("long name", "", 7);
        assertThat(table.lines()).containsExactly("  Name       Number", "  a           1,000", "  long name       7");
    }

    @Test
    void whatDoesNotFitGoesOnBelowAndNothingIsLost() {
        TextTable table = new TextTable("Name", "Formula");
        String formula = "NET_AMOUNT - COST_AMOUNT ".repeat(12).strip();
        table.row("MARGIN", formula);
        String row = table.lines().get(1);
        List<String> lines = row.lines().toList();
        assertThat(lines).hasSizeGreaterThan(2).allMatch(line -> line.length() <= TextOptions.WIDTH);
        assertThat(row.replaceAll("\\s+", " ").strip()).isEqualTo("MARGIN " + formula);
    }

    @Test
    void aWordWiderThanItsColumnIsBroken() {
        assertThat(OneLine.wrap("x".repeat(25), 10)).containsExactly("x".repeat(10), "x".repeat(10), "x".repeat(5));
        assertThat(OneLine.wrap("aaaaaaaaa😀b", 10)).containsExactly("aaaaaaaaa", "😀b");
        assertThat(OneLine.wrap("", 10)).containsExactly("");
    }

    @Test
    void textFromElsewhereCannotMoveTheCursor() {
        TextTable table = new TextTable("Name");
        table.row("a\nb\u001b[31m");
        assertThat(table.lines()).containsExactly("  Name", "  a b\uFFFD[31m");
    }

    @Test
    void aListThatIsCutSaysHowMuch() {
        TextTable table = new TextTable("Name");
        for (int i = 0; i < 25; i++) {
            table.row("n" + i);
        }
        TextPage brief = new TextPage(TextOptions.brief(Paint.PLAIN));
        brief.section("Names", table);
        assertThat(brief.toString())
                .startsWith("Names (25)\n  Name\n  n0\n")
                .endsWith("  n19\n  … and 5 more (use --json or --all)\n");
        TextPage complete = new TextPage(TextOptions.brief(Paint.PLAIN).complete());
        complete.section("Names", table);
        assertThat(complete.toString()).endsWith("  n24\n");
    }
}
