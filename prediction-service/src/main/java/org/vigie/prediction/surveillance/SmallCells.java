package org.vigie.prediction.surveillance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.hub.HubProfile;

/** Counts so small that somebody could be told from them: the rule, who decides it, and what it hides. */
public interface SmallCells {
    /**
     * The rule for an indicator.
     *
     * @param threshold the smallest count above zero that may be shown
     * @param countryTotals whether totals of the country are shown even where they are smaller
     * @param hidden how many weeks of places are hidden by it
     * @param decidedBy null while it is the country's usual rule
     */
    record Rule(
            String indicator,
            int threshold,
            boolean countryTotals,
            long hidden,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    /**
     * Whether a source's numbers are held to the rule.
     *
     * @param alreadyPublic whether anybody may read them elsewhere, so that hiding them protects nobody
     * @param decidedBy null where nobody has decided, and the rule holds
     */
    record SourceRule(
            String name,
            boolean synthetic,
            boolean alreadyPublic,
            @Nullable String reason,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    /** One rule for each indicator that counts people. */
    List<Rule> rules();

    /** Every source that has brought data or has been decided about. */
    List<SourceRule> sources();

    /** Changes the rule and hides afresh; empty where there is no such indicator. */
    Optional<Rule> decide(String indicator, int threshold, boolean countryTotals, String who);

    /** Says whether a source's numbers are public already, and hides afresh. */
    SourceRule decide(String source, boolean alreadyPublic, String reason, String who);

    /** Whether an import's file may be quoted to everybody who sees data. */
    boolean mayBeQuoted(Import imported);

    /** Hides what an import has made too small in these weeks, in the import's own transaction. */
    void follow(HubProfile profile, Collection<LocalDate> weeks);
}
