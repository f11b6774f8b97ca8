import { useMutation } from "@tanstack/react-query";
import { address, send } from "../../api/client";
import type { Place, Profile, Round } from "../../api/types";
import { useText } from "../../i18n/text";
import { weekOf } from "../../lib/epi-week";
import type { Cell } from "../../lib/csv";
import { fileNameOf, saveFile } from "../../lib/download";
import type { ForecastPoint, ObservedPoint } from "../../lib/fan-chart-props";
import { CsvButtons } from "../../ui/csv-buttons";
import { Failure } from "../../ui/failure";

export function HubFileButton({ round, model }: { round: Round; model: string }) {
    const t = useText();
    const saving = useMutation({
        mutationFn: async () => {
            const path = address(`/api/v1/rounds/${round.id}/hub-file`, { model });
            const response = await send(path, { accept: "text/csv" });
            const name = fileNameOf(response, `${round.referenceDate}-Vigie-${model}.csv`);
            saveFile(await response.blob(), name, "text/csv");
        },
    });
    return (
        <>
            <button type="button" className="button" disabled={saving.isPending} onClick={() => saving.mutate()}>
                {t("download.hub")}
            </button>
            {saving.isError && <Failure problem={saving.error} />}
        </>
    );
}

interface DownloadsProps {
    profile: Profile;
    place: Place;
    round: Round;
    model: string;
    points: ForecastPoint[];
    observed: ObservedPoint[];
}

export function Downloads({ profile, place, round, model, points, observed }: DownloadsProps) {
    const t = useText();
    const isoWeek = (date: string) => {
        const { year, week } = weekOf(date, profile.calendar);
        return `${year}-W${String(week).padStart(2, "0")}`;
    };
    const rows = (): Cell[][] => {
        const note = profile.synthetic ? t("synthetic.export") : "";
        const start = (date: string): Cell[] => [place.code, place.name, date, isoWeek(date)];
        return [
            [
                ...[
                    t("column.code"),
                    t("common.place"),
                    t("column.weekEnding"),
                    t("column.week"),
                    t("column.observed"),
                    t("column.median"),
                ],
                ...[95, 80, 50].map((level) => t("column.lower", { level })),
                ...[50, 80, 95].map((level) => t("column.upper", { level })),
                ...[t("forecast.model"), t("provenance.asOf"), t("column.note")],
            ],
            ...observed.map(({ date, value }): Cell[] => [
                ...start(date),
                value,
                ...Array<Cell>(7).fill(null),
                "",
                round.asOf,
                note,
            ]),
            ...points.map(({ date, median, intervals }): Cell[] => [
                ...start(date),
                null,
                median,
                ...[...intervals].reverse().map(({ lower }) => lower),
                ...intervals.map(({ upper }) => upper),
                model,
                round.asOf,
                note,
            ]),
        ];
    };
    const name = `${round.referenceDate}-${profile.id}-${place.code}-${model}${profile.synthetic ? "-synthetic" : ""}`;
    return (
        <div className="actions">
            <CsvButtons name={name} rows={rows} />
            <HubFileButton round={round} model={model} />
        </div>
    );
}
