import type { Feed } from "../../api/feeds";
import { useText } from "../../i18n/text";
import { DataTable, type Column } from "../../ui/data-table";

/** What may be done with the numbers of each source, and how it is named where they are shown. */
export function FeedTerms({ feeds }: { feeds: Feed[] }) {
    const t = useText();
    const sources = [...new Map(feeds.map((feed) => [feed.source, feed])).values()];
    const columns: [Column<Feed>, ...Column<Feed>[]] = [
        { id: "source", head: t("sources.name"), cell: ({ source }) => source },
        { id: "licence", head: t("feeds.licence"), cell: ({ licence }) => licence },
        {
            id: "citation",
            head: t("feeds.citation"),
            cell: ({ citation, page }) => (
                <>
                    {citation}
                    <br />
                    <span className="quiet">{page}</span>
                </>
            ),
        },
        { id: "basis", head: t("feeds.legalBasis"), cell: ({ legalBasis }) => legalBasis },
    ];
    return (
        <details className="spaced">
            <summary>{t("feeds.terms")}</summary>
            <DataTable
                caption={t("feeds.terms")}
                captionHidden
                columns={columns}
                rows={sources}
                rowKey={({ source }) => source}
            />
        </details>
    );
}
