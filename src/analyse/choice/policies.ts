import { type MeasureName, measureNames, measures } from "../../model/measures.ts";
import { ALL, type Series } from "../../model/series.ts";
import type { Markets } from "../../scenario/markets.ts";
import type { Problem } from "../../scenario/scenario.ts";
import type { Setting, Settings } from "../../scenario/settings.ts";
import { fractionOf, isShare, meantPercentage } from "../../scenario/shares.ts";
import { nearest } from "../../scenario/text/nearest.ts";
import { numberOf } from "../../scenario/values.ts";
import { settingValue, type Variable, valueAt } from "../../scenario/vary.ts";
import { settingsAt } from "../../words/settings.ts";
import { type Design, latinHypercube, sobolDesign } from "../designs.ts";
import { gridPoints } from "../sweep.ts";

/** One thing that could be decided: settings on top of the scenario. */
export interface Policy {
  /** How it is called in answers, e.g. `flexible share 20 %`. */
  readonly name: string;
  /** As `--set` takes them; none for the scenario as it is. */
  readonly settings: readonly string[];
}

/** Name of the scenario as it is, which is always among the policies and the first of them. */
export const AS_IT_IS = "as it is";

/** Every combination of the levels of the levers; the last lever changes fastest. */
export function leverPolicies(levers: readonly Variable[]): Policy[] {
  if (levers.length === 0) return [];
  return [...gridPoints(levers)].map((settings) => {
    const name = settingsAt(levers, settings).join(" + ");
    return { name, settings };
  });
}

/** The part after `=` of a setting. */
export function textOf(setting: string): string {
  return setting.slice(setting.indexOf("=") + 1);
}

/**
 * Reads a policy with a name:
 *
 *     name: path=value path=value
 */
export function readPolicy(text: string): Policy | Problem {
  const source = `--policy ${text}`;
  const colon = text.indexOf(":");
  const name = colon < 0 ? "" : text.slice(0, colon).trim();
  const settings = text
    .slice(colon + 1)
    .trim()
    .split(/\s+/);
  if (name !== "" && settings.every((setting) => /^[^=]+=.+$/.test(setting))) return { name, settings };
  return {
    source,
    wrong: "I cannot read this policy.",
    right: 'a name and settings, e.g. --policy "open: policy.flexibleShare=0.4 policy.openness=0.3"',
  };
}

/**
 * The policies that differ: the scenario as it is first, then the others, without those of levers that change
 * nothing. What levers say of the scenario as it is becomes part of its name.
 *
 * @returns problems where settings do not go together, or a named policy is called or does the same as another
 */
export function differentPolicies(
  ofLevers: readonly Policy[],
  named: readonly Policy[],
  markets: Markets,
): readonly Policy[] | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const asItIs = JSON.stringify(markets.scenario.market);
  const known = new Map<string, Policy>([[asItIs, { name: AS_IT_IS, settings: [] }]]);
  const names = new Set([AS_IT_IS]);
  for (const policy of [...ofLevers, ...named]) {
    const isNamed = named.includes(policy);
    const source = isNamed ? `--policy ${policy.name}` : `--lever ${policy.settings.join(" ")}`;
    const read = markets.marketOf(policy.settings);
    if ("problems" in read) {
      problems.push(...read.problems.map((problem) => ({ ...problem, source })));
      continue;
    }
    const market = JSON.stringify(read.market);
    const other = known.get(market);
    if (names.has(policy.name)) problems.push(twice(source, policy.name));
    else if (other !== undefined && isNamed) problems.push(same(source, policy.name, other.name));
    else if (other === undefined) known.set(market, policy);
    else if (other.name === AS_IT_IS) known.set(market, { name: `${AS_IT_IS} (${policy.name})`, settings: [] });
    names.add(policy.name);
  }
  return problems.length > 0 ? { problems } : [...known.values()];
}

function twice(source: string, name: string): Problem {
  return { source, wrong: `Two policies are called "${name}".`, right: "a name for each" };
}

function same(source: string, name: string, other: string): Problem {
  return { source, wrong: `"${name}" is the same as "${other}".`, right: "policies that differ" };
}

/**
 * Levers and uncertainties kept apart, as in the XLRM frame of Lempert, Popper and Bankes (2003), "Shaping the Next
 * One Hundred Years", RAND MR-1626: what the decision maker holds in the hand (L), and what happens anyway (X).
 * Regret of what nobody can decide is nobody's regret, and a future in which one's own decision differs is none.
 */
export interface Hands {
  /** What makes the question senseless. */
  readonly problems: readonly Problem[];
  /** What the answer depends on, in a sentence each. */
  readonly cautions: readonly string[];
}

/** Whether levers are in the hands of the buyers; `source` is the option that named each. */
export function handsOnLevers(
  levers: readonly { readonly path: string; readonly source: string }[],
  settings: Settings,
): Hands {
  const problems: Problem[] = [];
  const others: string[] = [];
  for (const { path, source } of levers) {
    const setting = settings.get(path);
    if (setting === undefined) continue;
    if (setting.scope === "market" || setting.scope === "run") {
      const right = isCount(setting)
        ? "a setting of the policy"
        : `--uncertain ${path}=low:high, or a lever below policy.`;
      problems.push({ source, path, wrong: `\`${path}\` is in nobody's hands: it is no lever.`, right });
    } else if (setting.scope !== "policy" && setting.scope !== "buyerPolicy" && !others.includes(path)) {
      others.push(path);
    }
  }
  const cautions = others.map(
    (path) => `${path} is not part of the buyers' policy: the answer holds as far as they can bring it about.`,
  );
  return { problems, cautions };
}

/** Whether uncertainties are out of the hands of the buyers, and none is a lever too. */
export function handsOnUncertainties(
  uncertainties: readonly { readonly path: string; readonly source: string }[],
  levers: readonly string[],
  settings: Settings,
): Hands {
  const problems: Problem[] = [];
  const cautions: string[] = [];
  for (const { path, source } of uncertainties) {
    const setting = settings.get(path);
    if (setting === undefined) continue;
    if (levers.includes(path)) {
      problems.push({ source, path, wrong: `\`${path}\` is a lever and uncertain at once.`, right: "one of the two" });
    } else if (setting.scope === "policy") {
      problems.push({
        source,
        path,
        wrong: `\`${path}\` is the buyers' own decision: it is not uncertain.`,
        right: `--lever ${path}=..., or --set ${path}=... to hold it fast`,
      });
    } else if (isCount(setting)) {
      problems.push({ source, path, wrong: `\`${path}\` says how the run is counted: it is not uncertain.` });
    } else if (setting.scope === "buyerPolicy") {
      cautions.push(`${path} is taken as uncertain: the answer is for buyers who do not decide it.`);
    }
  }
  return { problems, cautions };
}

/** Length of the run and its currency: neither anybody's decision nor anybody's fate. */
function isCount(setting: Setting): boolean {
  return setting.scope === "run" && setting.name !== "entry.enabled";
}

/** How futures fill the ranges: every combination of lists, or points spread over them. */
export type FutureDesign = "grid" | "sobol" | "lhs";

/** The number of combinations of levels; undefined where an uncertainty is a range. */
export function combinations(uncertainties: readonly Variable[]): number | undefined {
  if (uncertainties.some(({ levels }) => levels.length === 0)) return undefined;
  return uncertainties.reduce((product, { levels }) => product * levels.length, 1);
}

/**
 * Futures, each as one setting an uncertainty. The levels of a list are equally likely.
 *
 * @param count  how many; all combinations for the grid
 */
export function futuresOf(
  design: FutureDesign,
  count: number,
  uncertainties: readonly Variable[],
  seed: string,
): (readonly string[])[] {
  if (design === "grid") return [...gridPoints(uncertainties)];
  const make = design === "lhs" ? latinHypercube : sobolDesign;
  return pointsOf(make(count, uncertainties.length, seed), uncertainties);
}

function pointsOf(design: Design, uncertainties: readonly Variable[]): string[][] {
  const place = new Float64Array(design.dimensions);
  return Array.from({ length: design.points }, (_, index) => {
    design.point(index, place);
    return uncertainties.map((variable, i) => {
      const { path, parameter, levels } = variable;
      const level = levels[Math.floor(place[i] * levels.length)];
      return `${path}=${level ?? settingValue(parameter, shortened(valueAt(variable, place[i])))}`;
    });
  });
}

/** Six digits tell futures apart, and can be typed again. */
function shortened(value: number): number {
  return Number(value.toPrecision(6));
}

/** The number that a setting of a future stands for; the place of a word among the words. */
export function numberIn({ parameter }: Variable, setting: string): number {
  const text = textOf(setting);
  return numberOf(parameter, parameter.choices === undefined ? Number(text) : text) ?? Number.NaN;
}

/** What an outcome must reach in a future to be satisfying. */
export interface Criterion {
  readonly series: Series;
  /** `>=`: at least, `<=`: at most. */
  readonly side: ">=" | "<=";
  /** In the unit in which the measure is shown; undefined: no worse than the scenario as it is. */
  readonly value?: number;
  /** As it was given. */
  readonly text: string;
}

/** The criterion unless others are given: no worse than the scenario as it is. */
export function noWorse(series: Series, better: "lower" | "higher"): Criterion {
  const { measure, group } = series;
  const text = group === ALL ? measure : `${measure}:${group}`;
  return { series, side: better === "lower" ? "<=" : ">=", text };
}

/**
 * Reads what `--satisfy` says:
 *
 *     measure >= number          price:newcomer <= 1.2, service >= 60%
 *     measure                    no worse than the scenario as it is
 */
export function readCriterion(text: string): Criterion | Problem {
  const source = `--satisfy ${text}`;
  const match = /^\s*([\w]+)(?::([^<>=]+?))?\s*(?:([<>]=?)\s*(-?(?:\d+\.?\d*|\.\d+))\s*(%?))?\s*$/.exec(text);
  if (match === null) {
    return {
      source,
      wrong: "I cannot read this criterion.",
      right: '"measure >= number", e.g. --satisfy "buyerValue >= 1.1"',
    };
  }
  const [, name, group = ALL, side, number, percent] = match;
  const measure = measureNames.find((each) => each === name);
  if (measure === undefined) {
    return { source, wrong: `There is no measure "${name}".`, suggestion: nearest(name, measureNames) };
  }
  const series = { measure, group: group.trim() };
  if (side === undefined) return relative(series, measure, source);
  const value = percent === "%" ? fractionOf(number) : Number(number);
  if (isShare(measure) && meantPercentage(value) !== undefined) {
    const suggestion = percent === "%" ? undefined : text.trim().replace(number, `${number}%`);
    return { source, wrong: `${measure} is a share, and ${number}${percent} is more than all.`, suggestion };
  }
  if (percent === "%" && !isFraction(measure)) {
    const right = `a number of ${measures[measure].unit}`;
    return { source, wrong: `${measure} is no share and takes no percentage.`, right };
  }
  return { series, side: side.startsWith(">") ? ">=" : "<=", value, text: text.trim() };
}

/** Whether a measure lies within 0 and 1, so that a percentage of it has a meaning. */
function isFraction(measure: MeasureName): boolean {
  return isShare(measure) || measures[measure].unit === "index";
}

function relative(series: Series, measure: MeasureName, source: string): Criterion | Problem {
  const { better } = measures[measure];
  if (better !== "neutral") return noWorse(series, better);
  return {
    source,
    wrong: `Of ${measure} neither way is worse.`,
    right: `a number, e.g. --satisfy "${measure} >= 0.2"`,
  };
}
