export { AdministrationStart as AdministrationRoute } from "../../features/administration/administration-start";
export { AuditPage as AuditRoute } from "../../features/administration/audit-page";
export { CountryAdministrationPage as CountryAdministrationRoute } from "../../features/administration/country-administration-page";
export { PeoplePage as PeopleRoute } from "../../features/administration/people-page";
export { PersonPage as PersonRoute } from "../../features/administration/person-page";
export { PrivacyPage as PrivacyRoute } from "../../features/administration/privacy-page";
export { SmallCellsPage as SmallCellsRoute } from "../../features/administration/small-cells-page";
export { RolesPage as RolesRoute } from "../../features/administration/roles-page";
