import type { Sensitivity } from "../../analyse/sensitivity.ts";
import type { SobolAnalysis } from "../../analyse/sobolIndices.ts";
import { count, worlds as worldsInWords } from "../number.ts";
import { settingLabel } from "../settings.ts";
import { missingWorlds } from "./certainty.ts";
import {
  drawnBack,
  isAhead,
  isClear,
  outcomeOf,
  type RankedSetting,
  rankedSettings,
  shareText,
  shareWithin,
  shownSensitivity,
} from "./sensitivityRanking.ts";

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
    said.push(`The scenario as it is has a value in ${count(base.n)} of ${worldsInWords(result.replications)} only.`);
  }
  const { lacking, points } = result;
  if (lacking > 0) said.push(missingWorlds(`At ${lacking} of ${points} points`, shownSensitivity(result)));
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
  const { value, range } = shareWithin(drawnBack(total));
  const half = (total.upper - total.lower) / 2;
  const sharper = powerOfTwo(Math.max(2 * size, size * (half / SHARP) ** 2));
  const remedy = sharper > size ? `take --points ${sharper}.` : "take fewer settings.";
  const largest = `That of ${settingLabel(first.variable)} is ${value}, ${range}`;
  if (!(half <= WIDE))
    said.push(`The sample is too small for the size of the indices (${lowerFirst(largest)}): ${remedy}`);
  else if (second !== undefined && isClear(second) && !isAhead(first, second)) {
    said.push(
      `The sample does not tell which of ${settingLabel(first.variable)} and ${settingLabel(second.variable)} matters more: ${remedy}`,
    );
  }
  if (indicesBeyond(sobol)) {
    said.push(
      "Where the sample puts a share below 0 or above 100 %, which no share is, 0 or 100 % is told; data/sensitivity.csv has the estimate.",
    );
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

/** Whether an index is estimated at what no share can be, and not only by so little that it is read as the end. */
function indicesBeyond({ indices }: SobolAnalysis): boolean {
  return indices.some(({ first, total }) => [first, total].some(({ value }) => value < -SHOWN || value > 1 + SHOWN));
}

/** What the true indices cannot do, beyond what their intervals allow. */
function impossibleIndices({ indices }: SobolAnalysis): string {
  const sum = (part: "first" | "total") => indices.reduce((all, index) => all + index[part].value, 0);
  if (sum("first") > 1 + SLACK)
    return "What the settings explain by themselves sums to more than 100 %, which cannot be";
  if (sum("total") < 1 - SLACK)
    return `What they explain with interactions sums to ${shareText(Math.max(0, sum("total")))}, and cannot be below 100 %`;
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
    const labels = `${settingLabel(first.variable)} and ${settingLabel(second.variable)}`;
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
