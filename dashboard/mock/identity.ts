import type { Account, Role } from "../src/api/accounts";
import type { AuditEvent } from "../src/api/audit";
import type { PartnerClient } from "../src/api/clients";

type Handler = (url: URL, request: Request, part: string) => unknown;
type Route = [string, RegExp, Handler];

const permissions: Record<Role, string[]> = {
    READER: ["observations:read", "forecasts:read"],
    EPIDEMIOLOGIST: ["observations:read", "forecasts:read", "rounds:run"],
    DATA_MANAGER: ["observations:read", "observations:import", "forecasts:read", "rounds:run"],
    ADMINISTRATOR: [
        "observations:read",
        "observations:import",
        "forecasts:read",
        "rounds:run",
        "accounts:manage",
        "clients:manage",
        "audit:read",
        "operations:read",
    ],
    DATA_PROTECTION_OFFICER: ["audit:read", "privacy:manage"],
    OPERATOR: ["operations:read"],
};

function account(id: string, username: string, displayName: string, role: Role, more: Partial<Account> = {}): Account {
    return {
        id,
        username,
        displayName,
        email: null,
        role,
        permissions: permissions[role],
        passwordMustChange: false,
        locked: false,
        restrictedAt: null,
        secondFactor: role === "ADMINISTRATOR",
        createdAt: "2026-10-01T08:00:00Z",
        lastSignInAt: "2026-11-18T07:45:00Z",
        ...more,
    };
}

const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const session = (id: string, address: string) => ({
    id,
    address,
    agent,
    signedInAt: "2026-11-18T07:45:00Z",
    lastUsedAt: "2026-11-18T09:30:00Z",
});

const event = (number: number, name: string, more: Partial<AuditEvent> = {}): AuditEvent => ({
    number,
    at: "2026-11-18T09:30:00Z",
    event: name,
    actor: "ada",
    subject: "",
    address: "192.0.2.7",
    detail: "",
    ...more,
});

/** The part of the made-up world that auth-service answers for. */
export function identityRoutes(country: string): Route[] {
    const accounts = [
        account("1", "ada", "Ada Example", "ADMINISTRATOR"),
        account("2", "grace@example.org", "Grace Sample", "EPIDEMIOLOGIST"),
        account("3", "alan", "Alan Specimen", "READER", { passwordMustChange: true, lastSignInAt: null }),
        account("4", "mary", "Mary Instance", "DATA_MANAGER", { locked: true }),
    ];
    const clients: PartnerClient[] = [
        {
            id: "state-lab",
            name: "State laboratory",
            contact: "lab@example.org",
            scopes: ["forecasts:read"],
            disabled: false,
            createdAt: "2026-10-01T08:00:00Z",
            createdBy: "ada",
            method: "client_secret",
            proof: "",
            secretChangedAt: "2026-10-01T08:00:00Z",
        },
    ];
    const sessions = [session("s1", "192.0.2.7"), session("s2", "198.51.100.4")];
    const events = [
        event(1204, "audit.read"),
        event(1203, "account.role-changed", { subject: "grace@example.org", detail: "before=READER; after=EPIDEMIOLOGIST" }),
        event(1202, "sign-in.refused", { actor: "", subject: "alan", address: "203.0.113.9" }),
        event(1201, "sign-in.accepted"),
    ];
    const rules = [
        { kind: "AUDIT_EVENTS", days: 365, changedBy: null as string | null, changedAt: null as string | null },
        { kind: "CLOSED_ACCOUNTS", days: 90, changedBy: null, changedAt: null },
        { kind: "KNOWN_NETWORKS", days: 90, changedBy: null, changedAt: null },
        { kind: "WITHDRAWN_CONSENTS", days: 1095, changedBy: null, changedAt: null },
        { kind: "RETENTION_REPORTS", days: 1095, changedBy: null, changedAt: null },
    ];
    const factorRules = Object.keys(permissions).map((role) => ({
        role,
        required: role === "ADMINISTRATOR" || role === "DATA_PROTECTION_OFFICER",
        always: role === "ADMINISTRATOR" || role === "DATA_PROTECTION_OFFICER",
        changedBy: null as string | null,
        changedAt: null as string | null,
        people: accounts.filter((each) => each.role === role).length,
        without: accounts.filter((each) => each.role === role && !each.secondFactor).length,
    }));
    const one = (id: string) => accounts.find((each) => each.id === id);
    const lock = (id: string, locked: boolean) => Object.assign(one(id) ?? {}, { locked });
    const secret = "9mMqX2uT4vYk7bNcR8sWfZ3hJdLpQgAe5tVx6yBzC1D";
    const address = "https://vigie.example/auth/link?token=9mMqX2uT4vYk7bNcR8sWfZ3hJdLpQgAe5tVx6yBzC1D";
    const link = { address, expiresAt: "2026-11-25T09:30:00Z", sent: false };
    const base = "/api/v1/identity";
    const at = (method: string, path: string, handle: Handler): Route => [
        method,
        new RegExp(`^${base}${path.replace("*", "([^/]+)")}$`),
        handle,
    ];
    const me = {
        ...accounts[0],
        passwordChangedAt: "2026-10-01T08:05:00Z",
        recoveryCodesLeft: 9,
        passkeys: [
            { id: "k1", name: "Laptop", addedAt: "2026-10-02T08:00:00Z", lastUsedAt: "2026-11-18T07:45:00Z", synced: false },
        ],
    };
    const consents = { letters: false, lettersPossible: true, history: [] as object[] };
    const processing = [
        {
            id: "r1",
            fields: { name: "Accounts and access", purpose: "Letting only authorised people in" },
            createdAt: "2026-10-01T08:00:00Z",
            changedBy: "ada",
            changedAt: "2026-10-01T08:00:00Z",
        },
    ];
    const restricted = [{ id: "5", username: "kurt", displayName: "Kurt Example", since: "2026-11-10T08:00:00Z" }];
    const none = () => new Response(null, { status: 204 });
    return [
        at("GET", "/accounts", () => accounts),
        at("GET", "/accounts/roles", () => Object.entries(permissions).map(([role, may]) => ({ role, permissions: may }))),
        at("GET", "/accounts/*", (_, __, id) => one(id)),
        at("POST", "/accounts", () => ({ account: accounts[2], link })),
        at("PUT", "/accounts/*", (_, __, id) => one(id)),
        at("DELETE", "/accounts/*", none),
        at("POST", "/accounts/*/password-reset", (_, __, id) => ({ account: one(id), link })),
        at("PUT", "/accounts/*/lock", (_, __, id) => lock(id, true)),
        at("DELETE", "/accounts/*/lock", (_, __, id) => lock(id, false)),
        at("GET", "/accounts/*/places", () => ({ places: [] })),
        at("PUT", "/accounts/*/places", () => ({ places: [] })),
        at("GET", "/accounts/*/sessions", () => sessions),
        at("DELETE", "/accounts/[^/]+/sessions/*", none),
        at("GET", "/second-factor/rules", () => factorRules),
        at("PUT", "/second-factor/rules/*", (_, __, role) => {
            const rule = factorRules.find((each) => each.role === role);
            return Object.assign(rule ?? {}, {
                required: !rule?.required,
                changedBy: "ada",
                changedAt: "2026-11-18T09:30:00Z",
            });
        }),
        at("GET", "/me", () => me),
        at("PUT", "/me", () => me),
        at("GET", "/me/sessions", () => sessions),
        at("DELETE", "/me/sessions/*", none),
        at("GET", "/audit", (url) => {
            const wanted = url.searchParams.get("event") ?? "";
            return { events: events.filter(({ event: name }) => name.startsWith(wanted)), next: wanted ? null : 1201 };
        }),
        at("GET", "/me/data", () => ({ account: accounts[0], sessions, events })),
        at("PUT", "/me/restriction", none),
        at("DELETE", "/me", none),
        at("GET", "/me/consents", () => consents),
        at("PUT", "/me/consents/*", () =>
            Object.assign(consents, {
                letters: true,
                history: [{ purpose: "SIGN_IN_LETTERS", givenAt: "2026-11-18T09:30:00Z", withdrawnAt: null }],
            }),
        ),
        at("DELETE", "/me/consents/*", () => Object.assign(consents, { letters: false })),
        at("PUT", "/me/closure", none),
        at("GET", "/privacy/restrictions", () => restricted),
        at("POST", "/privacy/restrictions", () => restricted[0]),
        at("DELETE", "/privacy/restrictions/*", none),
        at("GET", "/privacy/records/PROCESSING", () => processing),
        at("GET", "/privacy/records/BREACH", () => []),
        at("POST", "/privacy/records/*", () => processing[0]),
        at("PUT", "/privacy/records/PROCESSING/*", () => processing[0]),
        at("DELETE", "/privacy/records/PROCESSING/*", none),
        at("GET", "/privacy/retention/last-run", () => ({ run: { at: "2026-11-18T03:00:00Z", removed: 2 } })),
        at("POST", "/privacy/retention/runs", () => ({ at: "2026-11-18T09:30:00Z", removed: 0 })),
        at("GET", "/privacy/retention", () => rules),
        at("GET", "/privacy/retention/reports", () => [
            { at: "2026-11-17T03:00:00Z", kind: "AUDIT_EVENTS", before: "2025-11-17T03:00:00Z", removed: 214 },
        ]),
        at("PUT", "/privacy/retention/*", (_, __, kind) =>
            Object.assign(rules.find((rule) => rule.kind === kind) ?? {}, {
                changedBy: "ada",
                changedAt: "2026-11-18T09:30:00Z",
            }),
        ),
        at("GET", "/audit/integrity", () => ({ whole: true, head: `1204:${"0a".repeat(32)}` })),
        ...(country === "us"
            ? [
                  at("GET", "/clients", () => clients),
                  at("POST", "/clients", () => ({ client: clients[0], secret })),
                  at("POST", "/clients/*/secret", () => ({ client: clients[0], secret })),
                  at("PUT", "/clients/*/lock", () => Object.assign(clients[0] ?? {}, { disabled: true })),
                  at("DELETE", "/clients/*/lock", () => Object.assign(clients[0] ?? {}, { disabled: false })),
              ]
            : []),
    ];
}
