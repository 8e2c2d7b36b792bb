package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    @TempDir
    Path folder;

    @Test
    void theDemoTellsItsStoryAndLeavesItsFiles() {
        Shell.Answer answer = new Shell(folder, Map.of()).run("demo", "--dir", "d");
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(folder.resolve("d/lockstep.yaml")).content().contains("system: karvello");
        assertThat(answer.out())
                .contains("1  Discover", "2  Plan", "3  Apply and verify", "4  Look", "5  Sync again")
                .contains("kept exactly beside", "shown natively with less", ", lost 0.")
                .contains("Curated: 11 entries, 11 of use")
                .contains("No changes;", " 0 writes.");
        for (String file :
                new String[] {"lockstep.yaml", "stewardship.yaml", "plan.json", "report.json", ".lockstep/state.db"}) {
            assertThat(folder.resolve("d").resolve(file)).isNotEmptyFile();
        }
    }

    @Test
    void theDemoRunsAgainInItsFolderAndAnswersInJson() {
        Shell shell = new Shell(folder, Map.of());
        shell.run("demo", "--dir", "d", "--quiet");
        JsonNode json = shell.run("demo", "--dir", "d", "--json").json();
        assertThat(json.path("formatVersion").asInt()).isEqualTo(1);
        assertThat(json.path("second").path("counts").path("written").asLong()).isZero();
    }

    @Test
    void whatPeopleSayIsToldFromWhatTheSourceSays() {
        Shell shell = new Shell(folder, Map.of());
        shell.run("demo", "--dir", "d", "--quiet");

        assertThat(folder.resolve("d/plan.json"))
                .content()
                .contains("columns/NET_AMOUNT/glossaryTerms", "stewardship.yaml:10:NET_AMOUNT");
    }

    @Test
    void whatWasEditedInTheStewardshipFileStaysAndIsUsedAndTold() throws IOException {
        Shell shell = new Shell(folder, Map.of());
        shell.run("demo", "--dir", "d", "--quiet");
        Path file = folder.resolve("d/stewardship.yaml");
        String edited = Files.readString(file).replace("sales-data@karvello.example", "me@karvello.example");
        Files.writeString(file, edited);

        Shell.Answer again = new Shell(folder, Map.of()).run("demo", "--dir", "d");

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(file).hasContent(edited);
        assertThat(again.out()).contains("stewardship.yaml was edited and stays as it is");
        assertThat(folder.resolve("d/plan.json")).content().contains("me@karvello.example");
        assertThat(shell.run("demo", "--dir", "d", "--json").json().path("kept"))
                .singleElement()
                .satisfies(kept -> assertThat(kept.asText()).endsWith("stewardship.yaml"));
        assertThat(file).hasContent(edited);
    }

    @Test
    void aConfigurationOfTheDemoThatWasEditedIsNotReplaced() throws IOException {
        Shell shell = new Shell(folder, Map.of());
        shell.run("demo", "--dir", "d", "--quiet");
        Path file = folder.resolve("d/lockstep.yaml");
        String edited = Files.readString(file) + "policy: { name-collisions: suffix }\n";
        Files.writeString(file, edited);

        Shell.Answer again = shell.run("demo", "--dir", "d");

        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("lockstep.yaml was edited").contains("Choose another name or folder");
        assertThat(file).hasContent(edited);
    }

    @Test
    void theDemoLeavesAStewardshipFileOfSomebodyElseAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("stewardship.yaml"), "S.A: { owner: me }\n");
        Shell.Answer answer = new Shell(folder, Map.of()).run("demo", "--dir", ".");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("stewardship.yaml is there already, and not for a sandbox");
        assertThat(file).hasContent("S.A: { owner: me }\n");
        assertThat(folder.resolve("lockstep.yaml")).doesNotExist();
    }

    @Test
    void theDemoLeavesAConfigurationOfSomebodyElseAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("lockstep.yaml"), "name: mine\n");
        Shell.Answer answer = new Shell(folder, Map.of()).run("demo", "--dir", ".");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("is there already, and not for a sandbox");
        assertThat(file).hasContent("name: mine\n");
    }
}
