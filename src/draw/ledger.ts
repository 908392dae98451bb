import { type LedgerRow, missed, realLedgers } from "../analyse/ledger.ts";
import { foot } from "../words/en/chart.ts";
import { ledgerKeys, ledgerRowWords, ledgerWords } from "../words/en/ledger.ts";
import { rounded } from "../words/number.ts";
import { regularities } from "../worlds/ledger/regularities.ts";
import type { ScenarioResult } from "../worlds/result.ts";
import { type Chart, drawChart, type Provenance } from "./chart.ts";
import { type PolicyRows, policyRows, rowsView } from "./choice/policyRows.ts";
import { type KeyItem, keyView } from "./key.ts";
import { acrossFrom, called, dots, down, type Layer, rule, told, x } from "./marks.ts";
import { ledgerStyles } from "./survival.ts";
import { ink } from "./theme.ts";

/** Height of a row, and places in it, from its top [px]. */
const ROW = 36;
const REAL = 12;
const SIMULATED = 25;
const SCALE = { low: 0, high: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] };

const styles = {
  within: { colour: ink.scenario, shape: "circle" },
  missed: { colour: ink.entry, shape: "cross" },
} as const;
const RANGE = "#b9a3c4";

/** Chart 10: what real spend ledgers have in common beside the simulated ones, one row a regularity; undefined for a short run. */
export function ledger(result: ScenarioResult, rows: readonly LedgerRow[], provenance: Provenance): Chart | undefined {
  if (rows.length === 0) return undefined;
  const words = ledgerWords(rows);
  return drawChart(
    "ledger",
    { ...words, foot: foot(result, words.foot) },
    [...keyView(keyItems(missed(rows).length > 0)), rowsOf(rows)],
    provenance,
  );
}

function keyItems(hasMisses: boolean): KeyItem[] {
  const real = realLedgers.map((each, place): KeyItem => {
    const { colour, shape } = ledgerStyles[place];
    return { label: ledgerKeys.ledger(each), sample: "upright", colour, shape, opacity: 0 };
  });
  const outside: KeyItem = { label: ledgerKeys.missed, sample: "line", ...styles.missed };
  return [
    ...real,
    { label: ledgerKeys.range, sample: "line", colour: RANGE, width: 6 },
    { label: ledgerKeys.within, sample: "line", ...styles.within },
    ...(hasMisses ? [outside] : []),
  ];
}

function rowsOf(rows: readonly LedgerRow[]) {
  const own = regularities.map((name) => rows.filter(({ regularity }) => regularity === name));
  const misses = new Set(missed(rows));
  const words = policyRows(
    own.map((each) => {
      const { label, simulated, ledgers } = ledgerRowWords(each);
      return { name: label, said: [], size: simulated, interval: ledgers, isBest: misses.has(each[0].regularity) };
    }),
    ROW,
  );
  const axis = { title: ledgerKeys.axis, percent: false };
  const strips = own.flatMap((each, index) => {
    const look = misses.has(each[0].regularity) ? styles.missed : styles.within;
    return rowLayers(each, words.rows[index], { top: index * ROW, height: words.height }, look);
  });
  return rowsView(words, SCALE, axis, strips);
}

/** The real ledgers above, the simulated ones below, by the threshold of either file. */
function rowLayers(
  rows: readonly LedgerRow[],
  { name, size, interval }: PolicyRows["rows"][number],
  { top, height }: { readonly top: number; readonly height: number },
  { colour, shape }: { readonly colour: string; readonly shape: string },
): Layer[] {
  const [{ range }] = rows;
  const own = shape === styles.within.shape ? ledgerKeys.within : ledgerKeys.missed;
  const across = { ...acrossFrom("low", "high"), y: down(height) };
  const real = { low: rounded(range[0]), high: rounded(range[1]), y: top + REAL };
  const known = rows.filter(({ simulated }) => simulated.n > 0);
  const intervals = known
    .filter(({ simulated }) => simulated.n > 1)
    .map(({ simulated }) => ({ low: inView(simulated.lower), high: inView(simulated.upper), y: top + SIMULATED }));
  return [
    called(ledgerKeys.range, rule(across, { color: RANGE, strokeWidth: 6 }, [real])),
    ...rows.map((row, place) => {
      const look = { shape: ledgerStyles[place].shape, color: ledgerStyles[place].colour, size: 50, opacity: 1 };
      const drawn = told(
        { x: rounded(row.real.value), y: top + REAL },
        [name, `${size}, ${interval}`],
        [ledgerKeys.ledger(row.ledger)],
      );
      return dots({ x, y: down(height) }, look, [drawn]);
    }),
    rule(across, { color: colour, strokeWidth: 2 }, intervals),
    dots(
      { x, y: down(height) },
      { shape, color: colour, size: 50, opacity: 1, ...(shape === "cross" ? { filled: true } : {}) },
      known.map(({ simulated }) =>
        told({ x: inView(simulated.mean), y: top + SIMULATED }, [name, `${size}, ${interval}`], [own]),
      ),
    ),
  ];
}

/** The ends of the scale for what lies beyond. */
function inView(value: number): number | null {
  return rounded(Math.min(SCALE.high, Math.max(SCALE.low, value)));
}
