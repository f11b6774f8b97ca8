import { useId } from "react";

interface TextFieldProps {
    label: string;
    value: string;
    onChange: (value: string) => void;
    hint?: string;
    type?: "text" | "email";
    required?: boolean;
    pattern?: string;
    maxLength?: number;
}

export function TextField({ label, value, onChange, hint, type = "text", required, pattern, maxLength = 200 }: TextFieldProps) {
    const id = useId();
    return (
        <div className="field">
            <label htmlFor={id}>{label}</label>
            <input
                id={id}
                type={type}
                value={value}
                required={required}
                pattern={pattern}
                maxLength={maxLength}
                autoComplete="off"
                spellCheck={false}
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
