import { useState, type FormEvent } from "react";
import { useMay } from "../../api/session";
import { useDecideRule, useSmallCells, type SmallCellRule } from "../../api/small-cells";
import { useNames } from "../../i18n/names";
import { useFormats, useText } from "../../i18n/text";
import { DoneNotice, type Done } from "../../ui/done-notice";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";
import { AdministrationFrame, NotAllowed } from "./administration-frame";
import { SmallCellSources } from "./small-cell-sources";

type Wish = Pick<SmallCellRule, "indicator" | "threshold" | "countryTotals">;

function RuleForm({ rule, busy, onSave }: { rule: SmallCellRule; busy: boolean; onSave: (wish: Wish) => void }) {
    const t = useText();
    const names = useNames();
    const formats = useFormats();
    const [threshold, setThreshold] = useState(String(rule.threshold));
    const [countryTotals, setCountryTotals] = useState(rule.countryTotals);
    const submit = (event: FormEvent) => {
        event.preventDefault();
        onSave({ indicator: rule.indicator, threshold: Number(threshold), countryTotals });
    };
    return (
        <form onSubmit={submit} aria-label={names.indicator(rule.indicator)}>
            <h3>{names.indicator(rule.indicator)}</h3>
            <div className="toolbar">
                <label className="field">
                    {t("smallCells.threshold")}
                    <input
                        type="number"
                        min={1}
                        max={1000}
                        required
                        value={threshold}
                        onChange={(event) => setThreshold(event.target.value)}
                    />
                </label>
                <label className="check">
                    <input type="checkbox" checked={countryTotals} onChange={(event) => setCountryTotals(event.target.checked)} />
                    {t("smallCells.countryTotals")}
                </label>
                <button
                    type="submit"
                    className="button primary"
                    disabled={busy || (threshold === String(rule.threshold) && countryTotals === rule.countryTotals)}
                >
                    {t("person.save")}
                </button>
            </div>
            <p className="quiet">
                {t("smallCells.hidden", { count: rule.hidden })}{" "}
                {rule.decidedBy && rule.decidedAt
                    ? t("smallCells.decided", { who: rule.decidedBy, when: formats.dateTime(rule.decidedAt) })
                    : t("smallCells.usual")}
            </p>
        </form>
    );
}

function Rules({ rules }: { rules: SmallCellRule[] }) {
    const t = useText();
    const decide = useDecideRule();
    const [done, setDone] = useState<Done | null>(null);
    const save = (wish: Wish, before: Wish | null) =>
        decide.mutate(wish, {
            onSuccess: () =>
                setDone({
                    text: t("smallCells.saved", { threshold: wish.threshold }),
                    ...(before && { undo: () => save(before, null) }),
                }),
        });
    return (
        <section className="panel">
            <h2>{t("smallCells.rules")}</h2>
            <p>{t("smallCells.rulesText")}</p>
            {done && <DoneNotice done={done} />}
            {decide.isError && <Failure problem={decide.error} />}
            {rules.length === 0 && <p className="notice">{t("smallCells.noCounts")}</p>}
            {rules.map((rule) => (
                <RuleForm
                    key={`${rule.indicator} ${rule.threshold} ${rule.countryTotals}`}
                    rule={rule}
                    busy={decide.isPending}
                    onSave={(wish) => save(wish, rule)}
                />
            ))}
        </section>
    );
}

/** Where data protection officers decide which counts are too small to be shown. */
export function SmallCellsPage() {
    const t = useText();
    const may = useMay("privacy:manage");
    const smallCells = useSmallCells();
    if (!may) return <NotAllowed />;
    return (
        <AdministrationFrame title={t("smallCells.title")} lead={t("smallCells.lead")}>
            {smallCells.isPending && <Loading />}
            {smallCells.isError && <Failure problem={smallCells.error} retry={() => void smallCells.refetch()} />}
            {smallCells.data && <Rules rules={smallCells.data.rules} />}
            {smallCells.data && <SmallCellSources sources={smallCells.data.sources} />}
        </AdministrationFrame>
    );
}
