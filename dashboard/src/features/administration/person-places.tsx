import { useState } from "react";
import { useAccountPlaces, useLimitAccount, type Account } from "../../api/accounts";
import { useAllPlaces } from "../../api/profiles";
import { useText } from "../../i18n/text";
import { Combobox } from "../../ui/combobox";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";
import type { Done } from "../../ui/done-notice";

function Chosen({
    codes,
    nameOf,
    onRemove,
}: {
    codes: string[];
    nameOf: (code: string) => string;
    onRemove: (code: string) => void;
}) {
    const t = useText();
    if (codes.length === 0) return <p>{t("places.all")}</p>;
    return (
        <ul className="chosen">
            {codes.map((code) => (
                <li key={code}>
                    {nameOf(code)}{" "}
                    <button
                        type="button"
                        className="button"
                        aria-label={t("places.removeOne", { name: nameOf(code) })}
                        onClick={() => onRemove(code)}
                    >
                        {t("places.remove")}
                    </button>
                </li>
            ))}
        </ul>
    );
}

/** Which places a person may see: all, or those chosen here with all below them. */
export function PersonPlaces({ account, onDone }: { account: Account; onDone: (done: Done) => void }) {
    const t = useText();
    const places = useAllPlaces(true);
    const limits = useAccountPlaces(account.id);
    const limit = useLimitAccount(account.id);
    const [changed, setChanged] = useState<string[] | null>(null);
    const failure = places.error ?? limits.error;
    if (failure) return <Failure problem={failure} retry={() => void Promise.all([places.refetch(), limits.refetch()])} />;
    if (!places.data || !limits.data) return <Loading />;
    const before = limits.data.places;
    const codes = changed ?? before;
    const nameOf = (code: string) => places.data.find((place) => place.code === code)?.name ?? code;
    const told = (chosen: string[]) =>
        chosen.length === 0
            ? t("places.savedAll", { name: account.displayName })
            : t("places.saved", { name: account.displayName, places: chosen.map(nameOf).join(", ") });
    const save = (wanted: string[], undo: string[] | null) =>
        limit.mutate(wanted, {
            onSuccess: () => {
                setChanged(null);
                onDone({ text: told(wanted), ...(undo && { undo: () => save(undo, null) }) });
            },
        });
    return (
        <section className="panel" aria-label={t("places.title")}>
            <h2>{t("places.title")}</h2>
            <p>{t("places.text")}</p>
            {limit.isError && <Failure problem={limit.error} />}
            <Chosen codes={codes} nameOf={nameOf} onRemove={(code) => setChanged(codes.filter((each) => each !== code))} />
            <div className="toolbar">
                <Combobox
                    label={t("places.add")}
                    value=""
                    options={places.data
                        .filter(({ code }) => !codes.includes(code))
                        .map(({ code, name }) => ({ value: code, label: name }))}
                    nothingFound={t("common.nothingFound")}
                    onChange={(code) => setChanged([...codes, code])}
                />
                <button
                    type="button"
                    className="button primary"
                    disabled={changed === null || limit.isPending}
                    onClick={() => save(codes, before)}
                >
                    {t("places.save")}
                </button>
            </div>
        </section>
    );
}
