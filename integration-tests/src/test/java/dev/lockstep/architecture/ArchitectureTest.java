package dev.lockstep.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.lockstep.architecture.Production.CLASSES;
import static dev.lockstep.architecture.Production.CLI;
import static dev.lockstep.architecture.Production.CONFIG;
import static dev.lockstep.architecture.Production.CONNECTORS;
import static dev.lockstep.architecture.Production.CORE;
import static dev.lockstep.architecture.Production.ENGINE;
import static dev.lockstep.architecture.Production.RECORDS;
import static dev.lockstep.architecture.Production.SANDBOX;
import static dev.lockstep.architecture.Production.STAGES;
import static dev.lockstep.architecture.Production.STILL_MISSING;
import static dev.lockstep.architecture.Production.TESTKIT;
import static dev.lockstep.architecture.Production.check;
import static dev.lockstep.architecture.Production.in;
import static dev.lockstep.architecture.Production.inAll;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who knows whom. */
class ArchitectureTest {
    static List<String> core() {
        return CORE;
    }

    static List<String> connectors() {
        return CONNECTORS;
    }

    static List<String> stages() {
        return STAGES;
    }

    static List<String> records() {
        return RECORDS;
    }

    static Stream<String> promised() {
        return Stream.of(CORE, CONNECTORS, STAGES, RECORDS, Production.PURE, List.of(CONFIG, CLI, SANDBOX, TESTKIT))
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("promised")
    void aPackageIsThereOrListedAsStillMissing(String name) {
        assertThat(Production.isThere(name))
                .as("%s has classes (if it got its first one, take it off STILL_MISSING)", name)
                .isEqualTo(!STILL_MISSING.contains(name));
    }

    @ParameterizedTest
    @MethodSource("core")
    void coreKnowsNothingButItselfAndTheJdk(String name) {
        check(
                name,
                classes()
                        .that()
                        .resideInAnyPackage(in(name))
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(and(inAll(CORE), "java..")));
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void aConnectorKnowsNoOtherConnectorAndNotTheEngine(String name) {
        List<String> others = new ArrayList<>(CONNECTORS);
        others.remove(name);
        others.addAll(List.of(ENGINE, SANDBOX, TESTKIT));
        check(name, packageIgnores(name, others));
    }

    @Test
    void theEngineFindsConnectorsAndNamesNone() {
        List<String> others = new ArrayList<>(CONNECTORS);
        others.add(TESTKIT);
        check(ENGINE, packageIgnores(ENGINE, others));
    }

    @Test
    void theSandboxStandsAlone() {
        List<String> others = new ArrayList<>(CONNECTORS);
        others.addAll(List.of(ENGINE, TESTKIT));
        check(SANDBOX, packageIgnores(SANDBOX, others));
    }

    @Test
    void theTestkitKnowsOnlyCoreAndTheTestLibraries() {
        check(
                TESTKIT,
                classes()
                        .that()
                        .resideInAnyPackage(in(TESTKIT))
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                and(inAll(CORE), TESTKIT + "..", "java..", "org.junit.jupiter..", "org.assertj..")));
    }

    @Test
    void onlyTheCommandLineStartsTheSandbox() {
        noClasses()
                .that()
                .resideOutsideOfPackages(SANDBOX + "..", CLI + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in(SANDBOX))
                .check(CLASSES);
    }

    @Test
    void nothingDependsOnTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CLI + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in(CLI))
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aStageDoesNotKnowTheStagesAfterIt(String name) {
        List<String> later = new ArrayList<>(STAGES.subList(STAGES.indexOf(name) + 1, STAGES.size()));
        later.addAll(List.of(CONFIG, CLI));
        check(name, packageIgnores(name, later));
    }

    @ParameterizedTest
    @MethodSource("records")
    void recordsDoNotKnowTheStagesThatReadAndWrite(String name) {
        check(
                name,
                packageIgnores(
                        name,
                        List.of(
                                "dev.lockstep.engine.discovery",
                                "dev.lockstep.engine.apply",
                                "dev.lockstep.engine.verify",
                                CONFIG,
                                CLI)));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.lockstep.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noPackageIsADrawerForHelpers() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..dto..")
                .because("a helper lives beside its user")
                .check(CLASSES);
    }

    @Test
    void onlyTheAwsConnectorsKnowTheAwsSdk() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.lockstep.glue..", "dev.lockstep.s3..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon.awssdk..")
                .check(CLASSES);
    }

    private static ArchRule packageIgnores(String name, List<String> others) {
        return noClasses()
                .that()
                .resideInAnyPackage(in(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(inAll(others));
    }

    private static String[] and(String[] packages, String... more) {
        return Stream.of(packages, more).flatMap(Stream::of).toArray(String[]::new);
    }
}
