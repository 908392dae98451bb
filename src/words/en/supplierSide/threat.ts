import { isClear } from "../../../analyse/phases.ts";
import type { Course, Threat } from "../../../analyse/threat.ts";
import type { SeriesVerdict } from "../../../analyse/verdict.ts";
import { isZero } from "../../../worlds/statistics/intervals.ts";
import { capital, shortNumber } from "../../number.ts";
import { changeAndInterval, numberWithin, placesWithin } from "../../together.ts";
import { monthWords } from "../calendar.ts";
import type { SideSaid } from "../supplierSide.ts";

/** What those who are there already are told: who threatens them, and what becomes of them where they do nothing. */
export function threatSentences(
  { side: { threat, share }, label, start }: Pick<SideSaid, "side" | "label" | "start">,
  labelOf: (group: string) => string,
): string[] {
  if (threat === undefined) return [];
  return [...threatens(threat, labelOf(threat.challenger.group), start), ...complacency(threat, share, label)];
}

function threatens({ challenger, half, contracts }: Threat, name: string, start?: string): string[] {
  const { value, range } =
    contracts === undefined ? NOTHING : numberWithin(contracts.mean, contracts.lower, contracts.upper);
  const held = contracts === undefined ? "" : `, with ${value} contracts a buyer (${range})`;
  return [
    `Who threatens: ${name} gains most where nothing is done, from ${level(challenger.first)} of the spend in ${monthWords(0, start)} to ${level(challenger.last)} at the end of the run${held}; half of that by ${monthWords(half, start)}.`,
  ];
}

const NOTHING = { value: "", range: "" };

/** `33.3 % (31.9 to 34.7 %)`; no range where all worlds are alike. */
function level({ mean, lower, upper }: Course["first"]): string {
  const { value, range } = placesWithin(mean, lower, upper, 1, true);
  return lower === upper ? value : `${value} (${range})`;
}

function complacency({ own, inertia }: Threat, share: SeriesVerdict, label: string): string[] {
  const course = `${label} goes from ${level(own.first)} of the spend to ${level(own.last)}`;
  const head = `What complacency costs: without its strategy ${course}${withIt(share)}.`;
  if (inertia === undefined) return [head];
  const { meanReference, meanScenario, difference, lower, upper } = inertia;
  const { value, range } = changeAndInterval("inertia", difference, lower, upper);
  return [
    head,
    `Over the months of the tables its inertia is ${shortNumber(meanReference)} without its strategy, ${shortNumber(meanScenario)} with it (${value}, ${range}).`,
  ];
}

/** What its strategy keeps of that in the last year, without which nobody knows what doing nothing costs. */
function withIt({ years }: SeriesVerdict): string {
  const last = years.at(-1);
  if (last === undefined || last.n < 2) return "";
  const { difference, lower, upper } = last;
  if (isZero(last)) return "; with it to the same in every world";
  const { value, range } = changeAndInterval("shareOfSpend", difference, lower, upper);
  if (!isClear(last)) return `; with it there is no clear difference in the last year (${range} points)`;
  return `; with it ${value} points in the last year (${range})`;
}

/** The signs of it that can be watched. */
export function threatWatch({ side: { threat }, start }: Pick<SideSaid, "side" | "start">, name: string): string[] {
  if (threat === undefined) return [];
  const { challenger, half } = threat;
  return [
    `${capital(name)}: ${level(challenger.last)} of the spend at the end where nothing is done, half of the way by ${monthWords(half, start)}. Sooner is more of a threat than this market holds.`,
  ];
}
