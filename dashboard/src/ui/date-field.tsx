import { useId } from "react";

interface DateFieldProps {
    label: string;
    value: string;
    onChange: (value: string) => void;
    min?: string | undefined;
    max?: string | undefined;
    hint?: string | undefined;
}

export function DateField({ label, value, onChange, min, max, hint }: DateFieldProps) {
    const id = useId();
    return (
        <div className="field">
            <label htmlFor={id}>{label}</label>
            <input
                id={id}
                type="date"
                value={value}
                min={min}
                max={max}
                onChange={(event) => onChange(event.target.value)}
                aria-describedby={hint ? `${id}-hint` : undefined}
            />
            {hint && (
                <span id={`${id}-hint`} className="hint">
                    {hint}
                </span>
            )}
        </div>
    );
}
