import { useId } from "react";

export interface Option {
    value: string;
    label: string;
}

interface SelectFieldProps {
    label: string;
    value: string;
    options: Option[];
    onChange: (value: string) => void;
    hint?: string;
}

export function SelectField({ label, value, options, onChange, hint }: SelectFieldProps) {
    const id = useId();
    return (
        <div className="field">
            <label htmlFor={id}>{label}</label>
            <select
                id={id}
                value={value}
                onChange={(event) => onChange(event.target.value)}
                aria-describedby={hint ? `${id}-hint` : undefined}
            >
                {options.map((option) => (
                    <option key={option.value} value={option.value}>
                        {option.label}
                    </option>
                ))}
            </select>
            {hint && (
                <span id={`${id}-hint`} className="hint">
                    {hint}
                </span>
            )}
        </div>
    );
}
