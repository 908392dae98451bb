import type { BoxDiscovery, FoundBox } from "../../analyse/discovery/boxDiscovery.ts";
import type { ThresholdSearch } from "../../analyse/discovery/threshold.ts";
import { capital, count, wholePercent, worlds } from "../number.ts";
import { bareTextAt, settingLabel, settingTitle } from "../settings.ts";
import { alignedWholePercents, wholePercentWithin } from "../together.ts";
import { limitsInWords, limitsTable } from "./boxLimits.ts";
import { type ChartTable, type ChartWords, foot } from "./chart.ts";
import { boxFinding, outcomeAt, pointCounts, requiredInWords, thresholdFinding } from "./discovery.ts";
import { meaningsOf } from "./sweepCharts.ts";

/** What the marks of the charts of a discovery mean. */
export const discoveryKey = {
  tried: "range that was tried",
  box: "the box",
  further: "further boxes",
  asItIs: "scenario as it is",
  happens: "it happens often enough",
  not: "it does not",
  finding: "on the points that found it",
  checking: "on the points that check it",
  chosen: "chosen, on the points that check it, 95 % intervals",
  share: "share of worlds",
  interval: "95 % interval",
  threshold: "threshold",
  thresholdInterval: "its 95 % interval",
} as const;

/** Titles of axes. */
export const discoveryAxes = { share: "Share of worlds", coverage: "Coverage", density: "Density" } as const;

function footOf(
  discovery: Pick<BoxDiscovery | ThresholdSearch, "scenario" | "replications" | "seed">,
  points: string,
): string {
  return foot({ ...discovery, months: discovery.scenario.market.months }, points);
}

/** Most limits that a title says; of more it says `in the box`, and the bars say the rest. */
const MOST_SAID = 2;

/** The ranges of the box over the full ranges. */
export function boxWords(discovery: BoxDiscovery, found: FoundBox): ChartWords {
  const { replications, finding, checking, variables } = discovery;
  const title = capital(boxFinding(discovery, found.restrictions.length <= MOST_SAID));
  return {
    title,
    subtitle: `Each bar is the range that was tried; the coloured part is the box, found on ${finding.length} points and checked on ${checking.length} others, ${worlds(replications)} at each. Density: share of the points in the box where it happens often enough.`,
    description: `${title}. The ranges of the box over the full ranges. ${meaningsOf(variables)}`,
    foot: footOf(discovery, `${finding.length} + ${checking.length} points`),
    table: limitsTable(discovery, found),
  };
}

/** What stands above the bar of a variable: its limits, and what they are needed for. */
export function barWords({ variables }: BoxDiscovery, { box, fit, restrictions }: FoundBox, v: number) {
  const restriction = restrictions.find(({ variable }) => variable === v);
  const [density, without] = alignedWholePercents([fit.density, restriction?.densityWithout ?? Number.NaN]);
  return {
    limits: limitsInWords(variables[v], box.low[v], box.high[v]) ?? settingLabel(variables[v]),
    needed: restriction === undefined ? "no limit needed" : `density ${density}, without this limit ${without}`,
  };
}

/** The points over two of the variables. */
export function casesWords(
  discovery: BoxDiscovery,
  found: FoundBox,
  [x, y]: readonly [x: number, y: number],
): ChartWords {
  const { replications, finding, hits, known, variables } = discovery;
  const others = found.fit.cases - found.fit.hits;
  const strangers = others === 0 ? "no other" : others === 1 ? "one other" : `${others} others`;
  const title = `At ${hits} of ${known} points ${pointCounts(discovery)}; ${found.fit.hits} of them lie in the box, with ${strangers}`;
  const limits = found.restrictions
    .map(({ variable }) => variable)
    .filter((v) => v !== x && v !== y)
    .flatMap((v) => limitsInWords(variables[v], found.box.low[v], found.box.high[v]) ?? []);
  const paler =
    limits.length === 0 ? "" : ` Paler points lie outside the other limits of the box: ${limits.join(", ")}.`;
  return {
    title,
    subtitle: `The ${finding.length} points that found the box, ${worlds(replications)} at each, over the two settings that matter most; all others change too.${paler}`,
    description: `${title}. The points over ${settingLabel(variables[x])} and ${settingLabel(variables[y])}. ${meaningsOf([variables[x], variables[y]])}`,
    foot: footOf(discovery, `${finding.length} points`),
  };
}

/** What a smaller box gains in density and loses in coverage. */
export function tradeOffWords(discovery: BoxDiscovery, found: FoundBox): ChartWords {
  const { finding, checking, way } = discovery;
  const { coverage, density } = found.check;
  const held = Number.isFinite(coverage.share) ? `${wholePercent(coverage.share)} of` : "an unknown share of";
  const dense = Number.isFinite(density.share)
    ? `and it does at ${wholePercent(density.share)} of the points in it`
    : "but none of the points that check it lies in it";
  const title = `The box that was chosen holds ${held} the points where it happens often enough, ${dense}`;
  return {
    title,
    subtitle:
      "Each dot is a box on the way of peeling, from all points at the right to the densest few at the left. Coverage: share of all points where it happens often enough that lie in the box. Density: share of the points in the box where it does. Chosen is the box that agrees best with where it happens, after limits that are not needed were taken away.",
    description: `${title}. It: ${outcomeAt(discovery)}. Coverage against density of ${way.length} boxes, from all points to the densest few.`,
    foot: footOf(discovery, `${finding.length} + ${checking.length} points`),
    table: wayTable(discovery),
  };
}

/** Most boxes in a table that is read by people. */
const MOST_BOXES = 16;

function wayTable({ way }: BoxDiscovery): ChartTable {
  const every = Math.ceil(way.length / MOST_BOXES);
  return {
    columns: ["points in the box", "coverage", "density", "coverage, checked", "density, checked"],
    rows: way
      .filter((_, step) => step % every === 0 || step === way.length - 1)
      .map(({ fit, check }) => {
        const checked = [wholePercent(check.coverage), check.cases === 0 ? "-" : wholePercent(check.density)];
        return [count(fit.cases), wholePercent(fit.coverage), wholePercent(fit.density), ...checked];
      }),
  };
}

/** Where an outcome tips. */
export function thresholdWords(search: ThresholdSearch): ChartWords {
  const { replications, variable, points } = search;
  const title = capital(thresholdFinding(search));
  return {
    title,
    subtitle: `Share of the same ${worlds(replications)} in which it happens, at ${points.length} values; those near a threshold were chosen by what was seen at others. ${meaningsOf([variable])}`,
    description: `${title}. The share of worlds over ${settingLabel(variable)}. ${variable.parameter.meaning}`,
    foot: footOf(search, `${points.length} values`),
    table: thresholdPoints(search),
  };
}

/** What the level line of a threshold means. */
export function requiredLine(search: ThresholdSearch): string {
  return `${requiredInWords(search)} of the worlds`;
}

/** Most values in a table that is read by people. */
const MOST_VALUES = 30;

function thresholdPoints({ points, variable }: ThresholdSearch): ChartTable {
  const every = Math.ceil(points.length / MOST_VALUES);
  return {
    columns: [settingTitle(variable), "worlds in which it happens", "share of worlds", "95 % interval"],
    rows: points
      .filter((_, index) => index % every === 0)
      .map(({ settings, n, happened, share, lower, upper, failure }) => {
        const value = bareTextAt(variable, settings);
        if (failure !== undefined) return [value, "failed", "", ""];
        const said = wholePercentWithin(share, lower, upper);
        return [value, `${count(happened)} of ${count(n)}`, said.value, n === 0 ? "" : said.range];
      }),
  };
}
