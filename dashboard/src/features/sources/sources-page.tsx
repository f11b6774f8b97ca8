import { Link } from "react-router";
import { useImports } from "../../api/imports";
import { useProfiles } from "../../api/profiles";
import { useSources } from "../../api/sources";
import type { Source } from "../../api/types";
import { useFormats, useText } from "../../i18n/text";
import { daysBetween, weekOf } from "../../lib/epi-week";
import { importsPath } from "../../lib/paths";
import { DataTable, type Column } from "../../ui/data-table";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";
import { Page } from "../../ui/page";
import { FeedTable } from "./feed-table";
import { MappingList } from "./mapping-list";
import { SourceTermsList } from "./source-terms-list";

/** Weekly sources bring something every seven days; three more are granted for holidays. */
const lateAfterDays = 10;

function today(): string {
    return new Date().toISOString().slice(0, 10);
}

/** Where the data come from, and whether each source still delivers. */
export function SourcesPage() {
    const t = useText();
    const formats = useFormats();
    const sources = useSources();
    const profiles = useProfiles();
    const imports = useImports();
    const failure = sources.error ?? profiles.error ?? imports.error;
    const retry = () => void Promise.all([sources.refetch(), profiles.refetch(), imports.refetch()]);
    const profileOf = (id: string) => profiles.data?.find((profile) => profile.id === id);
    const refusedSince = ({ name, lastImport }: Source) =>
        imports.data?.find(({ source, state, id }) => source === name && state === "quarantined" && id > lastImport);
    const health = (source: Source) => {
        const refused = refusedSince(source);
        if (refused)
            return (
                <>
                    <span className="tag error">{t("sources.refused")}</span>{" "}
                    <Link to={importsPath(String(refused.id))}>{refused.fileName}</Link>
                </>
            );
        const days = Math.max(0, daysBetween(source.lastAsOf, today()));
        return days > lateAfterDays ? (
            <span className="tag warn">{t("sources.late", { days })}</span>
        ) : (
            <span className="tag good">{t("sources.current")}</span>
        );
    };
    const columns: [Column<Source>, ...Column<Source>[]] = [
        {
            id: "name",
            head: t("sources.name"),
            cell: ({ name, synthetic }) => (
                <>
                    {name} {synthetic && <span className="tag warn">{t("sources.synthetic")}</span>}
                </>
            ),
        },
        {
            id: "profile",
            head: t("common.profile"),
            cell: ({ profile }) => {
                const known = profileOf(profile);
                return known ? `${known.disease} – ${known.indicator}` : profile;
            },
        },
        { id: "health", head: t("column.state"), cell: health },
        { id: "asOf", head: t("situation.asOf"), nowrap: true, cell: ({ lastAsOf }) => formats.date(lastAsOf) },
        {
            id: "week",
            head: t("situation.lastWeek"),
            nowrap: true,
            cell: ({ lastTargetEndDate, profile }) =>
                formats.week(weekOf(lastTargetEndDate, profileOf(profile)?.calendar ?? "iso")),
        },
        {
            id: "delay",
            head: t("sources.delay"),
            number: true,
            cell: ({ typicalDelayDays }) =>
                typicalDelayDays === null ? "–" : t("sources.days", { days: Math.round(typicalDelayDays) }),
        },
        { id: "places", head: t("situation.places"), number: true, cell: ({ places }) => formats.number(places) },
        {
            id: "import",
            head: t("sources.lastImport"),
            nowrap: true,
            cell: ({ lastImport, lastImportedAt }) => (
                <Link to={importsPath(String(lastImport))}>{lastImportedAt ? formats.dateTime(lastImportedAt) : "–"}</Link>
            ),
        },
    ];
    const ready = sources.data && profiles.data && imports.data;
    return (
        <Page title={t("sources.title")} lead={t("sources.lead")}>
            {failure && <Failure problem={failure} retry={retry} />}
            {!failure && !ready && <Loading />}
            {ready && sources.data.length === 0 && (
                <div className="notice">
                    <p className="notice-title">{t("empty.title")}</p>
                    <p>{t("forecast.noDataHelp")}</p>
                    <Link className="button primary" to={importsPath()}>
                        {t("forecast.toImports")}
                    </Link>
                </div>
            )}
            {ready && sources.data.length > 0 && (
                <section className="panel">
                    <DataTable
                        caption={t("sources.caption", { count: sources.data.length })}
                        columns={columns}
                        rows={sources.data}
                        rowKey={({ name, profile }) => `${profile} ${name}`}
                    />
                </section>
            )}
            <FeedTable />
            <SourceTermsList />
            <MappingList />
        </Page>
    );
}
