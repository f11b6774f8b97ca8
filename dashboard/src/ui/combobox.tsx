import { useId, useRef, useState, type KeyboardEvent } from "react";
import { useText } from "../i18n/text";
import type { Option } from "./select-field";

interface ComboboxProps {
    label: string;
    value: string;
    options: Option[];
    onChange: (value: string) => void;
    nothingFound: string;
}

/** Thousands of counties are found by typing, not by scrolling. */
const most = 200;

const plain = (text: string) =>
    text
        .normalize("NFD")
        .replace(/\p{Diacritic}/gu, "")
        .toLowerCase();

function matching(options: Option[], text: string): Option[] {
    const wanted = plain(text.trim());
    if (!wanted) return options;
    const starts = options.filter(({ label, value }) => plain(label).startsWith(wanted) || plain(value) === wanted);
    return [...starts, ...options.filter((option) => !starts.includes(option) && plain(option.label).includes(wanted))];
}

/** Choose from many by typing: the ARIA combobox with a list, no accents needed. */
export function Combobox({ label, value, options, onChange, nothingFound }: ComboboxProps) {
    const t = useText();
    const id = useId();
    const input = useRef<HTMLInputElement>(null);
    const [text, setText] = useState<string | null>(null);
    const [active, setActive] = useState(0);
    const chosen = options.find((option) => option.value === value);
    const open = text !== null;
    const all = open ? matching(options, text) : [];
    const found = all.slice(0, most);
    const close = () => setText(null);
    const start = () => {
        setText("");
        setActive(
            Math.max(
                0,
                options.slice(0, most).findIndex((option) => option.value === value),
            ),
        );
    };
    const move = (to: number) => {
        const next = Math.min(Math.max(to, 0), found.length - 1);
        setActive(next);
        document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
    };
    const take = (option: Option | undefined) => {
        close();
        if (option && option.value !== value) onChange(option.value);
    };
    const onKeyDown = (event: KeyboardEvent) => {
        const keys: Record<string, () => void> = {
            ArrowDown: () => (open ? move(active + 1) : start()),
            ArrowUp: () => (open ? move(active - 1) : start()),
            Enter: () => (open ? take(found[active]) : start()),
            Escape: close,
        };
        const action = keys[event.key];
        if (!action) return;
        event.preventDefault();
        action();
    };
    return (
        <div className="field">
            <label htmlFor={id}>{label}</label>
            <div className="combobox">
                <input
                    ref={input}
                    id={id}
                    role="combobox"
                    autoComplete="off"
                    spellCheck={false}
                    aria-expanded={open}
                    aria-controls={`${id}-list`}
                    aria-autocomplete="list"
                    aria-activedescendant={open && found[active] ? `${id}-${active}` : undefined}
                    placeholder={chosen?.label ?? ""}
                    value={text ?? chosen?.label ?? ""}
                    onClick={() => !open && start()}
                    onChange={(event) => {
                        setText(event.target.value);
                        setActive(0);
                    }}
                    onKeyDown={onKeyDown}
                    onBlur={close}
                />
                <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!open}>
                    {found.map((option, index) => (
                        <li
                            key={option.value}
                            id={`${id}-${index}`}
                            role="option"
                            aria-selected={index === active}
                            onPointerDown={(event) => {
                                event.preventDefault();
                                take(option);
                            }}
                        >
                            {option.label}
                        </li>
                    ))}
                    {all.length > most && (
                        <li role="option" aria-disabled="true" aria-selected="false" className="quiet">
                            {t("common.moreMatches", { count: all.length - most })}
                        </li>
                    )}
                    {open && found.length === 0 && (
                        <li role="option" aria-disabled="true" aria-selected="false">
                            {nothingFound}
                        </li>
                    )}
                </ul>
            </div>
        </div>
    );
}
