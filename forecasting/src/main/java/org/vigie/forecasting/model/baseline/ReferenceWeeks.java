package org.vigie.forecasting.model.baseline;

import java.time.LocalDate;
import org.vigie.forecasting.ForecastTask;

/**
 * The weeks whose differences the hub takes for its baseline, found by comparison with what it published.
 *
 * <p>FluSight took all weeks since February 2022 in 2023-24. In 2024-25 it left out those before August 2022 and the months in which
 * hospitals reported as they liked. RespiCast's matches the summers left out, from July 2023 on.
 */
enum ReferenceWeeks {
    ALL {
        @Override
        boolean counts(LocalDate weekEnd) {
            return true;
        }
    },
    SINCE_2022 {
        @Override
        boolean counts(LocalDate weekEnd) {
            return weekEnd.isAfter(LocalDate.of(2022, 2, 12));
        }
    },
    MANDATORY_REPORTING {
        @Override
        boolean counts(LocalDate weekEnd) {
            return !weekEnd.isBefore(LocalDate.of(2022, 8, 1))
                    && (weekEnd.isBefore(LocalDate.of(2024, 5, 1)) || !weekEnd.isBefore(LocalDate.of(2024, 11, 10)));
        }
    },
    SEASONS {
        @Override
        boolean counts(LocalDate weekEnd) {
            return !weekEnd.isBefore(LocalDate.of(2023, 7, 1))
                    && (weekEnd.getMonthValue() < 6 || weekEnd.getMonthValue() > 9);
        }
    };

    abstract boolean counts(LocalDate weekEnd);

    static ReferenceWeeks of(ForecastTask task) {
        return switch (task.profile()) {
            case FLUSIGHT -> task.asOf().isBefore(LocalDate.of(2024, 8, 1)) ? SINCE_2022 : MANDATORY_REPORTING;
            case RESPICAST_ILI, RESPICAST_ARI, RESPICAST_COVID -> SEASONS;
            default -> ALL;
        };
    }
}
