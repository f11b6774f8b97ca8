import { useExclusions, useLiftExclusion } from "../../api/exclusions";
import type { Exclusion, Place, Profile } from "../../api/types";
import { useFormats, useText } from "../../i18n/text";
import { DataTable, type Column } from "../../ui/data-table";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";

interface ExclusionListProps {
    profile: Profile;
    places: Place[];
    all: boolean;
    mayChange: boolean;
}

export function ExclusionList({ profile, places, all, mayChange }: ExclusionListProps) {
    const t = useText();
    const formats = useFormats();
    const exclusions = useExclusions(profile.id);
    const lift = useLiftExclusion(profile.id);
    if (exclusions.isPending) return <Loading />;
    if (exclusions.isError) return <Failure problem={exclusions.error} retry={() => void exclusions.refetch()} />;
    const rows = exclusions.data.filter(({ liftedAt }) => all || liftedAt === null);
    const nameOf = (code: string) => places.find((place) => place.code === code)?.name ?? code;
    const period = ({ from, to }: Exclusion) => t("interval", { lower: formats.date(from), upper: formats.date(to) });
    const state = ({ liftedAt, liftedBy }: Exclusion) =>
        liftedAt
            ? t("exclusions.liftedBy", { name: liftedBy ?? "–", date: formats.dateTime(liftedAt) })
            : t("exclusions.inForce");
    const columns: [Column<Exclusion>, ...Column<Exclusion>[]] = [
        { id: "place", head: t("common.place"), cell: ({ place }) => nameOf(place) },
        { id: "period", head: t("data.period"), nowrap: true, cell: period },
        { id: "reason", head: t("exclusions.reason"), cell: ({ reason }) => reason },
        { id: "author", head: t("imports.by"), cell: ({ author }) => author },
        { id: "created", head: t("imports.when"), nowrap: true, cell: ({ createdAt }) => formats.dateTime(createdAt) },
        { id: "state", head: t("column.state"), cell: state },
    ];
    const action: Column<Exclusion> = {
        id: "action",
        head: t("exclusions.action"),
        cell: (row) =>
            row.liftedAt === null && (
                <button
                    type="button"
                    className="button"
                    disabled={lift.isPending}
                    aria-label={t("exclusions.endOf", { place: nameOf(row.place), period: period(row) })}
                    onClick={() => lift.mutate(row.id)}
                >
                    {t("exclusions.end")}
                </button>
            ),
    };
    return (
        <section className="panel">
            <h2>{t("exclusions.list")}</h2>
            {lift.isError && <Failure problem={lift.error} />}
            <DataTable
                caption={t("exclusions.caption", { count: rows.length })}
                columns={mayChange ? [...columns, action] : columns}
                rows={rows}
                rowKey={({ id }) => String(id)}
                empty={t("exclusions.none")}
            />
        </section>
    );
}
