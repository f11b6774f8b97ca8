import { useRoles } from "../../api/accounts";
import { useMay } from "../../api/session";
import { useText, type MessageId } from "../../i18n/text";
import { DataTable, type Column } from "../../ui/data-table";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";
import { AdministrationFrame, NotAllowed } from "./administration-frame";
import { SecondFactorRules } from "./second-factor-rules";

const meanings: Record<string, MessageId> = {
    "observations:read": "permission.observationsRead",
    "observations:import": "permission.observationsImport",
    "forecasts:read": "permission.forecastsRead",
    "rounds:run": "permission.roundsRun",
    "accounts:manage": "permission.accountsManage",
    "clients:manage": "permission.clientsManage",
    "audit:read": "permission.auditRead",
    "privacy:manage": "permission.privacyManage",
    "operations:read": "permission.operationsRead",
};

export function RolesPage() {
    const t = useText();
    const accounts = useMay("accounts:manage");
    const privacy = useMay("privacy:manage");
    const roles = useRoles();
    if (!accounts && !privacy) return <NotAllowed />;
    const permissions = [...new Set(roles.data?.flatMap((each) => each.permissions))];
    const columns: [Column<string>, ...Column<string>[]] = [
        {
            id: "permission",
            head: t("roles.permission"),
            cell: (permission) => (
                <>
                    {meanings[permission] ? t(meanings[permission]) : permission} <code className="quiet">{permission}</code>
                </>
            ),
        },
        ...(roles.data ?? []).map((each): Column<string> => ({
            id: each.role,
            head: t(`role.${each.role}`),
            cell: (permission) => (each.permissions.includes(permission) ? t("roles.yes") : t("roles.no")),
        })),
    ];
    return (
        <AdministrationFrame title={t("roles.title")} lead={t("roles.lead")}>
            {roles.isPending && <Loading />}
            {roles.isError && <Failure problem={roles.error} retry={() => void roles.refetch()} />}
            {roles.data && (
                <section className="panel">
                    <DataTable caption={t("roles.caption")} columns={columns} rows={permissions} rowKey={(row) => row} />
                </section>
            )}
            <SecondFactorRules />
        </AdministrationFrame>
    );
}
