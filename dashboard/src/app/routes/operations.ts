export { OperationsPage as OperationsRoute } from "../../features/operations/operations-page";
