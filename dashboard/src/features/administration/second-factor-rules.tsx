import { useState } from "react";
import type { Role } from "../../api/accounts";
import { useRequireSecondFactor, useSecondFactorRules, type SecondFactorRule } from "../../api/second-factor";
import { useFormats, useText } from "../../i18n/text";
import { DataTable, type Column } from "../../ui/data-table";
import { DoneNotice, type Done } from "../../ui/done-notice";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";

/** Of which roles a second factor is asked; the country's rules are the least. */
export function SecondFactorRules() {
    const t = useText();
    const formats = useFormats();
    const rules = useSecondFactorRules();
    const change = useRequireSecondFactor();
    const [done, setDone] = useState<Done | null>(null);
    const require = (role: Role, required: boolean) =>
        change.mutate(
            { role, required },
            {
                onSuccess: () =>
                    setDone({
                        text: t(required ? "factorRule.nowRequired" : "factorRule.nowOptional", { role: t(`role.${role}`) }),
                        undo: () => require(role, !required),
                    }),
            },
        );
    const columns: [Column<SecondFactorRule>, ...Column<SecondFactorRule>[]] = [
        { id: "role", head: t("people.role"), cell: ({ role }) => t(`role.${role}`) },
        {
            id: "required",
            head: t("people.secondFactor"),
            cell: ({ role, required, always }) =>
                always ? (
                    t("factorRule.always")
                ) : (
                    <label className="check">
                        <input
                            type="checkbox"
                            checked={required}
                            disabled={change.isPending}
                            aria-label={t("factorRule.of", { role: t(`role.${role}`) })}
                            onChange={(event) => require(role, event.target.checked)}
                        />{" "}
                        {t(required ? "factorRule.required" : "factorRule.optional")}
                    </label>
                ),
        },
        { id: "people", head: t("people.title"), number: true, cell: ({ people }) => formats.number(people) },
        { id: "without", head: t("factorRule.without"), number: true, cell: ({ without }) => formats.number(without) },
        {
            id: "by",
            head: t("retention.setBy"),
            cell: ({ always, changedBy, changedAt }) =>
                changedBy && changedAt
                    ? `${changedBy}, ${formats.dateTime(changedAt)}`
                    : t(always ? "factorRule.country" : "retention.usual"),
        },
    ];
    return (
        <section className="panel">
            <h2>{t("factorRule.title")}</h2>
            <p>{t("factorRule.text")}</p>
            {done && <DoneNotice done={done} />}
            {change.isError && <Failure problem={change.error} />}
            {rules.isPending && <Loading />}
            {rules.isError && <Failure problem={rules.error} retry={() => void rules.refetch()} />}
            {rules.data && (
                <DataTable
                    caption={t("factorRule.title")}
                    captionHidden
                    columns={columns}
                    rows={rules.data}
                    rowKey={({ role }) => role}
                />
            )}
        </section>
    );
}
