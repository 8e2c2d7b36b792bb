package dev.lockstep.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.lockstep.architecture.Production.PURE;
import static dev.lockstep.architecture.Production.check;
import static dev.lockstep.architecture.Production.in;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The model, mapping and planning are functions: what comes out depends on what goes in and on nothing else. */
class PurityTest {
    /** Streams in memory and the syntax of addresses are fine; what opens a file or a connection is not. */
    private static final Set<String> OPENS_NOTHING = Set.of(
            "java.io.IOException",
            "java.io.UncheckedIOException",
            "java.io.Serializable",
            "java.io.InputStream",
            "java.io.OutputStream",
            "java.io.FilterInputStream",
            "java.io.FilterOutputStream",
            "java.io.ByteArrayInputStream",
            "java.io.ByteArrayOutputStream",
            "java.io.Reader",
            "java.io.Writer",
            "java.io.StringReader",
            "java.io.StringWriter",
            "java.net.URI",
            "java.net.URISyntaxException",
            "java.net.URLDecoder",
            "java.net.URLEncoder");

    private static final DescribedPredicate<JavaClass> REACHES_OUTSIDE = resideInAnyPackage(
                    "java.io",
                    "java.net..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.sql..",
                    "javax.net..",
                    "com.sun.net..",
                    "org.apache.hc..")
            .and(describe("opens something", type -> !OPENS_NOTHING.contains(type.getName())))
            .or(assignableTo("software.amazon.awssdk.core.SdkClient"))
            .as("files, sockets, databases, service clients");

    private static final Set<String> AMBIENT = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.lineSeparator",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault",
            "java.time.ZoneId.systemDefault");

    private static final DescribedPredicate<JavaAccess<?>> READS_THE_SURROUNDINGS = target(describe(
            "clock, chance, environment or locale",
            (AccessTarget member) -> AMBIENT.contains(member.getOwner().getName() + "." + member.getName())
                    || (member.getOwner().getPackageName().equals("java.time")
                            && List.of("now", "systemUTC", "systemDefaultZone").contains(member.getName()))));

    static List<String> pure() {
        return PURE;
    }

    @ParameterizedTest
    @MethodSource("pure")
    void pureCodeOpensNothing(String name) {
        check(name, noClasses().that().resideInAnyPackage(in(name)).should().dependOnClassesThat(REACHES_OUTSIDE));
    }

    @ParameterizedTest
    @MethodSource("pure")
    void pureCodeReadsNoClockAndNoEnvironment(String name) {
        check(name, noClasses().that().resideInAnyPackage(in(name)).should().accessTargetWhere(READS_THE_SURROUNDINGS));
    }
}
