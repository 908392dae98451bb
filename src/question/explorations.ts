import { measureNames } from "../model/measures.ts";
import { everySeriesOf, isSame, type Series, seriesOf } from "../model/series.ts";
import type { RunIdentity } from "../result/manifest.ts";
import { BadFolder, RUN_AGAIN } from "../result/savedFolder.ts";
import { isOfNobody, parameterAt, settingText as valueText } from "../result/savedScenario.ts";
import type { Markets } from "../scenario/markets.ts";
import type { Problem, Scenario } from "../scenario/scenario.ts";
import { hasStrategy } from "../scenario/supplierSide.ts";
import { readVariable, settingText, type Variable } from "../scenario/vary.ts";
import { count } from "../words/number.ts";
import { exploredWith, type KeptSeries } from "../worlds/points.ts";
import { type Deciding, keptWith, type Span, type SpannedSeries, spansOf } from "../worlds/valuesOver.ts";
import { type WholeRun, wholeRunOf } from "../worlds/wholeRun.ts";
import type { OpenScenario, PageTable, PageText } from "./kind.ts";
import { type Given, WrongScenario } from "./request.ts";

/** The variables that texts given with an option name, each once, and none that something else in the scenario decides. */
export function variablesIn(texts: readonly string[], markets: Markets, flag = "--vary"): Variable[] {
  const variables: Variable[] = [];
  const problems: Problem[] = [];
  for (const text of texts) {
    const read = readVariable(text, markets.settings, flag);
    if ("wrong" in read) problems.push(read);
    else if (variables.some(({ path }) => path === read.path)) problems.push(twice(`${flag} ${text}`, read.path));
    else variables.push(read);
  }
  if (problems.length > 0) throw new WrongScenario(problems);
  refuseOverridden(askedBy(variables, flag), markets);
  return variables;
}

type AskedSettings = Parameters<Markets["overridden"]>[0];

function askedBy(variables: readonly Variable[], flag: string): AskedSettings {
  return variables.map((variable) => {
    return { setting: settingText(variable, variable.low), source: `${flag} ${variable.path}` };
  });
}

/** Refuses settings that something else in the scenario decides, whatever their values. */
export function refuseOverridden(asked: AskedSettings, markets: Markets): void {
  const { problems } = markets.overridden(asked);
  if (problems.length > 0) throw new WrongScenario(problems);
}

/** What the user should know of variables: values that are left out, and settings that do not hold everywhere or always. */
export function notesOn(variables: readonly Variable[], markets: Markets, flag = "--vary"): string[] {
  const { notes } = markets.overridden(askedBy(variables, flag));
  return [...variables.flatMap(({ note }) => note ?? []), ...notes];
}

/** Whether a setting changes anything: nothing else in the scenario decides it. */
export function isFree(markets: Markets, setting: string): boolean {
  return markets.overridden([{ setting, source: "" }]).problems.length === 0;
}

function twice(source: string, path: string): Problem {
  return { source, path, wrong: `\`${path}\` is varied twice.`, right: "each setting once" };
}

/** Paths of all settings that a request names: what `--vary`, `--lever`, `--uncertain` and `--policy` move. */
export function pathsAsked(given: Given): string[] {
  const texts = ["vary", "lever", "uncertain", "policy"].flatMap((option) => given.texts(option));
  return texts.flatMap((text) => text.match(/[^\s=]+(?==)/g) ?? []);
}

/** The measure and group that a design names. @throws BadFolder for one that the scenario has not */
export function restoredOutcome(text: string, scenario: Scenario, place: string): Series {
  const [name, group] = text.split(":");
  const measure = measureNames.find((each) => each === name);
  const found = everySeriesOf(scenario.market).find((each) => each.measure === measure && each.group === group);
  if (found !== undefined) return found;
  throw new BadFolder(`${place}: the scenario has no ${name} of "${group}".`, RUN_AGAIN);
}

/** What an exploration is decided by. */
export interface DecidedBy {
  /** The first is what is chosen by. */
  readonly outcomes: readonly Series[];
  /** Over the whole run unless the user named months. */
  readonly over: Deciding;
  /** The years of the run; undefined where points run for different times, and then the window decides. */
  readonly run?: WholeRun;
}

/** What a new question is decided by. @param varied  paths that differ between points */
export function decidedBy(
  { outcomes, isWindowSaid, markets: { scenario } }: Pick<OpenScenario, "outcomes" | "isWindowSaid" | "markets">,
  varied: readonly string[],
): DecidedBy {
  const run = commonRun(scenario, varied);
  const over = run === undefined || isWindowSaid ? "window" : "run";
  return { outcomes, over, run };
}

/** Where a group of suppliers asks in the scenario its profit is looked at, unless a measure was said. */
export function byProfitOfAsker<G extends Given>(given: G, { scenario: { asker } }: Pick<Markets, "scenario">): G {
  if (asker === undefined || given.text("measure") !== undefined) return given;
  return { ...given, text: (name: string) => (name === "measure" ? `profit:${asker}` : given.text(name)) };
}

/** What a saved question is decided by. @throws BadFolder */
export function restoredDecision(
  { measures, over }: { readonly measures: readonly string[]; readonly over: Deciding },
  scenario: Scenario,
  varied: readonly string[],
  place: string,
): DecidedBy {
  const run = commonRun(scenario, varied);
  if (over === "run" && run === undefined) {
    throw new BadFolder(`${place}: "design.over" is "run", and its points do not run for one time.`, RUN_AGAIN);
  }
  return { outcomes: measures.map((measure) => restoredOutcome(measure, scenario, place)), over, run };
}

/** The years that all points have. */
function commonRun(scenario: Scenario, varied: readonly string[]): WholeRun | undefined {
  return varied.includes("months") ? undefined : wholeRunOf(scenario, scenario.from);
}

/** Paths of what is varied. */
export function pathsOf(variables: readonly Variable[]): string[] {
  return variables.map(({ path }) => path);
}

/** How a manifest names a measure of a group: `buyerValue:all`. */
export function measureText({ measure, group }: Series): string {
  return `${measure}:${group}`;
}

/** The whole run as programs are told it. */
export function plainSpan({ over, run }: { readonly over: Span; readonly run?: WholeRun }): object {
  return { over, discountRate: run?.rate ?? null };
}

/** The measures over the window, those that are asked about among them. */
function windowOf({ market }: Scenario, { outcomes }: DecidedBy): Series[] {
  return exploredWith(outcomes, seriesOf(market));
}

/** What is looked at over the whole run: what is asked about, and what groups spend and earn that have a strategy. */
function overTheRun({ market }: Scenario, { outcomes }: DecidedBy): Series[] {
  const spent = seriesOf(market).filter(({ measure, group }) => {
    return (measure === "sellingCost" || measure === "profit") && hasStrategy(market, group);
  });
  return [...outcomes, ...spent.filter((each) => !outcomes.some((outcome) => isSame(each, outcome)))];
}

/** What is kept of every world. */
export function keptOf(scenario: Scenario, decided: DecidedBy): KeptSeries[] {
  return keptWith(windowOf(scenario, decided), overTheRun(scenario, decided), decided.run);
}

/** Every measure over the window, then those that are asked about over the whole run and its halves. */
export function columnsOf(scenario: Scenario, decided: DecidedBy): SpannedSeries[] {
  const { run } = decided;
  const outcomes = overTheRun(scenario, decided);
  const seen = windowOf(scenario, decided).map(({ measure, group }) => ({ measure, group, over: "window" as const }));
  return [...seen, ...outcomes.flatMap((outcome) => spansOf(outcome, run))];
}

/** What an exploration ran, with no word of a comparison: label and value. @param worlds  what the number of worlds is of */
export function explorationFacts(identity: RunIdentity, worlds: string): [string, string][] {
  return runFacts(identity)
    .filter(([label]) => label !== "Compared with")
    .map(([label, value]) => [label === "Worlds" ? worlds : label, value]);
}

/** What was run: label and value. */
export function runFacts(identity: RunIdentity): [string, string][] {
  const { program, scenario, reference, seed, generator, replications, months, window } = identity;
  return [
    ["Scenario", `${scenario.name} (${scenario.sha256.slice(0, 12)})`],
    ["Compared with", reference === null ? "nothing" : `${reference.label} (${reference.sha256.slice(0, 12)})`],
    ["Worlds", count(replications)],
    ["Seed", seed],
    ["Months", `${months}; means over months ${window[0]} to ${window[1]}`],
    ["Program", `catfish ${program.version} (source ${program.source.slice(0, 12)})`],
    ["Generator", generator],
  ];
}

/** Settings that are not their defaults, and where they were set. */
export function assumptions(scenario: Scenario): PageTable {
  const rows: string[][] = [];
  for (const { path, value, from, place } of scenario.origins) {
    const at = parameterAt(path, scenario);
    const text = valueText(value);
    if (from === "default" || at === undefined || text === String(at.usual) || isOfNobody(path, scenario)) continue;
    rows.push([path, text, String(at.usual), at.row.unit, place ?? from]);
  }
  return { columns: ["Setting", "Value", "Default", "Unit", "Set in"], rows };
}

/** A file of a result folder, and what it holds. */
export type FileText = readonly [path: string, holds: string];

/**
 * The files beside the page of an exploration: what all of them have, and between them those of its own.
 *
 * @param tables   what was found, in tables
 * @param answers  what the answer comes with, beside its text
 */
export function explorationFiles(tables: readonly FileText[], answers: readonly FileText[] = []): PageText["files"] {
  const files: readonly FileText[] = [
    ["summary.md", "The answer as text"],
    ...answers,
    ["scenario.yaml", "The scenario as it is, all defaults visible"],
    ...tables,
    ["data/parameters.csv", "Every setting with its origin"],
    ["data/measures.csv", "Dictionary of measures"],
    ["datapackage.json", "Description of all tables"],
    ["manifest.json", "What identifies this run"],
  ];
  return linksTo(files);
}

/** Files as a page links to them. */
export function linksTo(files: readonly FileText[]): PageText["files"] {
  return files.map(([href, holds]) => ({ href, label: `${holds} (${href})` }));
}
