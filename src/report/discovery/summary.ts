import type { Discovery } from "../../chart/discovery/finding.ts";
import { valueText } from "../../chart/discovery/words.ts";
import type { BoxDiscovery, FoundBox } from "../../experiment/explore/discovery/boxDiscovery.ts";
import { conditionText } from "../../experiment/explore/discovery/condition.ts";
import type { ObservedCase } from "../../experiment/explore/discovery/observedCase.ts";
import type { ThresholdSearch } from "../../experiment/explore/discovery/threshold/thresholdSearch.ts";
import { moneyOf, unitIn } from "../../experiment/money.ts";
import type { Variable } from "../../scenario/vary.ts";
import { missingAsNull } from "../missingAsNull.ts";
import { discoverySentences } from "./sentences.ts";

/** The discovery for programs: missing numbers are null. */
export function discoverySummaryObject(discovery: Discovery): object {
  const { scenario, seed, replications, window, condition, share, variables, base, middle } = discovery;
  return {
    scenario: scenario.name,
    title: scenario.title,
    window,
    replications,
    seed,
    when: conditionText(condition),
    unit: unitIn(condition.series.measure, moneyOf(scenario)),
    share,
    variables: variables.map(({ path, low, high }) => ({ path, low, high })),
    answer: discoverySentences(discovery),
    base: plainCase(base),
    middle: middle === undefined ? null : plainCase(middle),
    ...(discovery.kind === "box" ? boxSummary(discovery) : thresholdSummary(discovery)),
  };
}

function boxSummary({ finding, checking, hits, known, found, further, variables }: BoxDiscovery): object {
  const points = { points: finding.length, checkingPoints: checking.length, known, hits };
  if (typeof found === "string") return { ...points, box: null, why: found };
  return { ...points, box: plainBox(found, variables), further: further.map((box) => plainBox(box, variables)) };
}

function plainBox({ box, fit, check, restrictions }: FoundBox, variables: readonly Variable[]): object {
  const limits = restrictions.map(({ variable, quasiP, densityWithout, coverageWithout }) => {
    const of = variables[variable];
    const ends = [box.low[variable], box.high[variable]];
    const [low, high] = of.parameter.choices === undefined ? ends : ends.map((value) => valueText(of, value));
    return { path: of.path, low, high, quasiP, densityWithout, coverageWithout };
  });
  return {
    limits,
    found: fit,
    check: { density: missingAsNull(check.density), coverage: missingAsNull(check.coverage) },
  };
}

function thresholdSummary({ verdict, crossings, touches, points }: ThresholdSearch): object {
  return { verdict, thresholds: crossings, touches, points: points.map(plainCase) };
}

function plainCase({ settings, n, happened, share, lower, upper, mean, failure }: ObservedCase): object {
  return failure === undefined
    ? { settings, ...missingAsNull({ n, happened, share, lower, upper, mean }) }
    : { settings, failure };
}

/** The discovery for people, as Markdown. */
export function discoverySummaryMarkdown(discovery: Discovery): string {
  const { scenario, replications, seed, window, condition } = discovery;
  const lines = [
    `# When: ${scenario.title}`,
    "",
    ...discoverySentences(discovery).flatMap((sentence) => [sentence, ""]),
    `Scenario \`${scenario.name}\`, \`${conditionText(condition)}\`, ${replications} worlds at every point, seed \`${seed}\`, means over months ${window[0]} to ${window[1]}.`,
  ];
  return `${lines.join("\n")}\n`;
}
