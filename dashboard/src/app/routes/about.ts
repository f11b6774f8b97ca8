export { AboutPage as AboutRoute } from "../../features/about/about-page";
export { AccessibilityPage as AccessibilityRoute } from "../../features/about/accessibility-page";
