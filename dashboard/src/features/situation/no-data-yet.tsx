import { Link } from "react-router";
import { useMay } from "../../api/session";
import { useText } from "../../i18n/text";
import { importsPath } from "../../lib/paths";

export function NoDataYet() {
    const t = useText();
    const mayImport = useMay("observations:import");
    return (
        <section className="notice" aria-labelledby="no-data">
            <h2 id="no-data">{t("empty.title")}</h2>
            <p>{t("empty.text")}</p>
            <ol>
                <li>{t("empty.step1")}</li>
                <li>{t("empty.step2")}</li>
                <li>{t("empty.step3")}</li>
            </ol>
            {mayImport ? (
                <Link className="button primary" to={importsPath()}>
                    {t("empty.import")}
                </Link>
            ) : (
                <p>{t("empty.askImport")}</p>
            )}
            <p className="quiet small spaced">
                {t("empty.commandLine")} <code>./vigie import data.csv.gz</code>
            </p>
        </section>
    );
}
