package org.vigie.testsupport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Random;
import java.util.Set;

/**
 * The architecture as a test. A service applies it so:
 *
 * <pre>
 * &#64;AnalyzeClasses(packages = "org.vigie.auth", importOptions = ImportOption.DoNotIncludeTests.class)
 * class ArchitectureTests {
 *     &#64;ArchTest static final ArchTests rules = ArchTests.in(ArchitectureRules.class);
 * }
 * </pre>
 */
public final class ArchitectureRules {
    private static final String BANNED_SUFFIXES = ".*(Utils|Util|Helper|Manager|Common|Impl|Dto)";

    @ArchTest
    public static final ArchRule packagesFormNoCycle =
            slices().matching("org.vigie.(*).(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    public static final ArchRule servicesMeetOnlyOverHttp = classes()
            .that()
            .resideInAnyPackage(
                    "org.vigie.auth..",
                    "org.vigie.gateway..",
                    "org.vigie.prediction..",
                    "org.vigie.dataviz..",
                    "org.vigie.cli..")
            .should(useNoOtherService())
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule typesAreNamedForWhatTheyAre =
            noClasses().should().haveSimpleNameEndingWith("Utils").orShould().haveNameMatching(BANNED_SUFFIXES);

    @ArchTest
    public static final ArchRule nothingIsInjectedIntoFields = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Value");

    @ArchTest
    public static final ArchRule fieldsAreNotPublic = fields().that()
            .areNotStatic()
            .and()
            .areDeclaredInClassesThat()
            .areNotAnnotations()
            .should()
            .notBePublic()
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "the system clock is read",
                    call -> "now".equals(call.getTarget().getName())
                            && call.getTargetOwner().getPackageName().startsWith("java.time")
                            && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(type -> type.isEquivalentTo(Clock.class))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    public static final ArchRule randomnessComesFromASeed =
            noClasses().should().callConstructor(Random.class).orShould().callMethod(Math.class, "random");

    @ArchTest
    public static final ArchRule webKnowsNoStore = noClasses()
            .that()
            .resideInAPackage("..web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.vigie..store..")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule controllersAreClosed = classes()
            .that()
            .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
            .should()
            .notBePublic()
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule handlersNameTheirPermission = methods()
            .that()
            .areMetaAnnotatedWith("org.springframework.web.bind.annotation.RequestMapping")
            .and()
            .areDeclaredInClassesThat()
            .areMetaAnnotatedWith("org.springframework.web.bind.annotation.RestController")
            .should(nameAPermission())
            .allowEmptyShould(true);

    private ArchitectureRules() {}

    private static ArchCondition<JavaClass> useNoOtherService() {
        return new ArchCondition<>("use no other service") {
            private final Set<String> shared = Set.of("platform", "forecasting", "testsupport");

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var own = moduleOf(type.getPackageName());
                type.getDirectDependenciesFromSelf().stream()
                        .filter(use -> use.getTargetClass().getPackageName().startsWith("org.vigie."))
                        .filter(use -> !own.equals(moduleOf(use.getTargetClass().getPackageName()))
                                && !shared.contains(
                                        moduleOf(use.getTargetClass().getPackageName())))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(type, use.getDescription())));
            }
        };
    }

    private static String moduleOf(String packageName) {
        var parts = packageName.split("\\.", -1);
        return parts.length > 2 ? parts[2] : "";
    }

    private static ArchCondition<JavaMethod> nameAPermission() {
        var security = DescribedPredicate.<JavaAnnotation<?>>describe(
                "a permission",
                annotation -> annotation
                                .getRawType()
                                .getPackageName()
                                .startsWith("org.springframework.security.access.prepost")
                        || annotation.getRawType().getPackageName().startsWith("jakarta.annotation.security"));
        return new ArchCondition<>("name the permission they need, on the method or on its class") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!method.isMetaAnnotatedWith(security) && !method.getOwner().isMetaAnnotatedWith(security)) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " needs @PreAuthorize or @PermitAll"));
                }
            }
        };
    }
}
