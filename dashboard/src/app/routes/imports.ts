export { ImportsPage as ImportsRoute } from "../../features/imports/imports-page";
