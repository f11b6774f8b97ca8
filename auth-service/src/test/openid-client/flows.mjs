// Drives auth-service with a certified OpenID Connect client, without any exception made for it.
// usage: node flows.mjs <issuer> <public url> <client secret> <username> <password>
import assert from "node:assert/strict";
import * as client from "openid-client";

const [issuer, publicUrl, secret, username, password] = process.argv.slice(2);
const insecure = { execute: [client.allowInsecureRequests] }; // http on loopback only

const gateway = await client.discovery(new URL(issuer), "gateway", { id_token_signed_response_alg: "RS256" },
    client.ClientSecretBasic(secret), insecure);
const metadata = gateway.serverMetadata();
assert.equal(metadata.issuer, issuer);
assert.equal(metadata.authorization_response_iss_parameter_supported, true);
assert.ok(metadata.code_challenge_methods_supported.includes("S256"));
console.log("ok discovery");

const cookies = new Map();
async function visit(address, options = {}) {
    const response = await fetch(address, {
        ...options,
        redirect: "manual",
        headers: { ...options.headers, accept: "text/html", cookie: [...cookies].map((each) => each.join("=")).join("; ") },
    });
    for (const cookie of response.headers.getSetCookie()) {
        const [name, value] = cookie.split(";")[0].split(/=(.*)/s);
        cookies.set(name, value);
    }
    return response;
}

async function follow(address) {
    for (let hops = 0; hops < 10; hops++) {
        if (address.startsWith(publicUrl + "/bff/callback")) return { address };
        const response = await visit(address);
        if (response.status < 300 || response.status >= 400) return { address, response };
        address = new URL(response.headers.get("location"), address).href;
    }
    throw new Error("too many redirects");
}

async function signIn(address) {
    const page = await follow(address);
    if (!page.response) return new URL(page.address);
    const html = await page.response.text();
    const csrf = /name="_csrf" value="([^"]+)"/.exec(html)[1];
    const answer = await visit(page.address, { method: "POST", body: new URLSearchParams({ username, password, _csrf: csrf }) });
    assert.equal(answer.status, 302, "sign-in is accepted");
    return new URL((await follow(new URL(answer.headers.get("location"), page.address).href)).address);
}

async function authorize(extra = {}) {
    const verifier = client.randomPKCECodeVerifier();
    const state = client.randomState();
    const nonce = client.randomNonce();
    const address = client.buildAuthorizationUrl(gateway, {
        redirect_uri: publicUrl + "/bff/callback",
        scope: "openid profile",
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        state,
        nonce,
        ...extra,
    });
    return { callback: await signIn(address.href), checks: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce } };
}

const silent = await authorize({ prompt: "none" });
await assert.rejects(client.authorizationCodeGrant(gateway, silent.callback, silent.checks), (error) => error.error === "login_required");
console.log("ok silent request of a stranger");

const first = await authorize();
const tokens = await client.authorizationCodeGrant(gateway, first.callback, first.checks);
assert.equal(tokens.claims().preferred_username, username);
assert.ok(tokens.claims().auth_time > 0);
console.log("ok authorization code with PKCE");

await assert.rejects(client.authorizationCodeGrant(gateway, first.callback, first.checks), (error) => error.error === "invalid_grant");
console.log("ok code works once");

const mixedUp = new URL(first.callback);
mixedUp.searchParams.set("iss", "https://attacker.example");
await assert.rejects(client.authorizationCodeGrant(gateway, mixedUp, first.checks), (error) => error.code === "OAUTH_INVALID_RESPONSE");
console.log("ok issuer of the response is checked");

const again = await authorize({ prompt: "none" });
const fresh = await client.authorizationCodeGrant(gateway, again.callback, again.checks);
console.log("ok single sign-on");

const aged = await authorize({ max_age: "3600" });
await client.authorizationCodeGrant(gateway, aged.callback, { ...aged.checks, maxAge: 3600 });
console.log("ok max_age");

const info = await client.fetchUserInfo(gateway, fresh.access_token, fresh.claims().sub);
assert.equal(info.preferred_username, username);
console.log("ok userinfo");

const renewed = await client.refreshTokenGrant(gateway, fresh.refresh_token);
assert.notEqual(renewed.refresh_token, fresh.refresh_token);
assert.equal((await client.tokenIntrospection(gateway, renewed.access_token)).active, true);
await client.tokenRevocation(gateway, renewed.refresh_token);
await assert.rejects(client.refreshTokenGrant(gateway, renewed.refresh_token), (error) => error.error === "invalid_grant");
console.log("ok refresh, introspection, revocation");

const machine = await client.discovery(new URL(issuer), "vigie-cli", undefined, client.ClientSecretPost(secret), insecure);
const grant = await client.clientCredentialsGrant(machine, { scope: "rounds:run" });
assert.equal(grant.scope, "rounds:run");
console.log("ok client credentials");

const last = await authorize();
const lastTokens = await client.authorizationCodeGrant(gateway, last.callback, last.checks);
const out = client.buildEndSessionUrl(gateway, { id_token_hint: lastTokens.id_token, post_logout_redirect_uri: publicUrl + "/", state: "bye" });
const gone = await visit(out.href);
assert.equal(gone.status, 302);
assert.equal(gone.headers.get("location"), publicUrl + "/?state=bye");
const after = await authorize({ prompt: "none" });
await assert.rejects(client.authorizationCodeGrant(gateway, after.callback, after.checks), (error) => error.error === "login_required");
console.log("ok sign-out");
