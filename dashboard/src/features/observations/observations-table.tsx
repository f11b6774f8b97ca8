import { useCompleteness, useObservations } from "../../api/observations";
import type { Observation, Profile } from "../../api/types";
import { useFormats, useText } from "../../i18n/text";
import { useValues } from "../../i18n/values";
import type { Cell } from "../../lib/csv";
import { weekOf } from "../../lib/epi-week";
import { CsvButtons } from "../../ui/csv-buttons";
import { DataTable, type Column } from "../../ui/data-table";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";
import { SuppressedNote } from "../../ui/suppressed-note";

interface ObservationsTableProps {
    profile: Profile;
    /** The part of the people; undefined for everybody. */
    stratum: string | undefined;
    place: string;
    name: string;
    asOf: string;
    from: string | undefined;
}

interface Row {
    date: string;
    then: Observation | undefined;
    now: Observation | undefined;
}

function rowsOf(then: Observation[], now: Observation[]): Row[] {
    const on = (list: Observation[]) => new Map(list.map((observation) => [observation.targetEndDate, observation]));
    const [before, after] = [on(then), on(now)];
    const dates = [...new Set([...before.keys(), ...after.keys()])].sort().reverse();
    return dates.map((date) => ({ date, then: before.get(date), now: after.get(date) }));
}

export function ObservationsTable({ profile, stratum, place, name, asOf, from }: ObservationsTableProps) {
    const t = useText();
    const formats = useFormats();
    const values = useValues(profile.unit);
    const now = useObservations({ profile: profile.id, stratum, place, from });
    const then = useObservations({ profile: profile.id, stratum, place, from, asOf }, asOf !== "");
    const completeness = useCompleteness({ profile: profile.id, place, asOf });
    const failure = now.error ?? then.error;
    if (failure) return <Failure problem={failure} retry={() => void Promise.all([now.refetch(), then.refetch()])} />;
    if (!now.data || (asOf && !then.data)) return <Loading />;
    const rows = rowsOf(then.data?.observations ?? [], now.data.observations);
    const valueOf = (observation: Observation | undefined) => {
        if (!observation) return t("value.unknown");
        if (observation.reason === "suppressed") return t("value.suppressed");
        if (observation.value === null) return t("value.missing");
        const value = values.bare(observation.value);
        return observation.excluded ? t("value.excluded", { value, reason: observation.excluded }) : value;
    };
    const changeOf = ({ then: before, now: after }: Row) => {
        if (before?.value == null || after?.value == null) return "–";
        const change = after.value - before.value;
        return change === 0 ? "0" : `${change > 0 ? "+" : "−"}${values.bare(Math.abs(change))}`;
    };
    const nowColumn: Column<Row> = { id: "now", head: t("data.now"), number: true, cell: (row) => valueOf(row.now) };
    const thenColumns: Column<Row>[] = [
        {
            id: "then",
            head: asOf ? t("data.then", { date: formats.date(asOf) }) : "",
            number: true,
            cell: (row) => <strong>{valueOf(row.then)}</strong>,
        },
        nowColumn,
        { id: "change", head: t("data.change"), number: true, cell: changeOf },
    ];
    const expected = new Map((stratum ? [] : (completeness.data?.weeks ?? [])).map((week) => [week.targetEndDate, week]));
    const shareOf = (date: string) => {
        const week = expected.get(date);
        if (week?.expectedShare == null || week.low === null || week.high === null) return "–";
        const [share, low, high] = [week.expectedShare, week.low, week.high].map(formats.percent);
        return low === high ? `${share}` : t("data.share", { share: `${share}`, low: `${low}`, high: `${high}` });
    };
    const isTold = rows.some(({ date }) => shareOf(date) !== "–");
    const completeColumn: Column<Row> = {
        id: "complete",
        head: t("data.complete"),
        number: true,
        cell: ({ date }) => shareOf(date),
    };
    const columns: [Column<Row>, ...Column<Row>[]] = [
        { id: "week", head: t("column.week"), nowrap: true, cell: ({ date }) => formats.week(weekOf(date, profile.calendar)) },
        { id: "date", head: t("column.weekEnding"), nowrap: true, cell: ({ date }) => formats.date(date) },
        ...(asOf ? thenColumns : [nowColumn]),
        ...(isTold ? [completeColumn] : []),
        {
            id: "known",
            head: t("data.knownFrom"),
            nowrap: true,
            cell: (row) => {
                const shown = asOf ? row.then : row.now;
                return shown ? formats.date(shown.knownFrom) : "–";
            },
        },
    ];
    const csv = (): Cell[][] => [
        [
            t("column.code"),
            t("common.place"),
            t("column.weekEnding"),
            ...(asOf ? [t("data.then", { date: asOf })] : []),
            t("data.now"),
            t("data.knownFrom"),
            t("column.note"),
        ],
        ...rows.map((row): Cell[] => [
            ...[place, name, row.date],
            ...(asOf ? [row.then?.value ?? null] : []),
            ...[
                row.now?.value ?? null,
                (asOf ? row.then : row.now)?.knownFrom ?? null,
                [
                    row.now?.excluded ? t("data.excluded", { reason: row.now.excluded }) : "",
                    [row.then, row.now].some((shown) => shown?.reason === "suppressed") ? t("value.suppressed") : "",
                    profile.synthetic ? t("synthetic.export") : "",
                ]
                    .filter(Boolean)
                    .join("; "),
            ],
        ]),
    ];
    const unit = profile.unit === "count" ? profile.indicator : t(`unit.label.${profile.unit}`);
    return (
        <section className="panel">
            <DataTable
                caption={asOf ? t("data.captionThen", { unit, date: formats.date(asOf) }) : t("data.caption", { unit })}
                columns={columns}
                rows={rows}
                rowKey={({ date }) => date}
                marked={({ then: before, now: after }) => asOf !== "" && before?.value !== after?.value}
                empty={t("data.none")}
            />
            {isTold && (
                <p className="hint">
                    {t("data.completeNote")}
                    {completeness.data?.typicalDelayDays != null &&
                        ` ${t("data.delay", { days: Math.round(completeness.data.typicalDelayDays) })}`}
                </p>
            )}
            <SuppressedNote observations={rows.flatMap(({ then: before, now: after }) => [before, after])} />
            <div className="actions">
                <CsvButtons
                    name={`${profile.id}-${place}${asOf ? `-as-of-${asOf}` : ""}${profile.synthetic ? "-synthetic" : ""}`}
                    rows={csv}
                />
            </div>
        </section>
    );
}
