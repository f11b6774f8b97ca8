export function PartnerSection() {
    return <section />;
}
