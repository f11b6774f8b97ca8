import { useEffect, type ReactNode } from "react";

/** A page of the application: names the document, so that history and screen readers know where they are. */
export function Page({
    title,
    hideTitle,
    lead,
    children,
}: {
    title: string;
    hideTitle?: boolean;
    lead?: ReactNode;
    children: ReactNode;
}) {
    useEffect(() => {
        document.title = `${title} · Vigie`;
    }, [title]);
    return (
        <>
            {!hideTitle && (
                <header className="page-head">
                    <h1>{title}</h1>
                    {lead && <p className="lead">{lead}</p>}
                </header>
            )}
            {children}
        </>
    );
}
