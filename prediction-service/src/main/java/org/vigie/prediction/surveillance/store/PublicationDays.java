package org.vigie.prediction.surveillance.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.catalogue.Stratum;
import org.vigie.prediction.surveillance.ingest.VintageWriter.Target;

/** The days on which something about everybody was published, so that nobody has to look through all observations for the last. */
@Repository
class PublicationDays {
    private final JdbcClient jdbc;

    PublicationDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes down from which days on that is known which an import has appended. */
    void imported(Target target, int source, Collection<LocalDate> days) {
        if (!target.stratum().equals(Stratum.TOTAL)) {
            return;
        }
        jdbc.sql("""
                insert into surveillance.publication (disease, indicator, source, known_from, import)
                select ?, ?, ?, day, ? from unnest(?::date[]) as days (day)
                """)
                .params(
                        target.profile().disease(),
                        target.profile().indicator(),
                        source,
                        target.importId(),
                        days.stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
    }

    void withdrawn(long importId) {
        jdbc.sql("delete from surveillance.publication where import = ?")
                .param(importId)
                .update();
    }

    /** The last of these days until {@code asOf}. */
    Optional<LocalDate> last(HubProfile profile, LocalDate asOf) {
        return jdbc.sql("""
                select known_from from surveillance.publication where disease = ? and indicator = ? and known_from <= ?
                order by known_from desc limit 1
                """)
                .params(profile.disease(), profile.indicator(), asOf)
                .query(LocalDate.class)
                .optional();
    }
}
