import { latinHypercube, sobolDesign } from "../designs.ts";
import { type Explore, pointsOfDesign } from "../exploration.ts";
import { casesIn } from "./box.ts";
import { type BoxDiscovery, type DiscoveryQuestion, discoverBox } from "./boxDiscovery.ts";
import { casesFor } from "./casesFor.ts";
import { middleOfBox } from "./middleOfBox.ts";
import { isOfInterest } from "./observedCase.ts";
import { CaseObserver, checkingSeed, type WantedPoint } from "./observer.ts";

/** Which points are looked at. */
export interface BoxDesign {
  readonly design: "sobol" | "lhs";
  /** Points that find the box. */
  readonly points: number;
}

/** Points that check a box: half as many as find it. */
export function checkingPoints(points: number): number {
  return Math.ceil(points / 2);
}

/**
 * Finds where an outcome happens: simulates a design in the same worlds, finds the box, and checks it with points of
 * a second design in other worlds, so that neither points nor worlds that helped to find it speak for it.
 */
export async function searchBox(
  question: DiscoveryQuestion,
  { design, points }: BoxDesign,
  explore: Explore,
): Promise<BoxDiscovery> {
  const { seed, variables, condition, scenario } = question;
  const checkSeed = checkingSeed(seed);
  const make = design === "lhs" ? latinHypercube : sobolDesign;
  const pointsWith = (count: number, own: string) => [...pointsOfDesign(make(count, variables.length, own), variables)];
  const finding: WantedPoint[] = pointsWith(points, seed).map((settings) => ({ settings }));
  const checking: WantedPoint[] = pointsWith(checkingPoints(points), checkSeed).map((settings) => {
    return { settings, seed: checkSeed };
  });
  const observer = new CaseObserver(condition, scenario, explore);
  const wanted = [{ settings: [] }, ...finding, { settings: [], seed: checkSeed }, ...checking];
  const cases = await observer.observe(wanted);
  const seen = { base: cases[0], finding: cases.slice(1, points + 1), checking: cases.slice(points + 2) };
  const discovery = discoverBox(question, seen);
  const settings = middleSettings(discovery);
  if (settings === undefined) return discovery;
  const [middle] = await observer.observe([{ settings, seed: checkSeed }]);
  if (isOfInterest(middle, question.share)) return { ...discovery, middle };
  const [nearest] = await observer.observe([{ settings: nearestToMiddle(discovery), seed: checkSeed }]);
  return { ...discovery, middle: nearest.share > middle.share || middle.n === 0 ? nearest : middle };
}

function middleSettings({ found, variables, scenario }: BoxDiscovery): string[] | undefined {
  if (typeof found === "string") return undefined;
  const limited = found.restrictions.map(({ variable }) => variable);
  return middleOfBox(found.box, variables, limited, scenario);
}

/** The case of interest in the box nearest to its middle, each variable measured by the width of the box. */
function nearestToMiddle({ found, variables, finding, share }: BoxDiscovery): readonly string[] {
  if (typeof found === "string") return [];
  const { box } = found;
  const cases = casesFor(finding, variables, share);
  const far = (c: number) =>
    variables.reduce((sum, _, v) => {
      const width = box.high[v] - box.low[v] || 1;
      const value = cases.values[c * variables.length + v];
      return sum + ((value - (box.low[v] + box.high[v]) / 2) / width) ** 2;
    }, 0);
  const inside = casesIn(cases, box).filter((c) => cases.interest[c] === 1);
  const nearest = inside.reduce((best, c) => (far(c) < far(best) ? c : best), inside[0]);
  return finding[cases.places[nearest]].settings;
}
