import type { Sensitivity } from "../../analyse/sensitivity.ts";
import type { SobolAnalysis } from "../../analyse/sobolIndices.ts";
import { FONT_SLACK, shortenText, textWidth } from "../../draw/textWidth.ts";
import type { MeanInterval } from "../../worlds/statistics/intervals.ts";
import { formatPlaces } from "../number.ts";
import { settingLabel } from "../settings.ts";
import {
  isAhead,
  isClear,
  outcomeOf,
  type RankedSetting,
  rankedSettings,
  shareRange,
  shareText,
} from "./sensitivity.ts";
import type { ShownSeries } from "./sweep.ts";

/** Half the width of the interval of the largest index above which it is too wide, and what is aimed at. */
const [WIDE, SHARP] = [0.1, 0.05];
/** Share of chance in what is seen at the points above which more worlds pay, and what is aimed at. */
const [NOISY, QUIET] = [0.3, 0.1];
/** Chance against the largest effect of a screening, likewise. */
const CHANCE_OF_LARGEST = 0.25;
/** Fewer trajectories than these order nothing. */
const FEW_TRAJECTORIES = 10;
/** How far indices may miss what they cannot exceed. */
const SLACK = 0.1;
/** Shares nearer to zero are read as zero anyhow. */
const SHOWN = 0.01;
/** Largest design that is recommended. */
const MOST_ROWS = 65_536;
const MOST_WORLDS = 1000;

/** Where the sample is too small for what is asked of it, and what to do: a sentence each. */
export function sampleWarnings(result: Sensitivity): string[] {
  const ranked = rankedSettings(result);
  const { sobol, base } = outcomeOf(result);
  const said = [failedPoints(result, sobol)];
  if (result.replications < 2) {
    said.push("With one world at every point chance cannot be told from the settings: take --replications 10.");
  } else if (base.n < result.replications) {
    said.push(`The scenario as it is has a value in ${base.n} of ${result.replications} worlds only.`);
  }
  if (result.method === "sobol") said.push(...sobolWarnings(result, ranked, sobol));
  if (result.method === "morris") said.push(...morrisWarnings(result, ranked));
  return said.filter((sentence) => sentence !== "");
}

function failedPoints({ failed, points, size, method }: Sensitivity, sobol: SobolAnalysis | undefined): string {
  const rows =
    method === "sobol" && sobol !== undefined && sobol.rows < size
      ? ` Only ${sobol.rows} of the ${size} rows of the design have a value at every point; the others are left out.`
      : "";
  if (failed === 0) return rows.trim();
  return `${failed} of ${points} points failed and ${failed === 1 ? "is" : "are"} left out: settings that do not go together; narrower ranges avoid them.${rows}`;
}

function sobolWarnings(
  result: Sensitivity,
  ranked: readonly RankedSetting[],
  sobol: SobolAnalysis | undefined,
): string[] {
  const { size, replications } = result;
  if (sobol === undefined) return [];
  const said: string[] = [];
  if (!Number.isInteger(Math.log2(size))) {
    said.push(
      `${size} rows are not a power of two, so that the ranges are filled unevenly: take --points ${powerOfTwo(size)}.`,
    );
  }
  const [first, second] = ranked;
  const { total } = first.index ?? { total: { value: Number.NaN, lower: Number.NaN, upper: Number.NaN } };
  const half = (total.upper - total.lower) / 2;
  const sharper = powerOfTwo(Math.max(2 * size, size * (half / SHARP) ** 2));
  const remedy = sharper > size ? `take --points ${sharper}.` : "take fewer settings.";
  const largest = `That of ${settingLabel(first.variable.path)} is ${shareText(total.value)}, ${shareRange(total)}`;
  if (!(half <= WIDE))
    said.push(`The sample is too small for the size of the indices (${lowerFirst(largest)}): ${remedy}`);
  else if (second !== undefined && isClear(second) && !isAhead(first, second)) {
    said.push(
      `The sample does not tell which of ${settingLabel(first.variable.path)} and ${settingLabel(second.variable.path)} matters more: ${remedy}`,
    );
  }
  if (ranked.some(({ index }) => index !== undefined && index.first.value < -SHOWN)) {
    said.push("A share below zero is a share of nothing that the sample misses.");
  }
  const impossible = impossibleIndices(sobol);
  if (impossible !== "") said.push(`${impossible}: the sample is too small; ${remedy}`);
  if (sobol.noise > NOISY) {
    const odds = sobol.noise / (1 - sobol.noise);
    const worlds = Math.ceil((replications * odds * (1 - QUIET)) / QUIET);
    const more = worlds <= MOST_WORLDS ? `take --replications ${worlds}.` : "take wider ranges.";
    said.push(
      `Chance between worlds is ${shareText(sobol.noise)} of what is seen at the points, which widens the intervals: ${more}`,
    );
  }
  return said;
}

/** What the true indices cannot do, beyond what their intervals allow. */
function impossibleIndices({ indices }: SobolAnalysis): string {
  const sum = (part: "first" | "total") => indices.reduce((all, index) => all + index[part].value, 0);
  if (sum("first") > 1 + SLACK)
    return `What the settings explain by themselves sums to ${shareText(sum("first"))}, and cannot exceed 100 %`;
  if (sum("total") < 1 - SLACK)
    return `What they explain with interactions sums to ${shareText(sum("total"))}, and cannot be below 100 %`;
  return indices.some(({ first, total }) => first.lower > total.upper)
    ? "A setting explains more by itself than with its interactions, which cannot be"
    : "";
}

function morrisWarnings({ size, replications }: Sensitivity, ranked: readonly RankedSetting[]): string[] {
  const said: string[] = [];
  const [first, second] = ranked;
  const top = first?.effect;
  if (top === undefined) return said;
  const more = Math.max(20, 2 * size);
  if (size < FEW_TRAJECTORIES)
    said.push(`${size} trajectories order nothing but the largest effects: take --trajectories ${more}.`);
  else if (second !== undefined && isClear(second) && !isAhead(first, second)) {
    const labels = `${settingLabel(first.variable.path)} and ${settingLabel(second.variable.path)}`;
    said.push(
      `The sample does not tell which of ${labels} matters more: take --trajectories ${more}, or --method sobol of the few that matter.`,
    );
  }
  if (top.noise > CHANCE_OF_LARGEST * top.size.mean) {
    const times = (top.noise / (0.1 * top.size.mean)) ** 2;
    const worlds = Math.ceil(replications * times);
    said.push(
      `Chance between worlds alone would show ${shareText(top.noise / top.size.mean)} of the largest effect: take ${worlds <= MOST_WORLDS ? `--replications ${worlds}` : "wider ranges"}.`,
    );
  }
  return said;
}

function powerOfTwo(least: number): number {
  const power = 2 ** Math.ceil(Math.log2(Math.max(2, Number.isFinite(least) ? least : 2)));
  return Math.min(MOST_ROWS, power);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Changes of the outcome in words, all with the same digits, so that a column of them is read at a glance. */
export interface ChangeWords {
  /** Without sign and unit, `-` where missing. */
  readonly size: (value: number) => string;
  /** `0.053 (0.046 to 0.060)`. */
  readonly interval: (change: MeanInterval) => string;
  /** The same with the unit of the outcome after the first number. */
  readonly inUnits: (change: MeanInterval) => string;
  /** `+0.053 (0.046 to 0.060)`, `no change`, `no value`. */
  readonly signed: (change: MeanInterval) => string;
}

/** @param shown  of the changes that will be said: their intervals decide how many digits there are */
export function changeWords(shown: ShownSeries, changes: readonly MeanInterval[]): ChangeWords {
  const { percent, unit } = shown.showing;
  const scale = percent ? 100 : 1;
  const places = placesFor(changes.map(({ lower, upper }) => (upper - lower) * scale));
  const number = (value: number) => formatPlaces(value * scale, places);
  const range = ({ lower, upper }: MeanInterval) =>
    Number.isFinite(lower + upper) ? `${number(lower)} to ${number(upper)}` : "no interval";
  const said = unit === "index" ? "" : ` ${shown.differenceUnit}`;
  return {
    size: number,
    interval: (change) => `${number(change.mean)} (${range(change)})`,
    inUnits: (change) => `${number(change.mean)}${said} (${range(change)})`,
    signed: (change) => {
      const { mean, lower, upper } = change;
      if (!Number.isFinite(mean)) return "no value";
      if (mean === 0 && !(upper - lower > 0)) return "no change";
      return `${Number(number(mean)) > 0 ? "+" : ""}${number(mean)} (${range(change)})`;
    },
  };
}

/** Decimals at which the usual interval has two digits. */
function placesFor(widths: readonly number[]): number {
  const known = widths.filter((width) => width > 0 && Number.isFinite(width)).sort((a, b) => a - b);
  if (known.length === 0) return 3;
  return Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(known[known.length >> 1]))));
}

/** What a setting means, in one line of so many pixels: all of it, its first sentence or part, or the words that fit. */
export function meaningIn(meaning: string, size: number, width: number): string {
  const fits = (text: string) => textWidth(text, size) * FONT_SLACK <= width;
  const whole = meaning.replace(/\.$/, "");
  if (fits(whole)) return whole;
  const clauses = [...whole.matchAll(/\. |[;:(]/g)].map(({ index }) => whole.slice(0, index).trimEnd());
  const part = clauses.reverse().find(fits);
  if (part !== undefined) return part;
  const cut = shortenText(whole, size, width);
  return cut === whole ? whole : `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 1))} …`;
}
