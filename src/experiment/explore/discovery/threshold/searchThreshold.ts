import { settingText, type Variable, valueOfSetting } from "../../../../scenario/vary.ts";
import type { Explore } from "../../exploration.ts";
import type { DiscoveryQuestion } from "../boxDiscovery.ts";
import { middleOfBox } from "../middleOfBox.ts";
import type { ObservedCase } from "../observedCase.ts";
import { CaseObserver, checkingSeed } from "../observer.ts";
import { nextValues } from "./refine.ts";
import { sharesOf, type ThresholdSearch, thresholdOf } from "./thresholdSearch.ts";
import { tiedValue } from "./tiedValue.ts";

/** Values that a range is looked at first, both ends included. */
export const FIRST_VALUES = 17;
/** Part of the range below which two values are not parted further. */
const FINEST = 1 / 1024;

/**
 * Finds where, along one variable, the share of worlds in which an outcome happens crosses the required one: over a
 * grid first, then between neighbours that differ, in the same worlds, until they are a thousandth of the range apart
 * or as many values as allowed were tried.
 *
 * @param most  values tried at most; those of the first grid are always tried, but for one that ties (`tiedValue.ts`)
 */
export async function searchThreshold(
  question: DiscoveryQuestion,
  most: number,
  explore: Explore,
): Promise<ThresholdSearch> {
  const { share, condition, scenario, seed } = question;
  const [variable] = question.variables;
  const observer = new CaseObserver(condition, scenario, explore);
  const settingsAt = (x: number) => ({ settings: [settingText(variable, x)] });
  const tied = tiedValue(question, variable);
  const first = firstValues(variable).filter((value) => value !== tied);
  const tried = new Set(tied === undefined ? first : [...first, tied]);
  const fineness = {
    required: share,
    whole: variable.parameter.whole === true,
    nearest: variable.parameter.whole ? 1 : (variable.high - variable.low) * FINEST,
  };
  const [base, ...points] = await observer.observe([{ settings: [] }, ...first.map(settingsAt)]);
  for (;;) {
    const shares = sharesOf(inOrder(points, variable), variable, share);
    const next = nextValues(shares, tried, fineness).slice(0, Math.max(0, most - tried.size));
    if (next.length === 0) break;
    for (const x of next) tried.add(x);
    points.push(...(await observer.observe(next.map(settingsAt))));
  }
  const found = thresholdOf(question, base, points);
  if (found.sure === undefined || found.verdict === "always") return found;
  const [low, high] = found.sure;
  const settings = middleOfBox({ low: [low], high: [high] }, [variable], [0], scenario);
  const checkSeed = checkingSeed(seed);
  const [, middle] = await observer.observe([
    { settings: [], seed: checkSeed },
    { settings, seed: checkSeed },
  ]);
  return middle.n > 0 ? { ...found, middle } : found;
}

/** Values of a grid that were asked for, or evenly spread ones. */
export function firstValues({ low, high, levels, parameter }: Variable): number[] {
  if (levels.length > 1) return levels.map(Number).sort((a, b) => a - b);
  const even = Array.from({ length: FIRST_VALUES }, (_, i) => low + ((high - low) * i) / (FIRST_VALUES - 1));
  const values = even.map((value) => (parameter.whole ? Math.round(value) : Number(value.toPrecision(12))));
  return [...new Set(values)];
}

function inOrder(points: readonly ObservedCase[], variable: Variable): ObservedCase[] {
  const value = ({ settings }: ObservedCase) => valueOfSetting(variable, settings[0]);
  return [...points].sort((a, b) => value(a) - value(b));
}
