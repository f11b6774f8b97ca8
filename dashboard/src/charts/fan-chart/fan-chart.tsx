import type { FanChartProps } from "../../lib/fan-chart-props";

export function FanChart({ title }: FanChartProps) {
    return <figure>{title}</figure>;
}
