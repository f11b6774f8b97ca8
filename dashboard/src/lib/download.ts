/** Hands text or bytes to the browser as a file. */
export function saveFile(content: BlobPart, name: string, type: string) {
    const url = URL.createObjectURL(new Blob([content], { type }));
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The file name a response proposes. */
export function fileNameOf(response: Response, fallback: string): string {
    const disposition = response.headers.get("content-disposition") ?? "";
    return /filename="?([^";]+)"?/.exec(disposition)?.[1] ?? fallback;
}
