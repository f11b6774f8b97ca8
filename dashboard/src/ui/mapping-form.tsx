import { useState, type FormEvent } from "react";
import { useSaveMapping } from "../api/mappings";
import { useProfiles } from "../api/profiles";
import { everybody, useStrata } from "../api/strata";
import type { Layout, ValueColumn } from "../api/types";
import { useText, type MessageId } from "../i18n/text";
import { Failure } from "./failure";
import { SelectField, type Option } from "./select-field";
import { TextField } from "./text-field";
import { complaintAbout, draftOf, layoutOf, onlyOf, wholeCountry } from "./mapping-draft";
import { StratumCodes } from "./stratum-codes";

const days: Record<string, MessageId> = {
    "week-end": "mapping.weekEnd",
    "week-start": "mapping.weekStart",
    "week-end-day-first": "mapping.weekEndDayFirst",
    "week-start-day-first": "mapping.weekStartDayFirst",
    "week-end-month-first": "mapping.weekEndMonthFirst",
    "week-start-month-first": "mapping.weekStartMonthFirst",
    "days-of-iso-week": "mapping.daysOfIsoWeek",
    "days-of-mmwr-week": "mapping.daysOfMmwrWeek",
};

interface MappingFormProps {
    columns: string[];
    /** The first rows, where a file is at hand. */
    rows?: string[][];
    source: string;
    layout: Layout | null;
    /** What a file without a column of places is about. */
    ownPlace: string;
    saved: (source: string) => void;
    cancel?: () => void;
}

/** Asks what the columns of a file mean; the answer is kept for the next file with the same columns. */
export function MappingForm({ columns, rows = [], source: known, layout, ownPlace, saved, cancel }: MappingFormProps) {
    const t = useText();
    const profiles = useProfiles();
    const strata = useStrata();
    const save = useSaveMapping();
    const [source, setSource] = useState(known);
    const [draft, setDraft] = useState(() => draftOf(columns, layout));
    const [complaint, setComplaint] = useState<MessageId | null>(null);
    const change = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes });
    const changeValue = (index: number, changes: Partial<ValueColumn>) =>
        change({ values: draft.values.map((value, at) => (at === index ? { ...value, ...changes } : value)) });
    const options = (none: string): Option[] => [
        { value: "", label: none },
        ...columns.map((column) => ({ value: column, label: column })),
    ];
    const submit = (event: FormEvent) => {
        event.preventDefault();
        const wrong = complaintAbout(source, draft);
        setComplaint(wrong);
        if (wrong) return;
        const mapping = { source: source.trim(), header: columns, layout: layoutOf(draft, layout, ownPlace) };
        save.mutate(mapping, { onSuccess: () => saved(source.trim()) });
    };
    return (
        <form onSubmit={submit} noValidate className="spaced">
            <h4>{t("mapping.title")}</h4>
            <p>{t(cancel ? "mapping.editLead" : "mapping.lead")}</p>
            <div className="toolbar fields">
                <TextField label={t("mapping.source")} value={source} onChange={setSource} hint={t("mapping.sourceHint")} />
                <SelectField
                    label={t("mapping.date")}
                    value={draft.date}
                    options={options(t("mapping.choose"))}
                    onChange={(date) => change({ date })}
                />
                <SelectField
                    label={t("mapping.days")}
                    value={draft.days}
                    options={Object.entries(days).map(([value, label]) => ({ value, label: t(label) }))}
                    onChange={(value) => change({ days: value })}
                />
                <SelectField
                    label={t("mapping.place")}
                    value={draft.place}
                    options={[...options(t("mapping.choose")), { value: wholeCountry, label: t("mapping.ownPlace") }]}
                    onChange={(place) => change({ place })}
                />
                <SelectField
                    label={t("mapping.asOf")}
                    value={draft.asOf}
                    options={options(t("mapping.asOfToday"))}
                    onChange={(asOf) => change({ asOf })}
                />
                <SelectField
                    label={t("mapping.stratum")}
                    value={draft.stratum}
                    options={[
                        ...options(t("mapping.everybody")),
                        ...(strata.data ?? [])
                            .filter(({ id }) => id !== everybody)
                            .map(({ id, name }) => ({ value: onlyOf(id), label: t("mapping.onlyStratum", { name }) })),
                    ]}
                    onChange={(stratum) => change({ stratum, strata: {} })}
                />
                <TextField
                    label={t("mapping.missing")}
                    value={draft.missing}
                    onChange={(missing) => change({ missing })}
                    hint={t("mapping.missingHint")}
                />
            </div>
            {columns.includes(draft.stratum) && (
                <StratumCodes
                    seen={rows.map((row) => row[columns.indexOf(draft.stratum)] ?? "")}
                    strata={strata.data ?? []}
                    codes={draft.strata}
                    change={(codes) => change({ strata: codes })}
                />
            )}
            {draft.values.map((value, index) => (
                <div className="toolbar" key={index} role="group" aria-label={t("mapping.valueNumber", { number: index + 1 })}>
                    <SelectField
                        label={t("mapping.value")}
                        value={value.column}
                        options={options(t("mapping.choose"))}
                        onChange={(column) => changeValue(index, { column })}
                    />
                    <SelectField
                        label={t("mapping.counts")}
                        value={value.profile}
                        options={[
                            { value: "", label: t("mapping.choose") },
                            ...(profiles.data ?? []).map(({ id, disease, indicator }) => ({
                                value: id,
                                label: `${disease} – ${indicator}`,
                            })),
                        ]}
                        onChange={(profile) => changeValue(index, { profile })}
                    />
                </div>
            ))}
            {complaint && (
                <p role="alert" className="failed">
                    {t(complaint)}
                </p>
            )}
            {save.isError && <Failure problem={save.error} />}
            <div className="actions">
                <button type="submit" className="button primary" disabled={save.isPending}>
                    {t(cancel ? "mapping.saveChange" : "mapping.save")}
                </button>
                {cancel && (
                    <button type="button" className="button" onClick={cancel}>
                        {t("confirm.cancel")}
                    </button>
                )}
                <button
                    type="button"
                    className="button"
                    onClick={() => change({ values: [...draft.values, { column: "", profile: "" }] })}
                >
                    {t("mapping.addValue")}
                </button>
            </div>
        </form>
    );
}
