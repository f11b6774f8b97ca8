package org.vigie.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.vigie.testsupport.ArchitectureRules;

@AnalyzeClasses(packages = "org.vigie.platform", importOptions = ImportOption.DoNotIncludeTests.class)
class PlatformArchitectureTests {
    @ArchTest
    static final ArchTests rules = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule knowsNoService = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("org.vigie.auth..", "org.vigie.gateway..", "org.vigie.prediction..");

    @ArchTest
    static void staysSmall(JavaClasses types) {
        assertThat(types.stream()
                        .filter(type -> type.isTopLevelClass() && !"package-info".equals(type.getSimpleName())))
                .hasSizeLessThanOrEqualTo(30);
    }
}
