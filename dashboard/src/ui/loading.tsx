import { useEffect, useState } from "react";
import { useText } from "../i18n/text";

const patience = 10_000;

/** Something is on its way; after a while it says that it is slow, so that nobody takes it for stuck. */
export function Loading() {
    const t = useText();
    const [slow, setSlow] = useState(false);
    useEffect(() => {
        const timer = setTimeout(() => setSlow(true), patience);
        return () => clearTimeout(timer);
    }, []);
    return (
        <p className="loading" role="status">
            {t(slow ? "common.loadingSlow" : "common.loading")}
        </p>
    );
}
