-- Every day on which something about everybody was published, by import, as long as that is not withdrawn. Without them, who asks
-- for the newest such day looks at all observations of a profile.
create table surveillance.publication (
    disease text not null,
    indicator text not null,
    source int not null references catalogue.source on delete cascade,
    known_from date not null,
    import bigint not null references surveillance.import on delete cascade,
    primary key (disease, indicator, known_from, source, import)
);

insert into surveillance.publication (disease, indicator, source, known_from, import)
select distinct s.disease, s.indicator, s.source, o.known_from, o.import
from surveillance.series s
join surveillance.observation o on o.series = s.id
where s.stratum = 'all' and not o.withdrawn;
