import { useRef } from "preact/hooks";
import type { Series } from "../model/series.ts";
import { alignedNumbers } from "../words/together.ts";
import { type ChartLine, LineChart, rangeOf } from "./lineChart.tsx";
import type { ChartLines } from "./messages.ts";
import { chartKey } from "./questions.ts";
import { type Room, useSize } from "./room.ts";

interface SeriesChartProps {
  readonly room: Room;
  /** Which of the two charts of the sandbox. */
  readonly side: 0 | 1;
  /** Charts that can be chosen, and the one that is. */
  readonly menu: readonly Series[];
  readonly chart: string;
  readonly lines?: ChartLines;
  readonly pinned?: ChartLines;
  readonly worlds: number;
  /** Whether a market that has no such series has been seen. */
  readonly isMissing: boolean;
  readonly isChanged: boolean;
  /** A lever is being moved: the axis stays as it is, or grows. */
  readonly isMoving: boolean;
  readonly isTable: boolean;
  /** How much of the changed line is drawn [0..1]. */
  readonly share: number;
}

/** One of the two charts of the sandbox: as it is, changed, and pinned, with the numbers at the end. */
export function SeriesChart({
  room,
  side,
  menu,
  chart: chosen,
  lines,
  pinned,
  worlds,
  isMissing,
  isChanged,
  isMoving,
  isTable,
  share,
}: SeriesChartProps) {
  const { store, words, opened, told } = room;
  const [ref, { width, height }] = useSize();
  const drawn = lines === undefined ? [] : linesOf(lines, pinned, { isChanged, share, words });
  const range = useSteadyRange(rangeOf(drawn), isMoving, lines);
  const label = side === 0 ? words.chart.left : words.chart.right;
  return (
    <figure class="column fill" style={{ margin: 0 }}>
      <select
        aria-label={label}
        class="chartMenu"
        value={chosen}
        onChange={(event) => {
          const key = event.currentTarget.value;
          store.change((before) => ({
            ...before,
            charts: side === 0 ? [key, before.charts[1]] : [before.charts[0], key],
          }));
        }}
      >
        {menu.map((chart) => (
          <option key={chartKey(chart)} value={chartKey(chart)}>
            {told(words.chart.names[chartKey(chart)] ?? chartKey(chart))}
          </option>
        ))}
      </select>
      <figcaption class="quiet unit">
        {lines === undefined ? (isMissing ? words.chart.missing : words.working) : told(lines.unit)}
        {lines !== undefined && isChanged && <div class="finding">{findingOf(lines, words)}</div>}
      </figcaption>
      <div class="fill chartRoom" ref={ref} style={{ position: "relative" }}>
        {lines !== undefined && width > 0 && isTable && (
          <ChartTable lines={lines} words={words} isChanged={isChanged} />
        )}
        {lines !== undefined && width > 0 && !isTable && (
          <div style={{ position: "absolute", inset: 0 }}>
            <LineChart
              lines={drawn}
              single={isChanged ? lines.single : []}
              singleUpTo={share * opened.months}
              months={opened.months}
              percent={lines.percent}
              width={width}
              height={height}
              range={range}
              mark={opened.entry > 0 ? { month: opened.entry, label: words.chart.entry } : undefined}
              yearWord={words.chart.year}
              describedAs={`${told(lines.label)}. ${findingOf(lines, words)}. ${words.chart.meanOf(worlds)}`}
            />
          </div>
        )}
      </div>
    </figure>
  );
}

function linesOf(
  lines: ChartLines,
  pinned: ChartLines | undefined,
  { isChanged, share, words }: { readonly isChanged: boolean; readonly share: number; readonly words: Room["words"] },
): ChartLine[] {
  const upTo = share >= 1 ? undefined : share * lines.now.length;
  return [
    { look: "asItIs", label: words.chart.asItIs, values: lines.against },
    ...(pinned === undefined ? [] : [{ look: "pinned", label: words.chart.pinned, values: pinned.now } as const]),
    ...(isChanged ? [{ look: "changed", label: words.chart.changed, values: lines.now, upTo } as const] : []),
  ];
}

/** Both at the end, in words. */
function findingOf({ against, now, percent }: ChartLines, words: Room["words"]): string {
  const [changed, asItIs] = alignedNumbers([now[now.length - 1], against[against.length - 1]], percent);
  return words.chart.endsAt(changed, asItIs);
}

/** An axis that only grows while something is moved. */
function useSteadyRange(
  range: readonly [number, number] | undefined,
  isMoving: boolean,
  lines: ChartLines | undefined,
): readonly [number, number] | undefined {
  const kept = useRef<{ readonly key: string; readonly range: readonly [number, number] } | undefined>(undefined);
  if (range === undefined || lines === undefined) return range;
  const key = chartKey(lines.series);
  const old = kept.current;
  if (isMoving && old?.key === key) {
    kept.current = { key, range: [Math.min(old.range[0], range[0]), Math.max(old.range[1], range[1])] };
  } else kept.current = { key, range };
  return kept.current.range;
}

/** Months between two rows of a table, and rows that a screen has room for. */
const YEAR = 12;
const MOST_ROWS = 12;

/** The same as numbers: the last month of each year. */
export function ChartTable({
  lines,
  words,
  isChanged,
}: {
  readonly lines: ChartLines;
  readonly words: Room["words"];
  readonly isChanged: boolean;
}) {
  const { tableHead: head } = words.chart;
  const { length } = lines.now;
  const every = YEAR * Math.ceil(length / YEAR / MOST_ROWS);
  const months = Array.from({ length: Math.ceil(length / every) }, (_, row) => Math.min(length, (row + 1) * every) - 1);
  const texts = alignedNumbers(
    months.flatMap((month) => [lines.against[month], lines.now[month]]),
    lines.percent,
  );
  return (
    <table class="numbers">
      <thead>
        <tr>
          <th class="number">{head.year}</th>
          <th class="number">{head.asItIs}</th>
          {isChanged && <th class="number">{head.changed}</th>}
        </tr>
      </thead>
      <tbody>
        {months.map((month, row) => (
          <tr key={month}>
            <td class="number">{Math.floor(month / YEAR) + 1}</td>
            <td class="number">{texts[2 * row]}</td>
            {isChanged && <td class="number">{texts[2 * row + 1]}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
