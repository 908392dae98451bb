import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { spreadLabels, valueScale } from "../draw/scale.ts";
import { textWidth } from "../draw/textWidth.ts";
import { alignedNumbers } from "../words/together.ts";

/** How a line is drawn; colour never speaks alone. */
export type LineLook = "asItIs" | "changed" | "guess" | "pinned";

export interface ChartLine {
  readonly look: LineLook;
  /** Said at its end. */
  readonly label: string;
  /** By month from `first` on; NaN is missing. */
  readonly values: ArrayLike<number>;
  /** Months of the values, where they are not one after the other. */
  readonly months?: readonly number[];
  /** Last month that is drawn. */
  readonly upTo?: number;
}

export interface LineChartProps {
  readonly lines: readonly ChartLine[];
  /** Single worlds behind them. */
  readonly single?: readonly ArrayLike<number>[];
  readonly singleUpTo?: number;
  readonly months: number;
  readonly percent: boolean;
  readonly width: number;
  readonly height: number;
  /** Ends of the axis of values, where they are to stay as they are. */
  readonly range?: readonly [low: number, high: number];
  /** An upright line with what it says. */
  readonly mark?: { readonly month: number; readonly label: string };
  readonly yearWord: string;
  /** The finding, for who does not see it. */
  readonly describedAs: string;
  /** Drawn over everything, and told where the pointer is. */
  readonly children?: JSX.Element;
  readonly onPoint?: (month: number, value: number, isFirst: boolean) => void;
}

const looks: Readonly<
  Record<LineLook, { readonly stroke: string; readonly dash?: string; readonly width: number; readonly text: string }>
> = {
  asItIs: { stroke: "#595959", dash: "14 9", width: 4, text: "#474747" },
  changed: { stroke: "#0072b2", width: 5, text: "#005a8c" },
  guess: { stroke: "#b34a00", dash: "3 8", width: 5, text: "#a04300" },
  pinned: { stroke: "#00795a", dash: "22 7 4 7", width: 4, text: "#006b50" },
};

/** Smallest text of the page [px]: it is read from the last row. */
export const TEXT = 20;
const LINE = 26;

/** Where things stand in a chart. */
export interface ChartFrame {
  readonly x: (month: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly ticks: readonly number[];
}

/** The ends of an axis that all these values fit on, with room beside them for worlds that lie further out. */
export function rangeOf(
  lines: readonly { readonly values: ArrayLike<number> }[],
): readonly [number, number] | undefined {
  const values = lines.flatMap((line) => Array.from(line.values).filter(Number.isFinite));
  if (values.length === 0) return undefined;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low) * ROOM;
  const scale = valueScale([low >= 0 ? Math.max(0, low - room) : low - room, high + room], false);
  return scale && [scale.low, scale.high];
}

/** Beside the lines, as a part of what they span. */
const ROOM = 0.15;

export function frameOf({
  lines,
  months,
  percent,
  width,
  height,
  range,
}: Omit<LineChartProps, "describedAs" | "yearWord">): ChartFrame {
  const [low, high] = range ?? rangeOf(lines) ?? [0, 1];
  const ticks = (valueScale([low, high], false)?.ticks ?? []).filter((tick) => tick >= low && tick <= high);
  const some = ticks.length > MOST_TICKS ? ticks.filter((_, at) => at % 2 === 0) : ticks;
  const labels = alignedNumbers(some, percent);
  const left = 14 + Math.max(0, ...labels.map((label) => textWidth(label, TEXT)));
  const labelled = lines.filter(({ label }) => label !== "");
  const right = width - 12 - Math.max(0, ...labelled.map(({ label }) => textWidth(label, TEXT) * BOLD));
  const [top, bottom] = [LINE + 4, height - LINE - 10];
  return {
    left,
    right,
    top,
    bottom,
    ticks: some,
    x: (month) => left + (month / Math.max(1, months - 1)) * (right - left),
    y: (value) => bottom - ((value - low) / (high - low || 1)) * (bottom - top),
  };
}

const MOST_TICKS = 5;
/** Bold letters are wider. */
const BOLD = 1.14;

/** Lines over years, labelled at their ends. */
export function LineChart(props: LineChartProps) {
  const {
    lines,
    single = [],
    singleUpTo,
    months,
    percent,
    width,
    height,
    mark,
    yearWord,
    describedAs,
    onPoint,
  } = props;
  const frame = frameOf(props);
  const clip = useId();
  const labels = alignedNumbers([...frame.ticks], percent);
  const ends = lines.flatMap((line) => endOf(line, frame));
  const places = spreadLabels(
    ends.map(({ y }) => y),
    LINE,
    frame.top,
    frame.bottom,
  );
  let isDown = false;
  const point = (event: PointerEvent, isFirst: boolean) => {
    if (!(event.currentTarget instanceof SVGElement)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    const month = ((px - frame.left) / (frame.right - frame.left)) * (months - 1);
    const [low, high] = props.range ?? rangeOf(lines) ?? [0, 1];
    const value = low + ((frame.bottom - py) / (frame.bottom - frame.top)) * (high - low);
    onPoint?.(month, Math.min(high, Math.max(low, value)), isFirst);
  };
  return (
    <svg
      role="img"
      aria-label={describedAs}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      class={onPoint === undefined ? "chart" : "chart drawn"}
      onPointerDown={(event) => {
        if (onPoint === undefined) return;
        isDown = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        point(event, true);
      }}
      onPointerMove={(event) => {
        if (isDown || event.buttons === 1) if (onPoint !== undefined) point(event, false);
      }}
      onPointerUp={() => {
        isDown = false;
      }}
    >
      <g class="axes">
        {frame.ticks.map((tick, at) => (
          <g key={tick}>
            <line
              x1={frame.left}
              x2={frame.right}
              y1={frame.y(tick)}
              y2={frame.y(tick)}
              stroke="#c9c9c9"
              stroke-width={1}
            />
            <text x={frame.left - 8} y={frame.y(tick) + 7} text-anchor="end" fill="#333">
              {labels[at]}
            </text>
          </g>
        ))}
        {yearTicks(months, frame, yearWord).map(({ month, text }) => (
          <text key={month} x={frame.x(month)} y={height - 8} text-anchor="middle" fill="#333">
            {text}
          </text>
        ))}
      </g>
      {mark !== undefined && (
        <g>
          <line
            {...{ x1: frame.x(mark.month), x2: frame.x(mark.month), y1: frame.top - 2, y2: frame.bottom }}
            stroke="#b34a00"
            stroke-width={3}
            stroke-dasharray="3 5"
          />
          <text {...markPlace(mark, frame, width)} y={frame.top - 9} fill="#a04300">
            {mark.label}
          </text>
        </g>
      )}
      <clipPath id={clip}>
        <rect x={frame.left} y={frame.top} width={frame.right - frame.left} height={frame.bottom - frame.top} />
      </clipPath>
      {single.map((values, at) => (
        <path
          key={at}
          d={pathOf({ values, upTo: singleUpTo }, frame)}
          fill="none"
          clip-path={`url(#${clip})`}
          stroke="#8fb8d4"
          stroke-width={1.5}
        />
      ))}
      {lines.map((line) => (
        <path
          key={line.look}
          d={pathOf(line, frame)}
          fill="none"
          stroke={looks[line.look].stroke}
          stroke-width={looks[line.look].width}
          stroke-dasharray={looks[line.look].dash}
          stroke-linejoin="round"
        />
      ))}
      {months === 1 &&
        lines.map(({ look, values }) => (
          // A line of one month is a dot.
          <circle key={look} cx={frame.x(0)} cy={frame.y(values[0])} r={6} fill={looks[look].stroke} />
        ))}
      {ends.map(({ look, label }, at) => (
        <text
          key={look}
          x={frame.right + 8}
          y={places[at] + 7}
          fill={looks[look].text}
          font-weight={look === "changed" ? "bold" : undefined}
        >
          {label}
        </text>
      ))}
      {props.children}
    </svg>
  );
}

function endOf(line: ChartLine, frame: ChartFrame) {
  const { values, look, label } = line;
  const last = lastKnown(line);
  return last < 0 || label === "" ? [] : [{ look, label, y: frame.y(values[last]) }];
}

function lastKnown({
  values,
  months,
  upTo = Number.POSITIVE_INFINITY,
}: Pick<ChartLine, "values" | "months" | "upTo">): number {
  for (let at = values.length - 1; at >= 0; at--) {
    if ((months?.[at] ?? at) <= upTo && Number.isFinite(values[at])) return at;
  }
  return -1;
}

function pathOf(
  { values, months, upTo = Number.POSITIVE_INFINITY }: Pick<ChartLine, "values" | "months" | "upTo">,
  frame: ChartFrame,
): string {
  let path = "";
  let isOpen = false;
  for (let at = 0; at < values.length; at++) {
    const month = months?.[at] ?? at;
    if (month > upTo) break;
    const value = values[at];
    if (!Number.isFinite(value)) {
      isOpen = false;
      continue;
    }
    path += `${isOpen ? "L" : "M"}${frame.x(month).toFixed(1)} ${frame.y(value).toFixed(1)}`;
    isOpen = true;
  }
  return path;
}

const MONTHS_A_YEAR = 12;

/** Years along the axis, as many as have room. */
function yearTicks(months: number, frame: ChartFrame, word: string) {
  const years = Math.floor(months / MONTHS_A_YEAR);
  const room = (frame.right - frame.left) / Math.max(1, years);
  const every = [1, 2, 5, 10, 20, 50].find((each) => each * room > 2.2 * TEXT) ?? 100;
  const shown: { readonly month: number; readonly text: string }[] = [];
  for (let year = 0; year <= years; year += every)
    shown.push({ month: Math.min(months - 1, year * MONTHS_A_YEAR), text: `${year}` });
  const middle = 1;
  const named = `${word} ${shown[middle]?.text}`;
  const isRoomy = shown.length > 2 && textWidth(named, TEXT) < every * room * 1.6;
  return shown.map((tick, at) => (at === middle && isRoomy ? { ...tick, text: named } : tick));
}

/** Behind its line, or before it where there is no room. */
function markPlace(
  { month, label }: { readonly month: number; readonly label: string },
  frame: ChartFrame,
  width: number,
) {
  const at = frame.x(month);
  const long = textWidth(label, TEXT);
  if (at + 6 + long <= width) return { x: at + 6, "text-anchor": "start" } as const;
  return { x: Math.max(long, at - 6), "text-anchor": "end" } as const;
}

/** A year's running mean: a month of one world jumps more than a room can read. */
export function overTheYear(values: Float64Array): Float64Array {
  return values.map((_, at) => {
    const year = values.subarray(Math.max(0, at - 11), at + 1).filter((value) => !Number.isNaN(value));
    return year.reduce((sum, value) => sum + value, 0) / year.length;
  });
}
