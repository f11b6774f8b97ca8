import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { useUpload, type Sending } from "../../api/imports";
import { resultOf } from "../../api/jobs";
import { useText } from "../../i18n/text";
import { importsPath } from "../../lib/paths";
import { Failure } from "../../ui/failure";
import { JobProgress } from "../../ui/job-progress";

/** One file on its way in: sent at once, then followed until it has been read. */
export function Upload({ sending }: { sending: Sending }) {
    const t = useText();
    const { mutate, data: started, error, isError } = useUpload();
    const sent = useRef(false);
    useEffect(() => {
        if (sent.current) return;
        sent.current = true;
        mutate(sending);
    }, [sending, mutate]);
    if (isError) return <Failure problem={error} retry={() => mutate(sending)} />;
    if (!started) return <p role="status">{t("imports.sending", { file: sending.file.name })}</p>;
    return (
        <JobProgress
            id={started.job}
            title={sending.file.name}
            done={(over) => {
                const id = resultOf(over) ?? started.id;
                return id ? <Link to={importsPath(id)}>{t("imports.report")}</Link> : null;
            }}
        />
    );
}
