package org.vigie.gateway;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import org.vigie.testsupport.ArchitectureRules;

@AnalyzeClasses(packages = "org.vigie.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {
    @ArchTest
    static final ArchTests rules = ArchTests.in(ArchitectureRules.class);
}
