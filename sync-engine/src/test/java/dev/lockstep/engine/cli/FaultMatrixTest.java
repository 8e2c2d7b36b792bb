package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.glue.Fault;
import dev.lockstep.sandbox.glue.GlueSandbox;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import dev.lockstep.sandbox.glue.Trigger;
import dev.lockstep.sandbox.glue.auth.Role;
import dev.lockstep.sandbox.glue.catalog.CatalogView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A whole sync, which creates a database, creates, updates and drops tables, meets one fault at one of its operations: it ends right, or it says
 * what is not done; and the next one ends right.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {
    private static final String SYNC = "matrix";
    private static final List<String> READS = List.of("GetDatabases", "GetTables");
    private static final List<String> WRITES =
            List.of("CreateDatabase", "CreateTable", "UpdateTable", "BatchDeleteTable");
    private static final List<String> CODES = List.of(
            "AccessDeniedException",
            "AlreadyExistsException",
            "ConcurrentModificationException",
            "ConflictException",
            "EntityNotFoundException",
            "ExpiredTokenException",
            "FederationSourceException",
            "GlueEncryptionException",
            "InternalServiceException",
            "InvalidInputException",
            "InvalidSignatureException",
            "InvalidStateException",
            "OperationTimeoutException",
            "RequestTimeTooSkewed",
            "ResourceNotReadyException",
            "ResourceNumberLimitExceededException",
            "ServiceUnavailableException",
            "ThrottlingException",
            "UnknownOperationException",
            "VersionMismatchException");
    /** More calls than a sync of one round makes. */
    private static final int CALLS = 12;

    private static final long SEEDS = 20;
    private static final String ROLE = "arn:aws:iam::111122223333:role/Sync";
    private static final List<String> VOLATILE = List.of("CreateTime", "UpdateTime", "DatabaseId", "VersionId");

    private final SortedMap<String, int[]> ends = new TreeMap<>();
    private Path folder;
    private GlueSandbox glue;
    private int round;

    @BeforeAll
    void start(@TempDir Path place) throws IOException {
        folder = place;
        glue = GlueSandbox.start(
                GlueSandboxOptions.defaults().withRoles(Role.of(ROLE).withTrusted("111122223333")));
        signInByKeys();
        source();
        assertThat(sync().code()).isEqualTo(ExitCode.DONE);
    }

    @AfterAll
    void stop() {
        glue.close();
        StringBuilder table = new StringBuilder("%-36s %6s %6s %6s%n".formatted("fault", "done", "partly", "failed"));
        ends.forEach(
                (fault, count) -> table.append("%-36s %6d %6d %6d%n".formatted(fault, count[0], count[1], count[2])));
        System.out.println(table);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                        refusals(),
                        everywhere("500 after the effect", WRITES, Fault.lostAnswer()),
                        everywhere("reset before the effect", WRITES, new Fault.Reset(false)),
                        everywhere("reset after the effect", WRITES, new Fault.Reset(true)),
                        everywhere("reset", READS, new Fault.Reset(false)),
                        everywhere("time-out", READS, new Fault.Hang(false)),
                        everywhere("time-out before the effect", WRITES, new Fault.Hang(false)),
                        everywhere("time-out after the effect", WRITES, new Fault.Hang(true)),
                        fromSomeCallOn("token expired from a call on", Fault.refused("ExpiredTokenException", 400)),
                        fromSomeCallOn("refused from a call on", Fault.refused("AccessDeniedException", 400)))
                .flatMap(all -> all);
    }

    private static Stream<Arguments> fromSomeCallOn(String name, Fault fault) {
        return IntStream.rangeClosed(1, CALLS)
                .mapToObj(n -> Arguments.of(name, new Trigger("*", "*", "*", n, Integer.MAX_VALUE), fault));
    }

    private static Stream<Arguments> refusals() {
        return CODES.stream()
                .flatMap(code -> everywhere(
                        code, Stream.concat(READS.stream(), WRITES.stream()).toList(), Fault.refused(code, 400)));
    }

    private static Stream<Arguments> everywhere(String name, List<String> operations, Fault fault) {
        return operations.stream().map(operation -> Arguments.of(name, Trigger.next(operation), fault));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("faults")
    void theRunEndsRightOrSaysWhatIsNotDoneAndTheNextOneEndsRight(String name, Trigger trigger, Fault fault)
            throws IOException {
        prepare();
        glue.faults().script(trigger, fault);

        Shell.Answer answer = sync();

        assertThat(glue.calls().count(trigger.operation()))
                .as("the fault is met")
                .isGreaterThanOrEqualTo(trigger.operation().equals("*") ? 0 : 1);
        assertItIsTrueAndTheNextRunEndsRight(name, answer);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aThirdOfTheCallsThrottledAtRandomIsBorne(long seed) throws IOException {
        prepare();
        glue.faults().throttleShare(0.3, seed);

        assertItIsTrueAndTheNextRunEndsRight("30 % throttled at random", sync());
    }

    static Stream<Long> seeds() {
        return LongStream.rangeClosed(1, SEEDS).boxed();
    }

    @ParameterizedTest
    @MethodSource("callNumbers")
    void aRoleWhoseSessionEndsInMidRunIsAssumedAgain(int number) throws IOException {
        prepare();
        signInByRole();
        var seen = new AtomicInteger();
        glue.calls().listen(call -> {
            if (call.service().equals("glue") && seen.incrementAndGet() == number) {
                glue.expireSessions();
            }
        });

        Shell.Answer answer = sync();

        signInByKeys();
        seen.set(CALLS);
        assertThat(answer.code()).as("%s%s", answer.out(), answer.err()).isEqualTo(ExitCode.DONE);
        assertItIsTrueAndTheNextRunEndsRight("session of a role ended", answer);
    }

    static Stream<Integer> callNumbers() {
        return IntStream.rangeClosed(1, CALLS).boxed();
    }

    /** A catalog in which there is something to create, to update and to drop. */
    private void prepare() throws IOException {
        source();
        assertThat(sync().code()).isEqualTo(ExitCode.DONE); // marks what is to be dropped
        grow();
        glue.calls().reset();
    }

    private void assertItIsTrueAndTheNextRunEndsRight(String name, Shell.Answer answer) {
        SortedMap<String, String> found = contents();
        glue.faults().clear();
        Shell.Answer clean = sync();
        assertThat(clean.code()).as("%s%s", clean.out(), clean.err()).isEqualTo(ExitCode.DONE);
        SortedMap<String, String> wanted = contents();
        assertThat(wanted.keySet()).containsAll(tables());
        if (answer.code() == ExitCode.DONE) {
            assertThat(found).isEqualTo(wanted);
        } else {
            assertThat(answer.code()).isIn(ExitCode.FAILED, ExitCode.PARTIAL);
            assertThat(answer.out() + answer.err()).as("what is wrong").isNotBlank();
        }
        int column = answer.code() == ExitCode.DONE ? 0 : answer.code() == ExitCode.PARTIAL ? 1 : 2;
        ends.computeIfAbsent(name, any -> new int[3])[column]++;
    }

    private Shell.Answer sync() {
        return new Shell(folder, Map.of()).run("sync", "--confirm-deletes", SYNC);
    }

    /** Every round begins with the loss of a table. */
    private void source() throws IOException {
        round++;
        write("csn/SALES/tables.json", List.of("T_KEPT", "T_KEPT_TOO"));
    }

    /** It goes on with a new space, a new table in the old one, and other labels. */
    private void grow() throws IOException {
        Files.deleteIfExists(folder.resolve("csn/N" + (round - 1) + "/tables.json"));
        Files.deleteIfExists(folder.resolve("csn/N" + (round - 1)));
        round++;
        write("csn/SALES/tables.json", List.of("T_KEPT", "T_KEPT_TOO", "T_" + round));
        write("csn/N" + round + "/tables.json", List.of("T_ONLY"));
    }

    private Set<String> tables() {
        return new TreeSet<>(List.of("sales.t_kept", "sales.t_kept_too", "sales.t_" + round, "n" + round + ".t_only"));
    }

    private void write(String file, List<String> names) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(
                path,
                names.stream()
                        .map(name ->
                                """
                                "%s":{"kind":"entity","@EndUserText.label":"round %d","elements":{\
                                "ID_%s":{"type":"cds.Integer","key":true,"notNull":true},"F_%s":{"type":"cds.Boolean"},"G":{"type":"cds.Date"}}}"""
                                        .formatted(name, round, name, name))
                        .collect(Collectors.joining(",\n", "{\"definitions\":{", "}}")));
    }

    /** Of what this round is about, but times and versions. */
    private SortedMap<String, String> contents() {
        SortedMap<String, String> contents = new TreeMap<>();
        CatalogView catalog = glue.catalog();
        for (String database : List.of("sales", "n" + round)) {
            if (catalog.database(database).isPresent()) {
                contents.put(database, "");
                catalog.tableNames(database)
                        .forEach(table -> contents.put(
                                database + "." + table,
                                ((ObjectNode) catalog.table(database, table)
                                                .orElseThrow()
                                                .deepCopy())
                                        .remove(VOLATILE)
                                        .toString()));
            }
        }
        return contents;
    }

    private void signInByKeys() throws IOException {
        configure(FolderSync.of(SYNC, glue));
    }

    private void signInByRole() throws IOException {
        configure(FolderSync.of(SYNC, glue).withRole(ROLE));
    }

    private void configure(FolderSync sync) throws IOException {
        Files.writeString(
                folder.resolve("lockstep.yaml"), sync.withTimeout("2s").text());
    }
}
