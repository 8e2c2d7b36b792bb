package dev.lockstep.sandbox.glue;

import dev.lockstep.sandbox.glue.auth.AccessKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.GetTablesRequest;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** The real SDK, pointed at a sandbox. It never retries unless told to, so that a test sees each answer. */
final class Clients {
    private Clients() {}

    static GlueClient glue(GlueSandbox sandbox) {
        return glue(sandbox, credentials(sandbox.accessKey()), AwsRetryStrategy.doNotRetry());
    }

    static GlueClient glue(GlueSandbox sandbox, AwsCredentials credentials, RetryStrategy retries) {
        return GlueClient.builder()
                .endpointOverride(sandbox.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(retries)
                        .build())
                .build();
    }

    /** Gives up on an answer after {@code patience}. */
    static GlueClient impatient(GlueSandbox sandbox, Duration patience) {
        return GlueClient.builder()
                .endpointOverride(sandbox.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials(sandbox.accessKey())))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(patience)
                        .build())
                .build();
    }

    static StsClient sts(GlueSandbox sandbox, AwsCredentialsProvider credentials) {
        return StsClient.builder()
                .endpointOverride(sandbox.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .build())
                .build();
    }

    static StsClient sts(GlueSandbox sandbox) {
        return sts(sandbox, StaticCredentialsProvider.create(credentials(sandbox.accessKey())));
    }

    static AwsCredentials credentials(AccessKey key) {
        return AwsBasicCredentials.create(key.id(), key.secret());
    }

    static AwsCredentials credentials(Credentials session) {
        return AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }

    static void createDatabase(GlueClient glue, String name) {
        glue.createDatabase(request ->
                request.databaseInput(DatabaseInput.builder().name(name).build()));
    }

    static TableInput table(String name) {
        return TableInput.builder().name(name).build();
    }

    static void createTable(GlueClient glue, String database, String name) {
        glue.createTable(request -> request.databaseName(database).tableInput(table(name)));
    }

    /** Every page, following the token until there is none. */
    static List<GetTablesResponse> pages(GlueClient glue, GetTablesRequest request) {
        var pages = new ArrayList<GetTablesResponse>();
        String token = null;
        do {
            pages.add(glue.getTables(request.toBuilder().nextToken(token).build()));
            token = pages.get(pages.size() - 1).nextToken();
        } while (token != null);
        return pages;
    }

    static List<String> names(List<GetTablesResponse> pages) {
        return pages.stream()
                .flatMap(page -> page.tableList().stream())
                .map(Table::name)
                .toList();
    }
}
