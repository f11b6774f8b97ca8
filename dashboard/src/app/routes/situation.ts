export { Start as SituationRoute } from "../start";
