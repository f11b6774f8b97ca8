package org.vigie.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vigie.gateway.sample.CrossesOver;

class ArchitectureRulesTests {
    private static final JavaClasses GOOD = new ClassFileImporter().importClasses(TestDatabase.class, TestTokens.class);

    static class DateUtils {
        LocalDate today() {
            return LocalDate.now(ZoneOffset.UTC);
        }

        int dice() {
            return new Random().nextInt();
        }
    }

    static class Leaky {
        public int open = 1;
    }

    private static boolean holds(ArchRule rule, Class<?>... types) {
        return !rule.evaluate(new ClassFileImporter().importClasses(types)).hasViolation();
    }

    @Test
    void goodTypesPassEveryRule() {
        for (var rule : List.of(
                ArchitectureRules.packagesFormNoCycle,
                ArchitectureRules.typesAreNamedForWhatTheyAre,
                ArchitectureRules.nothingIsInjectedIntoFields,
                ArchitectureRules.fieldsAreNotPublic,
                ArchitectureRules.randomnessComesFromASeed,
                ArchitectureRules.webKnowsNoStore,
                ArchitectureRules.controllersAreClosed,
                ArchitectureRules.handlersNameTheirPermission)) {
            assertThat(rule.evaluate(GOOD).hasViolation())
                    .as(rule.getDescription())
                    .isFalse();
        }
    }

    @Test
    void bannedNamesAreFound() {
        assertThat(holds(ArchitectureRules.typesAreNamedForWhatTheyAre, DateUtils.class))
                .isFalse();
    }

    @Test
    void hiddenClockAndRandomnessAreFound() {
        assertThat(holds(ArchitectureRules.timeComesFromAClock, DateUtils.class))
                .isFalse();
        assertThat(holds(ArchitectureRules.randomnessComesFromASeed, DateUtils.class))
                .isFalse();
    }

    @Test
    void openFieldsAreFound() {
        assertThat(holds(ArchitectureRules.fieldsAreNotPublic, Leaky.class)).isFalse();
    }

    @Test
    void useOfAnotherServiceIsFound() {
        assertThat(holds(ArchitectureRules.servicesMeetOnlyOverHttp, CrossesOver.class))
                .isFalse();
    }
}
