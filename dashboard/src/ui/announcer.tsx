import { createContext, useCallback, useContext, useState, type ReactNode } from "react";

const AnnouncerContext = createContext<(message: string) => void>(() => undefined);

/** One polite live region for status messages (WCAG 4.1.3). */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
    const [message, setMessage] = useState("");
    const announce = useCallback((text: string) => setMessage(text), []);
    return (
        <AnnouncerContext value={announce}>
            {children}
            <div role="status" aria-live="polite" className="visually-hidden">
                {message}
            </div>
        </AnnouncerContext>
    );
}

export function useAnnounce(): (message: string) => void {
    return useContext(AnnouncerContext);
}
