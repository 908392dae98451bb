import { AS_IT_IS, type Criterion, type Policy } from "../analyse/choice/policies.ts";
import { gridPoints } from "../analyse/sweep.ts";
import { type MeasureName, measureNames, measures } from "../model/measures.ts";
import { ALL, type Series } from "../model/series.ts";
import { BadFolder, RUN_AGAIN } from "../result/savedFolder.ts";
import { shown } from "../result/shown.ts";
import type { Markets } from "../scenario/markets.ts";
import { BUYERS } from "../scenario/resolve/asker.ts";
import { asWritten } from "../scenario/resolve/measureOf.ts";
import type { Problem, Scenario } from "../scenario/scenario.ts";
import type { Settings } from "../scenario/settings.ts";
import { fractionOf, isShare, meantPercentage, withPercentSign } from "../scenario/shares.ts";
import { nearest } from "../scenario/text/nearest.ts";
import type { Variable } from "../scenario/vary.ts";
import { settingsAt } from "../words/settings.ts";
import { type Money, moneyOf, UNIT_COSTS, unitIn } from "../worlds/money.ts";
import { notesOn, pathsAsked, refuseOverridden, variablesIn } from "./explorations.ts";
import { groupsIn, type Held, handsOn } from "./hands.ts";
import type { OpenScenario } from "./kind.ts";
import { type Given, Refusal, refuseUnknownSeries, WrongScenario } from "./request.ts";

/** Most policies: each is simulated in every future, and held against every other. */
const MOST_POLICIES = 2000;

const LEVER = ["--lever", "policy.flexibleShare=0:0.6:0.1"];
const UNCERTAIN = ["--uncertain", "market.disruptionRate=0:0.1"];

type Asking = Pick<OpenScenario, "word" | "typed" | "markets">;

/** Reads levers, named policies and uncertainties, and keeps them apart; what is wrong is refused together. */
export function heldApart(given: Given, { word, typed, markets }: Asking): Held {
  const [named, uncertain] = [given.texts("policy"), given.texts("uncertain")];
  const asker = askerOf(given, markets.settings);
  refuseNoChoice(given, { word, typed });
  const levers = variablesIn(given.texts("lever"), markets, "--lever");
  const uncertainties = variablesIn(uncertain, markets, "--uncertain");
  refuseManyLevels(levers);
  const policies = allRead(named.map(readPolicy));
  const byLevers = leverPolicies(levers);
  const { problems } = handsOn(
    { policies: [...byLevers, ...policies], uncertainties, asker },
    policies,
    markets.settings,
  );
  if (problems.length > 0) throw new WrongScenario(problems);
  for (const { name, settings } of policies) {
    refuseOverridden(
      settings.map((setting) => ({ setting, source: `--policy ${name}` })),
      markets,
    );
  }
  const different = differentPolicies(byLevers, policies, markets);
  if ("problems" in different) throw new WrongScenario(different.problems);
  if (different.length > 1) return { policies: different, uncertainties, ...(asker !== undefined && { asker }) };
  throw new Refusal(
    "There is only one policy, the scenario as it is: nothing is there to choose.",
    `Give levers more values, for example:  ${typed("catfish", "choose", word, ...LEVER, ...UNCERTAIN)}`,
  );
}

/** A group of suppliers that chooses looks at its profit, and any measure that is named is its own. */
export function ofAsker<G extends Given>(given: G): G {
  const asker = given.text("for");
  if (asker === undefined || asker === BUYERS) return given;
  const measure = given.text("measure") ?? "profit";
  const own = measure.split(",").map((each) => (each.includes(":") ? each : `${each}:${asker}`));
  return { ...given, text: (name: string) => (name === "measure" ? own.join(",") : given.text(name)) };
}

/** Where a group of suppliers asks in the scenario it chooses, unless what is looked at was said. @throws Refusal */
export function askedIn<G extends Given>(
  given: G,
  { scenario: { asker }, settings }: Pick<Markets, "scenario" | "settings">,
): G {
  refuseUnknownAsker(given, settings);
  const isSaid = (["for", "measure", "group"] as const).some((name) => given.text(name) !== undefined);
  if (asker === undefined || isSaid) return given;
  return { ...given, text: (name: string) => (name === "for" ? asker : given.text(name)) };
}

/** The group that `--for` names; undefined where all buyers choose. */
function askerOf(given: Given, settings: Settings): string | undefined {
  const asker = given.text("for");
  return asker === BUYERS && !groupsIn(settings).includes(asker) ? undefined : asker;
}

function refuseUnknownAsker(given: Given, settings: Settings): void {
  const asker = given.text("for");
  const known = [...groupsIn(settings), BUYERS];
  if (asker === undefined || known.includes(asker)) return;
  const near = nearest(asker, known);
  throw new Refusal(
    `--for ${shown(asker)}: There is no group "${shown(asker)}".`,
    near === undefined ? `Groups: ${known.join(", ")}` : `Did you mean  ${near} ?`,
  );
}

/** What the user should know of levers, uncertainties and named policies. */
export function notesOnHeld(given: Given, markets: Markets): string[] {
  const named = allRead(given.texts("policy").map(readPolicy)).flatMap(({ name, settings }) => {
    return markets.overridden(settings.map((setting) => ({ setting, source: `--policy ${name}` }))).notes;
  });
  const flags = ["--lever", "--uncertain"] as const;
  const varied = flags.flatMap((flag) => {
    return notesOn(variablesIn(given.texts(flag.slice(2)), markets, flag), markets, flag);
  });
  return [...varied, ...named];
}

/** Refuses a question without a choice in it, and one in which nothing is uncertain: that is a sweep. */
function refuseNoChoice(given: Given, { word, typed }: Omit<Asking, "markets">): void {
  const example = `For example:  ${typed("catfish", "choose", word, ...LEVER, ...UNCERTAIN)}`;
  if (given.texts("lever").length + given.texts("policy").length === 0) {
    throw new Refusal("Say what can be decided, with --lever or --policy.", example);
  }
  if (given.texts("uncertain").length > 0) return;
  throw new Refusal(
    "Say what is uncertain, with --uncertain.",
    example,
    `Where nothing is uncertain, the best is found by  ${typed("catfish", "sweep", word, "--vary", "policy.flexibleShare=0:0.6:0.1")}`,
  );
}

function refuseManyLevels(levers: readonly Variable[]): void {
  const open = levers.find(({ levels }) => levels.length === 0);
  if (open !== undefined) {
    throw new Refusal(
      `\`${open.path}\` has a range and no step, so that it is not one policy or another.`,
      `Give it a step or a list, e.g. --lever ${open.path}=${open.low}:${open.high}:${Number(((open.high - open.low) / 6).toPrecision(2))}`,
    );
  }
  const combinations = levers.reduce((product, { levels }) => product * levels.length, 1);
  if (combinations <= MOST_POLICIES) return;
  throw new Refusal(`The levers make ${combinations} policies; ${MOST_POLICIES} is the most.`, "Take larger steps.");
}

/** What was read; what could not be is refused together. */
function allRead<Read extends object>(read: readonly (Read | Problem)[]): Read[] {
  const isProblem = (each: Read | Problem): each is Problem => "wrong" in each;
  const problems = read.filter(isProblem);
  if (problems.length > 0) throw new WrongScenario(problems);
  return read.filter((each): each is Read => !isProblem(each));
}

/** Every combination of the levels of the levers; the last lever changes fastest. */
export function leverPolicies(levers: readonly Variable[]): Policy[] {
  if (levers.length === 0) return [];
  return [...gridPoints(levers)].map((settings) => {
    const label = settingsAt(levers, settings).join(" + ");
    const name = settingsAt(levers.map(withoutLabel), settings).join(" + ");
    return { name, ...(label !== name && { label }), settings };
  });
}

/** A lever whose group is called by its name, as in data. */
function withoutLabel(lever: Variable): Variable {
  return { ...lever, groupLabel: undefined };
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
    else if (other.name === AS_IT_IS) known.set(market, saidAsItIs(policy));
    names.add(policy.name);
  }
  return problems.length > 0 ? { problems } : [...known.values()];
}

/** The scenario as it is, which levers say by a policy of theirs. */
function saidAsItIs({ name, label }: Policy): Policy {
  const said = (text: string) => `${AS_IT_IS} (${text})`;
  return { name: said(name), ...(label !== undefined && { label: said(label) }), settings: [] };
}

function twice(source: string, name: string): Problem {
  return { source, wrong: `Two policies are called "${name}".`, right: "a name for each" };
}

function same(source: string, name: string, other: string): Problem {
  return { source, wrong: `"${name}" is the same as "${other}".`, right: "policies that differ" };
}

/** The criterion unless others are given: no worse than the scenario as it is. */
function noWorse(series: Series, better: "lower" | "higher"): Criterion {
  return { series, side: better === "lower" ? "<=" : ">=", text: asWritten(series) };
}

/**
 * Reads what `--satisfy` says:
 *
 *     measure >= number          price:newcomer <= 1.2, service >= 60%; money in the scenario's currency
 *     measure                    no worse than the scenario as it is
 */
export function readCriterion(text: string, money: Money = UNIT_COSTS): Criterion | Problem {
  const source = `--satisfy ${text}`;
  const match = /^\s*([\w]+)(?::([^<>=]+?))?\s*(?:([<>]=?)\s*(-?(?:\d+\.?\d*|\.\d+))\s*(%?))?\s*$/.exec(text);
  if (match === null) {
    return {
      source,
      wrong: "I cannot read this criterion.",
      suggestion: withPercentSign(text.trim()),
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
    const right = `a number of ${unitIn(measure, money)}`;
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

/** The criteria that `--satisfy` asks for; unless any are given, to do no worse than the scenario as it is. */
export function criteriaOf(given: Given, outcome: Series, better: "lower" | "higher", scenario: Scenario): Criterion[] {
  const texts = given.texts("satisfy");
  if (texts.length === 0) return [noWorse(outcome, better)];
  const money = moneyOf(scenario);
  const criteria = allRead(texts.map((text) => readCriterion(text, money)));
  for (const { series } of criteria) refuseUnknownSeries({ series }, [scenario], pathsAsked(given));
  return criteria;
}

/** A criterion of a manifest, from its text: what is said of it beside follows from that. */
export function restoredCriterion(
  { measure, group, side, value, text }: Series & Pick<Criterion, "side" | "text"> & { readonly value: number | null },
  place: string,
): Criterion {
  if (value === null) return noWorse({ measure, group }, side === "<=" ? "lower" : "higher");
  const read = readCriterion(text);
  if (!("wrong" in read)) return read;
  throw new BadFolder(`${place}: ${read.wrong}`, RUN_AGAIN);
}
