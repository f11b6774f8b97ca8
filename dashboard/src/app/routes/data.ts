export { ObservationsPage as DataRoute } from "../../features/observations/observations-page";
