import { act, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import messages from "../i18n/core/en.json";
import { Loading } from "./loading";

afterEach(() => vi.useRealTimers());

it("says after a while that it takes longer than usual", () => {
    vi.useFakeTimers();
    render(
        <IntlProvider locale="en" messages={messages}>
            <Loading />
        </IntlProvider>,
    );
    expect(screen.getByRole("status").textContent).toBe("Loading…");
    act(() => vi.advanceTimersByTime(10_000));
    expect(screen.getByRole("status").textContent).toMatch(/longer than usual/);
});
