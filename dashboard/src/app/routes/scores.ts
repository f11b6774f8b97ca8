export { ScoresPage as ScoresRoute } from "../../features/scores/scores-page";
