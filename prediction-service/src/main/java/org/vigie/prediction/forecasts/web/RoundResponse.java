package org.vigie.prediction.forecasts.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vigie.prediction.forecasts.Round;

/** A round as it is answered. */
record RoundResponse(
        long id,
        String profile,
        LocalDate referenceDate,
        LocalDate asOf,
        LocalDate dataVintage,
        String state,
        List<String> models,
        int places,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long seed,
        String codeVersion,
        boolean synthetic,
        @Nullable UUID job,
        List<Round.Member> members,
        List<Round.RefusedPlace> refusals) {
    /** The round, with those refusals that the reader may see. */
    static RoundResponse of(Round round, Predicate<Round.RefusedPlace> shown) {
        return new RoundResponse(
                round.id(),
                round.profile(),
                round.referenceDate(),
                round.asOf(),
                round.dataVintage(),
                round.state().name().toLowerCase(Locale.ROOT),
                round.models(),
                round.places(),
                round.startedAt(),
                round.finishedAt(),
                round.seed(),
                round.codeVersion(),
                round.synthetic(),
                round.job(),
                round.members(),
                round.refusals().stream().filter(shown).toList());
    }
}
