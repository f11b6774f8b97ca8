package org.vigie.prediction.surveillance.quality;

import java.time.LocalDate;
import java.util.List;

/** Looks for one kind of oddity in the values as an import leaves them; what it says is a warning, never a refusal. */
interface QualityRule {
    /** Stable name, also the key of its explanation in every language. */
    String id();

    List<Notice> check(Tables tables);

    /** One oddity: where it is, what stands there and what was to be expected. */
    record Notice(String place, LocalDate targetEndDate, String found, String expected) {}
}
