-- Which places were parts of which when the totals were added up last. Reference data may say later that a place has another
-- whole; the totals concerned are then added up anew, all days of the past included.
create table surveillance.total_part (
    code text not null,
    kind text not null,
    whole text not null,
    primary key (code, whole)
);
insert into surveillance.total_part (code, kind, whole) select code, kind, whole from surveillance.part;

-- Runs at the end of every migration; how many kinds of parts of wholes were added up anew.
create function surveillance.follow_places() returns int language plpgsql as $$
declare
    moved int;
begin
    lock table surveillance.total_part in exclusive mode;
    create temporary table moved on commit drop as
    select distinct c.whole, c.kind
    from (
        (select code, kind, whole from surveillance.part except select code, kind, whole from surveillance.total_part)
        union all
        (select code, kind, whole from surveillance.total_part except select code, kind, whole from surveillance.part)
    ) c
    join (select distinct place from surveillance.series) s on s.place = c.code;
    select count(*) into moved from moved;
    if moved > 0 then
        -- an import waits meanwhile
        lock table surveillance.total_series in share row exclusive mode;
        delete from surveillance.total_series t using moved m where t.whole = m.whole and t.kind = m.kind;

        insert into surveillance.total_series (disease, indicator, stratum, source, whole, kind)
        select distinct s.disease, s.indicator, s.stratum, s.source, p.whole, p.kind
        from surveillance.series s
        join catalogue.indicator i on i.id = s.indicator and i.aggregation = 'sum'
        join surveillance.part p on p.code = s.place
        join moved m on m.whole = p.whole and m.kind = p.kind;

        insert into surveillance.total (total_series, period_end, known_from, value, present, known)
        select t.id, step.period_end, step.known_from, sum(step.value), sum(step.present), sum(step.known)
        from (
            select o.series, o.period_end, o.known_from,
                coalesce(o.value, 0) - coalesce(lag(o.value) over w, 0) as value,
                (o.value is not null)::int - (lag(o.value) over w is not null)::int as present,
                (row_number() over w = 1)::int as known
            from surveillance.observation o
            where not o.withdrawn and o.series in (
                select s.id from surveillance.series s
                join surveillance.part p on p.code = s.place
                join moved m on m.whole = p.whole and m.kind = p.kind)
            window w as (partition by o.series, o.period_end order by o.known_from, o.import)
        ) step
        join surveillance.series s on s.id = step.series
        join surveillance.part p on p.code = s.place
        join moved m on m.whole = p.whole and m.kind = p.kind
        join surveillance.total_series t on t.disease = s.disease and t.indicator = s.indicator and t.stratum = s.stratum
            and t.source = s.source and t.whole = p.whole and t.kind = p.kind
        group by t.id, step.period_end, step.known_from
        having sum(step.value) <> 0 or sum(step.present) <> 0 or sum(step.known) <> 0;

        -- what readers have kept is no longer right
        update surveillance.revision set revision = revision + 1, changed_at = now();
    end if;
    delete from surveillance.total_part;
    insert into surveillance.total_part (code, kind, whole) select code, kind, whole from surveillance.part;
    drop table moved;
    return moved;
end
$$;
