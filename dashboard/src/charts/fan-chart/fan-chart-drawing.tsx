import type { FanChartLayout } from "./fan-chart-layout";

interface FanChartDrawingProps {
    layout: FanChartLayout;
    date: string | undefined;
    week: (date: string) => string;
    shortDate: (date: string) => string;
    value: (value: number) => string;
    nowLabel: string;
}

function Axes({ layout, week, shortDate, value }: FanChartDrawingProps) {
    const { plot, xTicks, yTicks } = layout;
    return (
        <g className="axes">
            {yTicks.map((tick) => (
                <g key={tick.value}>
                    <line x1={plot.left} x2={plot.right} y1={tick.y} y2={tick.y} />
                    <text x={plot.left - 6} y={tick.y} dy="0.32em" textAnchor="end">
                        {value(tick.value)}
                    </text>
                </g>
            ))}
            {xTicks.map((tick) => (
                <g key={tick.date} transform={`translate(${tick.x} ${plot.bottom})`}>
                    <line y2={5} className="tick" />
                    <text y={18} textAnchor="middle">
                        {week(tick.date)}
                    </text>
                    <text y={33} textAnchor="middle" className="minor">
                        {shortDate(tick.date)}
                    </text>
                </g>
            ))}
        </g>
    );
}

function Cross({ x, y }: { x: number; y: number }) {
    return <path className="later" d={`M${x - 4} ${y - 4}l8 8m0-8l-8 8`} />;
}

/** Draws a laid out fan chart. */
export function FanChartDrawing(props: FanChartDrawingProps) {
    const { layout, date, nowLabel } = props;
    const { plot, boundary } = layout;
    return (
        <>
            <Axes {...props} />
            {layout.bands.map(({ level, path }) => (
                <path key={level} className={`band band-${level}`} d={path} />
            ))}
            {boundary !== null && (
                <g className="boundary">
                    <line x1={boundary} x2={boundary} y1={plot.top} y2={plot.bottom} />
                    <text x={boundary - 6} y={plot.top + 10} textAnchor="end">
                        {nowLabel} →
                    </text>
                </g>
            )}
            <path className="median" d={layout.median} />
            {layout.medianMarks.map((mark) => (
                <circle key={mark.date} className="median-mark" cx={mark.x} cy={mark.y} r={3} />
            ))}
            {layout.compared && (
                <g className="compared">
                    <path d={layout.compared.upper} className="bound" />
                    <path d={layout.compared.lower} className="bound" />
                    <path d={layout.compared.median} />
                </g>
            )}
            <path className="observed" d={layout.settled} />
            <path className="observed provisional" d={layout.provisional} />
            {layout.observedMarks.map((mark) => (
                <circle
                    key={mark.date}
                    className={mark.provisional ? "observed-mark provisional" : "observed-mark"}
                    cx={mark.x}
                    cy={mark.y}
                    r={mark.provisional ? 3.5 : 2}
                />
            ))}
            {layout.laterMarks.map((mark) => (
                <Cross key={mark.date} x={mark.x} y={mark.y} />
            ))}
            {layout.excludedMarks.map((mark) => (
                <path key={`${mark.date} ${mark.y}`} className="excluded" d={`M${mark.x - 4} ${mark.y}h8m-4-4v8`} />
            ))}
            {date && <line className="cursor" x1={layout.xOf(date)} x2={layout.xOf(date)} y1={plot.top} y2={plot.bottom} />}
        </>
    );
}
