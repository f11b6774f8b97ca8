"use strict";

/* Makes and shows passkeys. Each form with data-passkey holds a button; what the browser answers goes with the form. */

const bytes = (text) => {
    const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(plain, (each) => each.charCodeAt(0)).buffer;
};

const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const known = (credentials) => (credentials ?? []).map((each) => ({ type: "public-key", id: bytes(each.id), transports: each.transports?.filter(Boolean) }));

const optionsOf = async (form) => {
    const answer = await fetch(form.dataset.options, { headers: { Accept: "application/json" }, cache: "no-store" });
    if (!answer.ok) throw new Error(`no options: ${answer.status}`);
    return answer.json();
};

const make = async (form) => {
    const options = await optionsOf(form);
    const credential = await navigator.credentials.create({
        publicKey: {
            ...options,
            challenge: bytes(options.challenge),
            user: { ...options.user, id: bytes(options.user.id) },
            excludeCredentials: known(options.excludeCredentials),
        },
    });
    return {
        attestationObject: text(credential.response.attestationObject),
        clientDataJSON: text(credential.response.clientDataJSON),
        transports: credential.response.getTransports?.() ?? [],
        of: credential,
    };
};

const show = async (form) => {
    const options = await optionsOf(form);
    const credential = await navigator.credentials.get({
        publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) },
    });
    const { authenticatorData, clientDataJSON, signature, userHandle } = credential.response;
    return {
        authenticatorData: text(authenticatorData),
        clientDataJSON: text(clientDataJSON),
        signature: text(signature),
        ...(userHandle && { userHandle: text(userHandle) }),
        of: credential,
    };
};

const submit = async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const button = form.querySelector("button");
    const problem = form.querySelector("[data-problem]");
    problem.hidden = true;
    button.disabled = true;
    try {
        const { of, ...response } = await (form.dataset.passkey === "make" ? make(form) : show(form));
        form.elements.credential.value = JSON.stringify({
            id: of.id,
            rawId: text(of.rawId),
            type: of.type,
            response,
            clientExtensionResults: {},
            ...(of.authenticatorAttachment && { authenticatorAttachment: of.authenticatorAttachment }),
        });
        form.submit();
    } catch (refused) {
        console.info("no passkey:", refused.name);
        problem.hidden = false;
        button.disabled = false;
    }
};

if (window.PublicKeyCredential && window.isSecureContext) {
    for (const form of document.querySelectorAll("form[data-passkey]")) {
        form.hidden = false;
        form.addEventListener("submit", submit);
    }
}
