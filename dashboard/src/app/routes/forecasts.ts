export { ForecastPage as ForecastsRoute } from "../../features/forecast-explorer/forecast-page";
