import type { Market } from "../model/market.ts";
import { applyDecision } from "./applyDecision.ts";
import { type Applied, applySettings, pathIn } from "./applySettings.ts";
import { shapeProblems } from "./check.ts";
import { inherit } from "./inherit.ts";
import type { ScenarioLibrary, ScenarioSource } from "./library.ts";
import { asScenarioName } from "./names.ts";
import { askerOf, askerProblems } from "./resolve/asker.ts";
import { compileClaims } from "./resolve/claims.ts";
import { datesAsMonths } from "./resolve/dates.ts";
import { forgottenPercent } from "./resolve/forgottenPercent.ts";
import { compileGoals, lookedAt } from "./resolve/goals.ts";
import {
  buyerGroups,
  Lookup,
  marketValues,
  type Resolved,
  sellingValues,
  supplierGroups,
  withStrategies,
} from "./resolve/groups.ts";
import { type Horizon, horizonOf } from "./resolve/horizon.ts";
import { groupProblems, marketProblems } from "./resolve/marketProblems.ts";
import { originsOf } from "./resolve/origins.ts";
import { type AskedSetting, overridden } from "./resolve/overridden.ts";
import { referenceOf, referencePlace, referenceProblems } from "./resolve/reference.ts";
import { supplierSideOf, supplierSideProblems } from "./resolve/supplierSide.ts";
import { compileTimetable, type TimetableContext } from "./resolve/timetable.ts";
import { wordsOverGate } from "./resolve/wordsOverGate.ts";
import type { Problem, Scenario, Story } from "./scenario.ts";
import { storySchema } from "./schema.ts";
import { groupLists, runParameters } from "./scopes.ts";
import { groupHeads, settingsOf } from "./settings.ts";
import { at, isSharedAt, type Located, nearestPlace, type Place, plain, problemAt, replaced } from "./text/located.ts";
import { resolvedYaml } from "./write.ts";

/** What the command line adds to a file. */
export interface ReadOptions {
  /** `path=value` of each `--set`, in order. */
  readonly settings?: readonly string[];
  /**
   * The same, but decided in month `from`: the market is the one of the file up to then. In month 0 without a warm-up, or
   * where no timetable can change one of them, they hold from the start, as `settings`.
   */
  readonly decided?: readonly string[];
  /** Length of the run from `--months` [months], or its last month as a date; what lies beyond it is left out. */
  readonly months?: number | string;
  /** Month of the decision from `--from`: a number, or a calendar month. */
  readonly from?: string;
  /** Who asks, from `--for`: a group of suppliers, or buyers. */
  readonly asker?: string;
}

/** A scenario, with what the user should know of the settings that changed it; or what is wrong. */
export type ReadResult =
  | { readonly scenario: Scenario; readonly notes: readonly string[] }
  | { readonly problems: readonly Problem[] };

/**
 * Reads a scenario file with all that it extends and all that the command line changes. Gives a scenario
 * that is ready to run, or everything that is wrong with it. Never throws, whatever the text.
 */
export function readScenario(source: ScenarioSource, library: ScenarioLibrary, options: ReadOptions = {}): ReadResult {
  const inherited = inherit(source, library);
  if (!inherited.root) return { problems: inherited.problems };
  const applied = applyOptions(inherited.root, options);
  const { root } = applied;
  const shape = shapeProblems(root);
  const lookup = new Lookup(root, settingsOf(root));
  const { market, horizon, problems } = marketOf(lookup);
  const claims = compileClaims({ lookup, market, horizon, library, place: source.place });
  const goals = compileGoals({ lookup, market, horizon });
  const look = lookedAt({ lookup, market });
  const found = [
    ...inherited.problems,
    ...applied.problems,
    ...shape,
    ...groupProblems(root),
    ...problems,
    ...claims.problems,
    ...goals.problems,
    ...look.problems,
    ...supplierSideProblems(lookup, market.suppliers),
    ...referenceProblems(lookup, source, library),
    ...askerProblems(lookup, market),
  ];
  const fromStart = overridden(lookup, market, applied.fromStart.map(askedIn));
  const decided = overridden(lookup, market, applied.timed.map(askedIn), horizon.from);
  const asked = { problems: fromStart.problems, notes: [...fromStart.notes, ...decided.notes] };
  // Whether the market makes sense, and what decides what, can only be said of values that are right one by one.
  const all = found.length > 0 ? found : [...marketProblems(market, root), ...asked.problems];
  if (all.length > 0) return { problems: inOrder(all, source.place) };
  const said = { claims: claims.claims, goals: goals.goals, lookAt: look.series };
  const notes = [...asked.notes, ...forgottenPercent(lookup, market), ...wordsOverGate(market)];
  return { scenario: scenarioOf(source, lookup, market, said, inherited.parent), notes };
}

function askedIn(assignment: string): AskedSetting {
  return { path: pathIn(assignment), source: `--set ${assignment}` };
}

/** What a file says once the command line has changed it, which settings hold from the start, and which from the decision. */
export function applyOptions(
  root: Located,
  { settings = [], decided = [], months, from, asker }: ReadOptions,
): Applied & { readonly fromStart: readonly string[]; readonly timed: readonly string[] } {
  const timed = withOption(withOption(root, "months", months), "from", from === undefined ? from : monthWritten(from));
  const set = applySettings(withOption(timed, "for", asker), settings);
  const before = datesAsMonths(set.root);
  const after = applyDecision(before.root, decided);
  return {
    root: after.root,
    problems: [...set.problems, ...before.problems, ...after.problems],
    fromStart: after.isTimed ? settings : [...settings, ...decided],
    timed: after.isTimed ? decided : [],
  };
}

/** A number where it looks like one; else as it is, which may be a date. */
function monthWritten(text: string): number | string {
  return /^\d{1,5}$/.test(text) ? Number(text) : text;
}

/** What an option of its own says, in place of what the file says. */
function withOption(root: Located, key: string, value: number | string | undefined): Located {
  if (value === undefined) return root;
  const place: Place = { source: `--${key} ${value}`, from: "command line" };
  return replaced(root, [key], { kind: "scalar", place, value });
}

/**
 * The market that a merged tree describes; defaults stand in for what is wrong or missing.
 *
 * @param before  the tree that settings made this one of, in which nothing was wrong; markets share what is the same
 */
export function marketOf(lookup: Lookup, before?: Resolved): { market: Market; horizon: Horizon; problems: Problem[] } {
  const horizon = horizonOf(lookup);
  const buyers = buyerGroups(lookup, before);
  const groups = supplierGroups(lookup, before);
  const timetable = timetableOf({ lookup, buyers, suppliers: groups, horizon }, before);
  const suppliers = withStrategies(lookup, groups, timetable.entries);
  const selling = sellingValues(lookup, suppliers);
  const supplierSide = supplierSideOf(lookup, suppliers);
  const market: Market = {
    months: horizon.months,
    warmUp: lookup.number("warmUp", runParameters.warmUp),
    entryEnabled: lookup.number("entry.enabled", runParameters["entry.enabled"]) === 1,
    market: marketValues(lookup, before),
    ...(selling && { selling }),
    buyers,
    suppliers,
    ...(supplierSide && { supplierSide }),
    timetable: timetable.entries,
  };
  return { market, horizon, problems: [...decisionProblems(lookup, horizon), ...timetable.problems] };
}

function decisionProblems({ root }: Lookup, { months, from }: Horizon): Problem[] {
  // Every run has a month 0: where it has none its length is what is wrong.
  if (from === 0 || from < months) return [];
  const right = `a month from 0 to ${months - 1}, or a larger \`months\``;
  const wrong = `The decision is in month ${from}, which is beyond the end of the run.`;
  return [problemAt(nearestPlace(root, ["from"]), wrong, { path: "from", right })];
}

/** Sections that a timetable rests on; of policies it takes only whether groups of buyers have their own. */
const TIMED = ["timetable", "buyers", "suppliers", "months"];

function timetableOf(
  context: TimetableContext,
  before: Resolved | undefined,
): { readonly entries: Market["timetable"]; readonly problems: Problem[] } {
  const { root } = context.lookup;
  if (before === undefined || !TIMED.every((section) => isSharedAt(root, before.root, [section]))) {
    return compileTimetable(context);
  }
  return { entries: before.market.timetable, problems: [] };
}

function scenarioOf(
  source: ScenarioSource,
  lookup: Lookup,
  market: Market,
  said: Pick<Scenario, "claims" | "goals" | "lookAt">,
  parent: string | undefined,
): Scenario {
  const name = lookup.text("name") ?? asScenarioName(source.name);
  const title = lookup.text("title") ?? name;
  const story = storyOf(lookup.root);
  const reference = referenceOf(lookup, market);
  const asker = askerOf(lookup, market, reference);
  const origins = originsOf(lookup, reference, market);
  const yaml = resolvedYaml({ name, title, story, ...said, origins, lookup, months: market.months });
  const money = {
    currency: lookup.text("currency"),
    unitCost: lookup.number("unitCost", runParameters.unitCost),
    annualSpend: lookup.number("annualSpend", runParameters.annualSpend) || undefined,
    discountRate: lookup.number("discountRate", runParameters.discountRate),
  };
  const { from } = horizonOf(lookup);
  const start = lookup.text("start");
  const labels = labelsOf(lookup);
  const measured = { reference, referenceFrom: referencePlace(lookup, source), ...(asker !== undefined && { asker }) };
  return {
    name,
    title,
    story,
    extends: parent,
    ...measured,
    ...money,
    from,
    start,
    labels,
    market,
    ...said,
    origins,
    yaml,
  };
}

/** What people call the groups that have a label, by name. */
function labelsOf({ root }: Lookup): Scenario["labels"] {
  const heads = groupLists.flatMap((list) => groupHeads(root, list));
  return new Map(heads.flatMap(({ name, label }): [string, string][] => (label === undefined ? [] : [[name, label]])));
}

function storyOf(root: Located): Story | undefined {
  const node = at(root, ["story"]);
  const story = node && storySchema.safeParse(plain(node));
  if (!story?.success) return undefined;
  const { whatIsIt, howItWorks = "", thingsToNotice = [], thingsToTry = [], sources = [] } = story.data;
  return { whatIsIt, howItWorks, thingsToNotice, thingsToTry, sources };
}

/** As they stand in the file, then those of its parents, then those of the command line. */
function inOrder(problems: readonly Problem[], place: string): Problem[] {
  const rank = (problem: Problem) => (problem.source === place ? 0 : problem.source.startsWith("--") ? 2 : 1);
  return [...problems].sort(
    (a, b) => rank(a) - rank(b) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}
