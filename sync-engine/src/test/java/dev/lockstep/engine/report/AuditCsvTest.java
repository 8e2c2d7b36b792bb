package dev.lockstep.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCsvTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {"plain|plain", "`a,b`|`\"a,b\"`", "say \"x\"|`\"say \"\"x\"\"\"`", "``|``", "a=b|a=b", "-|`\"'-\"`"
            })
    void aCellIsQuotedWhereItMustBe(String text, String cell) {
        assertThat(AuditCsv.cell(text)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=HYPERLINK(\"http://x\",\"y\")"})
    void noCellIsAFormula(String text) {
        assertThat(AuditCsv.cell(text)).startsWith("\"'").endsWith("\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "a\r\nb"})
    void lineEndsStayWithinTheirCell(String text) {
        assertThat(AuditCsv.cell(text)).isEqualTo('"' + text + '"');
    }
}
