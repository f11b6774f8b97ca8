export { RevisionsPage as RevisionsRoute } from "../../features/revisions/revisions-page";
