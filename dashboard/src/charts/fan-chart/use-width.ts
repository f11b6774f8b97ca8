import { useEffect, useRef, useState, type RefObject } from "react";

/** The width an element has, followed as it changes. */
export function useWidth(): [RefObject<HTMLElement | null>, number] {
    const element = useRef<HTMLElement>(null);
    const [width, setWidth] = useState(720);
    useEffect(() => {
        const watched = element.current;
        if (!watched || typeof ResizeObserver === "undefined") return;
        const observer = new ResizeObserver(([entry]) => {
            if (entry) setWidth(Math.max(260, Math.round(entry.contentRect.width)));
        });
        observer.observe(watched);
        return () => observer.disconnect();
    }, []);
    return [element, width];
}
