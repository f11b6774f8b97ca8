import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";

configure({ asyncUtilTimeout: 10_000 });
afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    localStorage.clear();
});
Element.prototype.scrollIntoView = () => undefined;
window.scrollTo = () => undefined;
URL.createObjectURL = () => "blob:test";
URL.revokeObjectURL = () => undefined;
HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
    this.open = false;
};
