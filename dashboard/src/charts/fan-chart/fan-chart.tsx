import { useId, useState, type PointerEvent } from "react";
import { useFormats, useText } from "../../i18n/text";
import { useValues } from "../../i18n/values";
import { weekOf } from "../../lib/epi-week";
import type { FanChartProps } from "../../lib/fan-chart-props";
import { ChartDownloads } from "./chart-downloads";
import { FanChartDrawing } from "./fan-chart-drawing";
import { FanChartLegend } from "./fan-chart-legend";
import { layoutFanChart, type FanChartLayout } from "./fan-chart-layout";
import { useReading } from "./use-reading";
import { useWidth } from "./use-width";

function nearest({ dates, xOf }: FanChartLayout, x: number): number {
    let best = 0;
    dates.forEach((date, index) => {
        if (Math.abs(xOf(date) - x) < Math.abs(xOf(dates[best] ?? date) - x)) best = index;
    });
    return best;
}

/** Observed weeks and the forecast with its 50, 80 and 95 % intervals, readable week by week with pointer or keyboard. */
export function FanChart(props: FanChartProps) {
    const { title, valueLabel, calendar, unit, observed, later, forecast, compared, file, synthetic } = props;
    const t = useText();
    const formats = useFormats();
    const values = useValues(unit);
    const id = useId();
    const [element, width] = useWidth();
    const [index, setIndex] = useState<number | null>(null);
    const height = Math.round(Math.min(420, Math.max(260, width * 0.42)));
    const layout = layoutFanChart({ observed, later, forecast, compared: compared?.forecast ?? [] }, width, height, 46);
    const week = (date: string) => formats.week(weekOf(date, calendar));
    const firstForecast = layout.dates.findIndex((date) => date === forecast[0]?.date);
    const at = index ?? Math.max(0, firstForecast);
    const date = layout.dates[at];
    const reading = useReading(props, date);
    const last = forecast.at(-1);
    const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
        const box = event.currentTarget.getBoundingClientRect();
        setIndex(nearest(layout, ((event.clientX - box.left) / box.width) * width));
    };
    return (
        <figure className="fan-chart" ref={element} aria-labelledby={`${id}-caption`}>
            <figcaption id={`${id}-caption`}>
                <h2>{title}</h2>
                <span className="quiet small">
                    {valueLabel}
                    {synthetic && ` · ${t("synthetic.banner")}`}
                </span>
            </figcaption>
            <svg
                role="img"
                aria-labelledby={`${id}-title ${id}-desc`}
                width={width}
                height={height}
                viewBox={`0 0 ${width} ${height}`}
                onPointerMove={onPointerMove}
                onPointerDown={onPointerMove}
            >
                <title id={`${id}-title`}>{t("chart.title", { title })}</title>
                <desc id={`${id}-desc`}>
                    {last
                        ? t("chart.description", {
                              first: week(layout.dates[0] ?? last.date),
                              last: week(last.date),
                              count: forecast.length,
                              median: values.withUnit(last.median),
                          })
                        : ""}
                </desc>
                <FanChartDrawing
                    layout={layout}
                    date={date}
                    week={(day) => formats.shortWeek(weekOf(day, calendar))}
                    shortDate={formats.shortDate}
                    value={values.axis}
                    nowLabel={t("chart.forecast")}
                />
            </svg>
            <div className="reading">
                <label htmlFor={`${id}-read`}>{t("chart.read")}</label>
                <input
                    id={`${id}-read`}
                    type="range"
                    min={0}
                    max={layout.dates.length - 1}
                    value={at}
                    aria-valuetext={reading}
                    onChange={(event) => setIndex(Number(event.target.value))}
                />
                <output htmlFor={`${id}-read`} aria-live="off">
                    {reading}
                </output>
            </div>
            <FanChartLegend
                later={later.length > 0}
                excluded={[...observed, ...later].some((point) => point.value !== null && point.excluded)}
                compared={compared?.name ?? null}
            />
            <ChartDownloads file={file} />
        </figure>
    );
}
