import { couldGo, type MeansWorth, type WorthOfMeans } from "../../analyse/means.ts";
import type { Means } from "../../analyse/programme.ts";
import { isInCurrency } from "../../analyse/supplierSide.ts";
import { strategyParameters } from "../../model/strategyParameters.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { leverOf } from "../../worlds/means.ts";
import { moneyOf } from "../../worlds/money.ts";
import { capital, count, listed, shortNumber, tidyNumber } from "../number.ts";
import { bareText } from "../settings.ts";
import { strategyMeans } from "./strategyPhrases.ts";
import { meansLabels, planOrder, sumSentences, worthCells, worthColumns } from "./supplierSide/means.ts";
import type { SideSaid } from "./supplierSide.ts";

/* The means of an account plan: what each costs and, where it was left out once, what it is worth. */

/** More means than these that could go are told in one line: the report has a row of each. */
const MOST_IDLE = 3;

/** What the means of a plan are told from. */
export interface MeansAbout {
  readonly said: SideSaid;
  /** The scenario with the strategy. */
  readonly scenario: Scenario;
  readonly means: readonly Means[];
  /** What money of the model is in that of the gain. */
  readonly scale: number;
}

interface TriedMeans {
  readonly means: Means;
  /** What it is worth; undefined where it was not left out, and of a single world. */
  readonly worth?: WorthOfMeans;
}

/**
 * The means with what they cost, those that cost most first; where each was tried by leaving it out, with what it is worth:
 * what pays first, then what keeps spend, then what could go.
 */
export function planMeans(about: MeansAbout) {
  const { means, said, scenario } = about;
  const all = inPlanOrder(means, said.side.means);
  const idle = all.filter(({ worth }) => worth !== undefined && couldGo(worth));
  const shown = idle.length > MOST_IDLE ? all.filter((each) => !idle.includes(each)) : all;
  const isTried = all.some(({ worth }) => worth !== undefined);
  const { unit, amount } = pricesOf(about);
  const table = {
    columns: ["Means", `Cost (${unit})`, ...(isTried ? worthColumns(said) : [])],
    rows: shown.map(({ means: each, worth }) => [
      nameOf(each),
      costOf(each, amount),
      ...(worth === undefined ? [] : worthCells(worth, said)),
    ]),
  };
  const many = scenario.market.suppliers.find(({ name }) => name === said.side.group)?.count ?? 1;
  const ofEach = many > 1 ? `, for each of ${count(many)} suppliers` : "";
  const together = `Together ${amount(totalOf(means))} ${unit}${ofEach}, beside what is paid for each buyer and for replacing people.`;
  return {
    ...(table.rows.length > 0 && { table }),
    points: [
      ...(shown === all ? [] : [idleLine(idle, unit, amount)]),
      ...(isTried ? [...sumPoint(about), LEFT_OUT_ALONE] : []),
      ...(means.filter(isMonthly).length < 2 && many === 1 ? [] : [together]),
    ],
  };
}

const LEFT_OUT_ALONE =
  "Each means in the same worlds with it and without it; 95 % intervals; ~ no clear difference; = the same in every world. Leave out one at a time.";

function inPlanOrder(means: readonly Means[], tried: MeansWorth | undefined): readonly TriedMeans[] {
  if (tried === undefined || tried.each[0].profit.n < 2) return means.map((each) => ({ means: each }));
  const levers = planOrder(tried).map(leverOf);
  const place = ({ parameter }: Means) => (levers.includes(parameter) ? levers.indexOf(parameter) : levers.length);
  return means
    .toSorted((one, other) => place(one) - place(other))
    .map((each) => ({ means: each, worth: tried.each.find(({ name }) => leverOf(name) === each.parameter) }));
}

/** What costs are counted in, and one of the model in it. */
function pricesOf({ said, scale, scenario }: MeansAbout) {
  const { gain } = said.side;
  const isMoney = isInCurrency(gain);
  const factor = isMoney ? 12 * scale * moneyOf(scenario).factor : 1;
  return {
    unit: isMoney ? `${gain.unit} a year` : "unit costs a month",
    amount: (cost: number) => shortNumber(Number((cost * factor).toPrecision(3))),
  };
}

function nameOf({ parameter, value }: Means): string {
  return capital(strategyMeans[parameter](bareText({ parameter: strategyParameters[parameter] }, value), value));
}

function costOf({ cost, isByVolume, eachBuyer }: Means, amount: (cost: number) => string): string {
  if (cost === undefined) return "";
  if (!isByVolume) return amount(cost);
  const others = eachBuyer === undefined ? "" : `, and ${amount(eachBuyer)} for each buyer served`;
  return `${tidyNumber(100 * cost, 3)} % of unit costs${others}`;
}

/** Whether it has a price of its own that is paid each month. */
function isMonthly({ cost, isByVolume }: Means): boolean {
  return cost !== undefined && !isByVolume;
}

function totalOf(means: readonly Means[]): number {
  return means.filter(isMonthly).reduce((sum, { cost = 0 }) => sum + cost, 0);
}

/** Those that neither pay nor keep spend, with what they cost together. */
function idleLine(idle: readonly TriedMeans[], unit: string, amount: (cost: number) => string): string {
  const names = idle.flatMap(({ worth }) => (worth === undefined ? [] : [meansLabels[worth.name]]));
  const total = totalOf(idle.map(({ means }) => means));
  const saved = total > 0 ? ` Together they cost ${amount(total)} ${unit}.` : "";
  return `Could go, each for itself, as it neither pays nor keeps spend clearly: ${listed(names)}.${saved}`;
}

function sumPoint({ said }: MeansAbout): string[] {
  const sentences = sumSentences(said);
  return sentences.length === 0 ? [] : [sentences.join(" ")];
}
