package org.vigie.prediction.catalogue.store;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.platform.country.CountryProfile;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.catalogue.CataloguePlace;
import org.vigie.prediction.catalogue.PlaceHistory;
import org.vigie.prediction.catalogue.Stratum;

/** The catalogue in the database, with profiles from the country profile. */
@Repository
class JdbcCatalogue implements Catalogue {
    private final JdbcClient jdbc;
    private final CountryProfile country;
    private final PlaceHistories histories;
    private final List<HubProfile> profiles;

    JdbcCatalogue(JdbcClient jdbc, CountryProfile country, PlaceHistories histories) {
        this.histories = histories;
        this.jdbc = jdbc;
        this.country = country;
        this.profiles = Stream.concat(country.hubProfiles().stream(), country.watchedProfiles().stream())
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
                        HttpStatus.NOT_FOUND,
                        "unknown-profile",
                        id,
                        profiles.stream().map(HubProfile::id).collect(Collectors.joining(", "))));
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
                     where n.place = p.code and n.stratum = 'all' order by reference_year desc, known_from desc limit 1) as population,
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

    @Override
    public Set<String> codes() {
        return jdbc.sql("select code from catalogue.place")
                .query((row, number) -> row.getString(1))
                .set();
    }

    @Override
    public Map<String, Double> inhabitants() {
        Map<String, Double> inhabitants = new HashMap<>();
        jdbc.sql("""
                select distinct on (place) place, inhabitants from catalogue.population where stratum = 'all'
                order by place, reference_year desc, known_from desc
                """)
                .query((row, number) -> inhabitants.put(row.getString(1), row.getDouble(2)))
                .list();
        return inhabitants;
    }

    @Override
    public List<Stratum> strata(Locale language) {
        return jdbc.sql("""
                select id, coalesce(names ->> :language, names ->> 'en') as name, part_of, dimension
                from catalogue.stratum order by dimension nulls first, id
                """)
                .param("language", language.getLanguage())
                .query((row, number) -> new Stratum(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("part_of"),
                        row.getString("dimension")))
                .list();
    }

    @Override
    public Optional<PlaceHistory> findHistory(String code, Locale language) {
        return histories.find(code, language.getLanguage());
    }
}
