/** The query with some values changed; a value that is null or empty is removed. */
export function changedQuery(query: URLSearchParams, changes: Record<string, string | null>): URLSearchParams {
    const changed = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) {
        if (value) changed.set(name, value);
        else changed.delete(name);
    }
    return changed;
}
