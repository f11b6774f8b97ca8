package org.vigie.prediction.catalogue.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.platform.country.CountryProfile;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.catalogue.CataloguePlace;

/** The catalogue in the database, with profiles from the country profile. */
@Repository
class JdbcCatalogue implements Catalogue {
    private final JdbcClient jdbc;
    private final CountryProfile country;
    private final List<HubProfile> profiles;

    JdbcCatalogue(JdbcClient jdbc, CountryProfile country) {
        this.jdbc = jdbc;
        this.country = country;
        this.profiles = country.hubProfiles().stream()
                .map(id -> HubProfile.find(id).orElseThrow())
                .toList();
    }

    @Override
    public List<HubProfile> profiles() {
        return profiles;
    }

    @Override
    public Optional<HubProfile> findProfile(String id) {
        return profiles.stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    @Override
    public HubProfile getProfile(String id) {
        return findProfile(id)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND, "unknown-profile", id, String.join(", ", country.hubProfiles())));
    }

    @Override
    public List<CataloguePlace> places(Locale language) {
        return jdbc.sql("""
                with recursive tree as (
                    select code, parent, 0 as depth, code = :own as own from catalogue.place where parent is null
                    union all
                    select p.code, p.parent, t.depth + 1, t.own or p.code = :own
                    from catalogue.place p join tree t on t.code = p.parent
                )
                select p.code, coalesce(p.names ->> :language, p.names ->> 'en') as name, p.kind, p.parent,
                    (select inhabitants from catalogue.population n
                     where n.place = p.code and n.stratum = 'all' order by reference_year desc limit 1) as population,
                    t.own as own_country
                from catalogue.place p join tree t on t.code = p.code
                where p.valid_to > current_date
                order by t.depth, p.code
                """)
                .param("own", country.ownPlace())
                .param("language", language.getLanguage())
                .query((row, number) -> new CataloguePlace(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("kind"),
                        row.getString("parent"),
                        row.getObject("population", Long.class),
                        row.getBoolean("own_country")))
                .list();
    }
}
