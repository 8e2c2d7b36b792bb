package dev.lockstep.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static dev.lockstep.architecture.Production.CLASSES;
import static dev.lockstep.architecture.Production.CLI;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Collection;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.BaseStream;
import org.junit.jupiter.api.Test;

/** What no class does, wherever it lives. */
class HabitsTest {
    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
        noFields()
                .that()
                .areStatic()
                .should()
                .haveRawType(assignableTo(ConcurrentMap.class)
                        .or(assignableTo(ThreadLocal.class))
                        .or(resideInAPackage("java.util.concurrent.atomic")))
                .because("state belongs to an object that somebody owns and closes")
                .check(CLASSES);
    }

    @Test
    void noStreamIsParallel() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "a stream is made parallel",
                        (JavaMethodCall call) -> isCallOf(call, Collection.class, "parallelStream")
                                || isCallOf(call, BaseStream.class, "parallel")))
                .because("the engine owns all threads")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineWritesToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CLI + "..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void theModelHoldsNoArrays() {
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("dev.lockstep.model")
                .and()
                .areNotStatic()
                .should()
                .haveRawType(describe("an array", JavaClass::isArray))
                .because("values are compared by what they hold")
                .check(CLASSES);
    }

    private static boolean isCallOf(JavaMethodCall call, Class<?> owner, String method) {
        return call.getName().equals(method) && call.getTargetOwner().isAssignableTo(owner);
    }
}
