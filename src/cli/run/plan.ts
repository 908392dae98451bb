import { askPlausible } from "../../question/plausible.ts";
import { refuseUnknownSeries } from "../../question/request.ts";
import type { RunQuestion } from "../../question/runWorlds.ts";
import { CALENDAR_MONTH, dateOfMonth, monthOfDate } from "../../scenario/calendar.ts";
import type { ScenarioLibrary } from "../../scenario/library.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { meanOf } from "../../scenario/values.ts";
import { listed, tidyNumber } from "../../words/number.ts";
import { askedBy, itselfWithout } from "../../worlds/armScenarios.ts";
import { areOneBefore } from "../../worlds/arms.ts";
import type { Effects } from "../effects.ts";
import { Refusal } from "../exit.ts";
import { refuseLargeMarket } from "../largeMarkets.ts";
import { readAll, readSource, sayNotes } from "../readScenarios.ts";
import type { RunRequest } from "./request.ts";

/** Reads and checks everything that a run needs, before any of it starts. */
export async function planRuns(
  request: RunRequest,
  library: ScenarioLibrary,
  effects: Effects,
): Promise<readonly RunQuestion[]> {
  const scenarios = await readAll(request.scenarios, library, effects, request.resolve);
  refuseTwins(scenarios);
  const { seed, replications, precision, plausible: markets } = request;
  const questions: RunQuestion[] = [];
  for (const scenario of scenarios) {
    const window = windowIn(scenario, request.window);
    const reference = referenceOf(scenario, library);
    for (const { market } of reference === undefined ? [scenario] : [scenario, reference]) {
      refuseLargeMarket(market, true, 1, effects.machine);
    }
    if (precision !== undefined) {
      refuseUnknownSeries(precision, reference === undefined ? [scenario] : [scenario, reference]);
    }
    const plausible = reference && askPlausible(markets, [reference, scenario]);
    questions.push({ scenario, reference, seed, replications, window, precision, plausible });
  }
  sayNotes([...questions.flatMap(ofAnotherSize), ...questions.flatMap(ofAnotherWarmUp)], effects);
  return questions;
}

/**
 * What is said where a scenario and its reference are markets of other sizes: the difference is also that. A number of
 * suppliers may be what is asked about, where the file itself names its reference.
 */
function ofAnotherSize({ scenario, reference }: RunQuestion): string[] {
  if (reference === undefined) return [];
  const [size, sizeOfReference] = [sizeOf(scenario), sizeOf(reference)];
  const isNamed = scenario.origins.some(({ path, from }) => path === "reference" && from !== "default");
  // Of other buyers it is another in any case.
  const isDemand = size.buyers === sizeOfReference.buyers && size.demand !== sizeOfReference.demand;
  const isSpend =
    size.spend !== undefined && sizeOfReference.spend !== undefined && size.spend !== sizeOfReference.spend;
  const isSameSize = size.suppliers === sizeOfReference.suppliers || isNamed;
  if (size.buyers === sizeOfReference.buyers && isSameSize && !isDemand && !isSpend) return [];
  const said = (each: Size) => [
    each.words,
    ...(isDemand ? [`a demand of ${tidyNumber(each.demand, 4)} units a month`] : []),
    ...(isSpend ? [`a spend of ${tidyNumber(each.spend ?? 0)} a year`] : []),
  ];
  const [own, other] = [listed(said(size)), listed(said(sizeOfReference))];
  const sizes = `"${scenario.name}" has ${own}, and its reference ${scenario.reference} ${other}`;
  return [`${sizes}: what differs is also that. With  reference: without-entry  it is held against itself.`];
}

/** What is said where a scenario and its reference are not one world up to month 0, although one has a warm-up. */
function ofAnotherWarmUp({ scenario, reference }: RunQuestion): string[] {
  if (reference === undefined || Math.max(scenario.market.warmUp, reference.market.warmUp) === 0) return [];
  if (areOneBefore(scenario.market, reference.market)) return [];
  return [
    `"${scenario.name}" and its reference ${scenario.reference} have each a warm-up of their own: they differ before month 0 already.`,
  ];
}

/** Who is there when the run begins, what all buyers want a month, and what they spend a year where that is said. */
interface Size {
  readonly buyers: number;
  readonly suppliers: number;
  readonly demand: number;
  readonly spend?: number;
  readonly words: string;
}

function sizeOf({ market, annualSpend: spend }: Scenario): Size {
  const members = (groups: readonly { readonly count: number }[]) => groups.reduce((sum, { count }) => sum + count, 0);
  const buyers = members(market.buyers);
  const suppliers = members(market.suppliers.filter(({ kind }) => kind !== "newcomer"));
  const many = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
  const wanted = market.buyers.map(({ count, parameters }) => count * meanOf(parameters.demand));
  const demand = Number(wanted.reduce((sum, each) => sum + each, 0).toPrecision(12));
  return {
    buyers,
    suppliers,
    demand,
    spend,
    words: `${many(buyers, "buyer")} and ${many(suppliers, "supplier")} at the start`,
  };
}

function refuseTwins(scenarios: readonly Scenario[]): void {
  const names = scenarios.map(({ name }) => name);
  const twin = names.find((name, index) => names.indexOf(name) !== index);
  if (twin !== undefined) {
    throw new Refusal(
      `Two of the scenarios are called "${twin}": they would write to the same folder.`,
      `Name "${twin}" once, or give one of the files another name, by itself or with \`name:\` in it.`,
    );
  }
}

/**
 * Of the months from the decision on the second half, unless months were asked for: entry is over and its consequences
 * show.
 */
export function windowIn(
  scenario: Scenario,
  asked: RunRequest["window"],
  flag = "--window ",
): readonly [number, number] {
  const { name, market, from, start } = scenario;
  if (asked === undefined) return [from + Math.floor((market.months - from) / 2), market.months - 1];
  const [first, last] = [monthAsked(asked[0], scenario, flag), monthAsked(asked[1], scenario, flag)];
  if (first >= 0 && last < market.months) return [first, last];
  const month = (each: number) => (start === undefined ? String(each) : `${each} (${dateOfMonth(each, start)})`);
  const begins = start === undefined ? "" : `first month is ${month(0)} and whose `;
  throw new Refusal(
    `${flag}${asked.join(":")} goes beyond the run of "${name}", whose ${begins}last month is ${month(market.months - 1)}.`,
    ...(asked.some((text) => CALENDAR_MONTH.test(text))
      ? []
      : [`Name earlier months, or make the run longer with --months ${last + 1}.`]),
  );
}

/** The month that a number or a date names. */
function monthAsked(text: string, { name, start }: Scenario, flag: string): number {
  if (!CALENDAR_MONTH.test(text)) return Number(text);
  if (start !== undefined) return monthOfDate(text, start);
  throw new Refusal(
    `${flag.trim()} has the date ${text}, and "${name}" does not say when it starts.`,
    "Say it in the file with  start: 2027-01  or with --set start=2027-01, or give months counted from 0.",
  );
}

/** A named reference is taken as its file has it, but for the length of the run: `--set` is the user's what-if. */
function referenceOf(scenario: Scenario, library: ScenarioLibrary): Scenario | undefined {
  const { reference: name, market } = scenario;
  if (name === "none") return undefined;
  const itself = itselfWithout(scenario);
  if (itself !== undefined) return itself;
  const source = library.find(name, scenario.referenceFrom);
  if (source === undefined) {
    throw new Refusal(
      `"${scenario.name}" is measured against ${name}, a path from the file that this result was made of.`,
      "Say where that is, or that there is none, with --set reference=PATH, without-entry, without-strategy or none.",
    );
  }
  return askedBy(scenario, readSource(source, library, { settings: [], months: market.months }));
}
