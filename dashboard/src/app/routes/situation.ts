export { SituationPage as SituationRoute } from "../../features/situation/situation-page";
