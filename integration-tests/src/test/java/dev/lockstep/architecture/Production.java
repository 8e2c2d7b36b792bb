package dev.lockstep.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/** Every class of every module, tests left out, and the packages that the module map promises. */
final class Production {
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.lockstep");

    static final List<String> CORE =
            List.of("dev.lockstep.model", "dev.lockstep.spi", "dev.lockstep.error", "dev.lockstep.config");

    static final List<String> CONNECTORS =
            List.of("dev.lockstep.datasphere", "dev.lockstep.glue", "dev.lockstep.s3", "dev.lockstep.documentdb");

    /** In the order in which a run passes through them. */
    static final List<String> STAGES = List.of(
            "dev.lockstep.engine.discovery",
            "dev.lockstep.engine.mapping",
            "dev.lockstep.engine.plan",
            "dev.lockstep.engine.apply",
            "dev.lockstep.engine.verify");

    /** What stages write to and read from; it knows no stage that acts. */
    static final List<String> RECORDS = List.of("dev.lockstep.engine.audit", "dev.lockstep.engine.state");

    /** Values in, values out. */
    static final List<String> PURE = List.of(
            "dev.lockstep.model",
            "dev.lockstep.datasphere.mapping",
            "dev.lockstep.glue.mapping",
            "dev.lockstep.glue.pace",
            "dev.lockstep.documentdb.mapping",
            "dev.lockstep.engine.mapping",
            "dev.lockstep.engine.plan");

    /** Speaks in the words of the stages, which take what they need from it as values and do not know it. */
    static final String CONFIG = "dev.lockstep.engine.config";

    static final String CLI = "dev.lockstep.engine.cli";
    static final String ENGINE = "dev.lockstep.engine";
    static final String SANDBOX = "dev.lockstep.sandbox";
    static final String TESTKIT = "dev.lockstep.testkit";

    /** Promised, but without a class so far. Whoever adds the first one takes the package off this list. */
    static final Set<String> STILL_MISSING = Set.of();

    private Production() {}

    /** The package and what lies below it, as ArchUnit writes it. */
    static String[] inAll(List<String> packages) {
        return packages.stream().map(name -> name + "..").toArray(String[]::new);
    }

    static String[] in(String name) {
        return inAll(List.of(name));
    }

    static boolean isThere(String name) {
        return CLASSES.stream()
                .anyMatch(type -> type.getPackageName().equals(name)
                        || type.getPackageName().startsWith(name + "."));
    }

    /** Checks a rule about {@code name}, which may be empty only as long as it is known to be. */
    static void check(String name, ArchRule rule) {
        rule.allowEmptyShould(STILL_MISSING.contains(name)).check(CLASSES);
    }
}
