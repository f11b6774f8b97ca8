export { ExclusionsPage as ExclusionsRoute } from "../../features/exclusions/exclusions-page";
