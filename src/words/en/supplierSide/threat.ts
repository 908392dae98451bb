import type { Course, Threat } from "../../../analyse/threat.ts";
import { capital, shortNumber } from "../../number.ts";
import { changeAndInterval, numberWithin, placesWithin } from "../../together.ts";
import { monthWords } from "../calendar.ts";
import type { SideSaid } from "../supplierSide.ts";

/** What those who are there already are told: who threatens them, and what becomes of them where they do nothing. */
export function threatSentences(
  { side: { threat }, label, start }: Pick<SideSaid, "side" | "label" | "start">,
  labelOf: (group: string) => string,
): string[] {
  if (threat === undefined) return [];
  return [...threatens(threat, labelOf(threat.challenger.group), start), ...complacency(threat, label)];
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

function complacency({ own, inertia }: Threat, label: string): string[] {
  const course = `${label} goes from ${level(own.first)} of the spend to ${level(own.last)}`;
  if (inertia === undefined) return [`What complacency costs: without its strategy ${course}.`];
  const { meanReference, meanScenario, difference, lower, upper } = inertia;
  const { value, range } = changeAndInterval("inertia", difference, lower, upper);
  return [
    `What complacency costs: without its strategy ${course}; its inertia is ${shortNumber(meanReference)}, and with it ${shortNumber(meanScenario)} (${value}, ${range}, over the months of the tables).`,
  ];
}

/** The signs of it that can be watched. */
export function threatWatch({ side: { threat }, start }: Pick<SideSaid, "side" | "start">, name: string): string[] {
  if (threat === undefined) return [];
  const { challenger, half } = threat;
  return [
    `${capital(name)}: ${level(challenger.last)} of the spend at the end where nothing is done, half of the way by ${monthWords(half, start)}. Sooner is more of a threat than this market holds.`,
  ];
}
