package org.vigie.forecasting;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.PrintStream;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The engine's architecture: what each package may see. */
class ForecastingArchitectureTests {
    private static final String ROOT = "org.vigie.forecasting";
    private static final String API = "";
    private static final String[] LIBRARIES = {
        "java..", "org.jspecify..", "de.siegmar.fastcsv..", "io.github.metarank..", "com.microsoft.ml.lightgbm.."
    };
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void packagesSeeOnlyWhatLiesBelowThem() {
        mayDependOn("series");
        mayDependOn("distribution");
        mayDependOn("transform");
        mayDependOn("nowcast", "series");
        mayDependOn("scoring", "series", "distribution");
        mayDependOn("hub", API, "series", "distribution", "scoring");
        mayDependOn("model", API, "series", "distribution", "hub", "transform", "nowcast");
        mayDependOn("ensemble", API, "series", "distribution", "hub", "transform", "nowcast", "scoring", "backtest");
        mayDependOn("simulation", API, "series", "distribution", "hub");
    }

    @Test
    void familiesOfModelsDoNotSeeEachOther() {
        slices().matching(ROOT + ".model.(*)..").should().notDependOnEachOther().check(ENGINE);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(ENGINE);
    }

    @Test
    void engineTouchesNoFileNetworkDatabaseOrFramework() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.nio.file..", "java.net..", "java.sql..", "javax.sql..", "org.springframework..")
                .check(ENGINE);
    }

    /** LightGBM's native code has to be unpacked somewhere, and trees and networks learnt before come with the jar. */
    @Test
    void onlyTheHubFormatsReadStreams() {
        noClasses()
                .that(not(resideInAnyPackage(ROOT + ".hub..", ROOT + ".simulation..")))
                .and()
                .haveSimpleNameNotContaining("NativeLibrary")
                .and()
                .haveSimpleNameNotContaining("LearntWavesFile")
                .and()
                .haveSimpleNameNotContaining("NetworkFile")
                .should()
                .dependOnClassesThat(resideInAPackage("java.io..")
                        .and(not(assignableTo(Throwable.class)))
                        .and(not(type(Serializable.class)))
                        .and(not(type(PrintStream.class))))
                .check(ENGINE);
    }

    @Test
    void timeAndChanceComeFromTheCaller() {
        noClasses()
                .should()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .check(ENGINE);
    }

    private static void mayDependOn(String one, String... others) {
        Stream<String> own = Stream.concat(Stream.of(one), Stream.of(others))
                .map(name -> name.isEmpty() ? ROOT : ROOT + "." + name + "..");
        String[] allowed = Stream.concat(own, Stream.of(LIBRARIES)).toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(ROOT + "." + one + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed))
                .check(ENGINE);
    }
}
