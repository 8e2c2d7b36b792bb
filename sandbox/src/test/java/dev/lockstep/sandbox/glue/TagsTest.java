package dev.lockstep.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.ValidationException;

class TagsTest {
    private static final String ARN = "arn:aws:glue:eu-central-1:111122223333:database/db";

    private final GlueSandbox sandbox = GlueSandbox.start(GlueSandboxOptions.defaults());
    private final GlueClient glue = Clients.glue(sandbox);

    @BeforeEach
    void create() {
        glue.createDatabase(request -> request.databaseInput(
                        DatabaseInput.builder().name("db").build())
                .tags(Map.of("team", "sales")));
    }

    @AfterEach
    void stop() {
        glue.close();
        sandbox.close();
    }

    @Test
    void aDatabaseIsTaggedAndUntagged() {
        glue.tagResource(request -> request.resourceArn(ARN).tagsToAdd(Map.of("team", "finance", "env", "dev")));
        assertThat(glue.getTags(request -> request.resourceArn(ARN)).tags())
                .containsExactlyInAnyOrderEntriesOf(Map.of("team", "finance", "env", "dev"));
        glue.untagResource(request -> request.resourceArn(ARN).tagsToRemove("team", "missing"));
        assertThat(sandbox.catalog().tags("db")).containsExactly(Map.entry("env", "dev"));
    }

    @Test
    void tagsSurviveAnUpdateOfTheirDatabase() {
        glue.updateDatabase(request -> request.name("db")
                .databaseInput(DatabaseInput.builder().name("db").build()));
        assertThat(sandbox.catalog().tags("db")).containsEntry("team", "sales");
    }

    @Test
    void aDatabaseHasAtMostFiftyTags() {
        glue.tagResource(request -> request.resourceArn(ARN).tagsToAdd(tags(49)));
        assertThatThrownBy(() ->
                        glue.tagResource(request -> request.resourceArn(ARN).tagsToAdd(Map.of("one more", "x"))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() ->
                        glue.tagResource(request -> request.resourceArn(ARN).tagsToAdd(tags(51))))
                .isInstanceOf(ValidationException.class);
        assertThat(sandbox.catalog().tags("db")).hasSize(50);
    }

    @Test
    void reservedKeysTablesAndMissingDatabasesAreRefused() {
        assertThatThrownBy(() ->
                        glue.tagResource(request -> request.resourceArn(ARN).tagsToAdd(Map.of("aws:x", "y"))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> glue.getTags(request -> request.resourceArn(ARN.replace("database/db", "table/db/t"))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> glue.getTags(request -> request.resourceArn(ARN + "2")))
                .isInstanceOf(EntityNotFoundException.class);
        assertThatThrownBy(() -> glue.getTags(request -> request.resourceArn("arn:aws:s3:::bucket")))
                .isInstanceOf(ValidationException.class);
    }

    private static Map<String, String> tags(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"));
    }
}
