import { catfish } from "./catfish.ts";
import type { Part } from "./parts.ts";

/** The best level of each lever over the whole run, later years discounted, as `catfish sweep` has it. */

const WORLDS = 200;

/** Levels that are tried; of a lever with a best inside its range, both ends are among them. */
const levers = [
  { name: "flexible share", path: "policy.flexibleShare", levels: "0,0.1,0.2,0.3,0.4,0.5,0.7,1" },
  { name: "openness", path: "policy.openness", levels: "0,0.02,0.05,0.1,0.2,0.3,0.5,1" },
  { name: "months of a contract", path: "policy.contractMonths", levels: "1,6,12,24,36,60,120" },
  { name: "negotiation", path: "policy.negotiation", levels: "0,0.2,0.4,0.6,0.8,1" },
  { name: "gate of contracts", path: "policy.fixedGate", levels: "0,0.2,0.4,0.6,0.9" },
  { name: "contracts", path: "policy.fixedSlots", levels: "1,2,3,4,5" },
  { name: "performance share", path: "policy.performanceShare", levels: "0,0.1,0.5,1" },
] as const;

interface Point {
  readonly settings: readonly string[];
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

/** What `catfish sweep --json` says. */
interface Sweep {
  readonly over: string;
  readonly discountRate: number;
  readonly best: Point;
  readonly asGood: readonly (readonly string[])[];
  readonly points: readonly Point[];
}

/** Lever by lever, in Markdown. */
export function* bestLevelsTable(part: Part): Iterable<string> {
  yield "| lever | best | may be as good | where the best lies | lowest tried | highest tried |";
  yield "|---|---|---|---|---|---|";
  for (const { name, path, levels } of levers) {
    const { best, asGood, points, over, discountRate } = part(`best ${name}`, () => sweepOf(path, levels));
    if (over !== "run" || !(discountRate > 0)) throw new Error(`${name}: not over the whole run, discounted`);
    const at = ([setting]: readonly string[]) => setting.slice(setting.indexOf("=") + 1);
    const others = asGood.map(at).filter((level) => level !== at(best.settings));
    const [low, high] = [points[0], points[points.length - 1]];
    const isInside = ![low, high].some(({ settings }) => at(settings) === at(best.settings));
    const said = (point: Point) => `${at(point.settings)}: ${point.mean.toFixed(3)}`;
    const range = `${best.lower.toFixed(3)} to ${best.upper.toFixed(3)}`;
    const place = isInside ? "inside" : "at an end";
    yield `| ${[name, `${said(best)} (${range})`, others.join(", "), place, said(low), said(high)].join(" | ")} |`;
  }
}

function sweepOf(path: string, levels: string): Sweep {
  const asked = ["sweep", "baseline", "--vary", `${path}=${levels}`, "-n", String(WORLDS), "--plausible", "0"];
  return JSON.parse(
    catfish([...asked, "--json", "-q"])
      .trimEnd()
      .split("\n")
      .at(-1) ?? "",
  );
}
