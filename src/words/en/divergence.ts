import type {
  Difference,
  Divergence,
  EventDifference,
  NamedEvent,
  NumberDifference,
  WideningGap,
} from "../../analyse/divergence/difference.ts";
import type { ExtremeWorlds, WorldDifference } from "../../analyse/divergence/extremeWorlds.ts";
import type { QuantityName } from "../../analyse/divergence/quantities.ts";
import { type MeasureName, measures } from "../../model/measures.ts";
import { INCUMBENTS, type Series } from "../../model/series.ts";
import { isMoney, type Money, UNIT_COSTS } from "../../worlds/money.ts";
import { capital, isPercent, listed, points, shortNumber, worlds } from "../number.ts";
import { alignedLevels, alignedNumbers } from "../together.ts";
import { eventInWords } from "./world.ts";

/** Which worlds to look at, and how far out they are among all: three sentences at most; `money` is what the extremes are counted in. */
export function worldSentences(extremes: ExtremeWorlds, money: Money): string[] {
  const { series, n, hurtIn, helpedIn, sameIn, middleHalf, hurt, helped } = extremes;
  if (sameIn === n) return [`The change makes no difference in ${nameOf(series)}: ${countOf(n)} the same in both.`];
  const neutral = measures[series.measure].better === "neutral";
  const words = neutral ? { hurt: "fell", helped: "rose" } : { hurt: "hurt", helped: "helped" };
  const subject = neutral ? capitalName(extremes) : "The change";
  const counts = [`${words.helped} in ${helpedIn}`, `${words.hurt} in ${hurtIn}`];
  if (sameIn > 0) counts.push(`stayed the same in ${sameIn}`);
  const [from, to] = middleHalf.map((end) => signedAmount(series.measure, end, money));
  const middle = `in half of them the difference in ${nameOf(series)} lies between ${from} and ${to}`;
  const lists = [
    end(`It ${words.hurt} most in`, hurt, extremes, money),
    end(`It ${words.helped} most in`, helped, extremes, money),
  ];
  const spread = n === 1 ? [] : [`${subject} ${listed(counts)} of ${worlds(n)}; ${middle}.`];
  return [...spread, ...lists.filter((list) => list !== "")].map((sentence) =>
    n === 1 ? sentence.replace(" most in ", " in the one that was run, ") : sentence,
  );
}

function countOf(n: number): string {
  return n === 1 ? "the one world is" : `all ${worlds(n)} are`;
}

function capitalName({ series }: ExtremeWorlds): string {
  const name = nameOf(series);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function end(head: string, list: readonly WorldDifference[], { series }: ExtremeWorlds, money: Money): string {
  if (list.length === 0) return "";
  const told = list.map(
    ({ replication, baseline, scenario, difference }) =>
      `world ${replication} (${signedAmount(series.measure, difference, money)}: ${levels(series.measure, scenario, baseline, money)})`,
  );
  return `${head} ${listed(told)}.`;
}

/** Place of a world among all: `the worst of 500 worlds`, `worse than in 93 % of 500 worlds`; empty where it is unknown. */
export function placeAmong(extremes: ExtremeWorlds | undefined, replication: number): string {
  if (extremes === undefined || extremes.n < 2) return "";
  const { worstFirst, n, series } = extremes;
  const place = worstFirst.findIndex((world) => world.replication === replication);
  if (place < 0) return "";
  const { difference } = worstFirst[place];
  const neutral = measures[series.measure].better === "neutral";
  const below = worstFirst.findIndex((world) => world.difference === difference);
  const above = n - 1 - worstFirst.findLastIndex((world) => world.difference === difference);
  const [worst, best] = neutral ? ["largest fall", "largest rise"] : ["worst", "best"];
  if (below === 0 && above > 0) return `the ${worst} of ${worlds(n)}`;
  if (above === 0 && below > 0) return `the ${best} of ${worlds(n)}`;
  const better = neutral ? "further up" : "better";
  return `${better} than in ${below} of ${worlds(n)} and ${neutral ? "further down" : "worse"} than in ${above}`;
}

/** `Month 41: buyer 3 gives a trial to newcomer 2; in the baseline it gives none before month 47.` */
export function differenceSentence(difference: Difference, arms: Arms, money: Money): string {
  const said =
    difference.kind === "event" ? eventDifferenceInWords(difference, arms) : numberInWords(difference, arms, money);
  return `Month ${difference.month}: ${said}.`;
}

/** What a contract supplier does with effort or price, in the month in which it is first seen. */
export function gapSentence(gap: WideningGap, arms: Arms, money: Money): string {
  const { quantity, from, month, baseline, scenario } = gap;
  const size = instead(scenario, baseline, {
    money: quantity === "price" ? money : undefined,
    percent: quantity === "fillRate",
  });
  const what = `${gapNouns[quantity]} of ${size}`;
  const does = gapSayings[quantity](gap, scenario > baseline);
  if (from === month) return `Month ${from}: ${does} than ${arms.baseline}, ${what}, and the gap never gets wider.`;
  return `Month ${from}: ${does} than ${arms.baseline}; the gap is widest in month ${month}, ${what}.`;
}

const gapNouns = { effort: "an effort", price: "a price", fillRate: "a fill rate" } as const;

const gapSayings: Readonly<Record<WideningGap["quantity"], (gap: WideningGap, more: boolean) => string>> = {
  effort: ({ buyer, supplier }, more) => `${supplier} is seen to try ${more ? "harder" : "less hard"} for ${buyer}`,
  price: ({ buyer, supplier }, more) => `${buyer} is seen to pay ${supplier} ${more ? "more" : "less"}`,
  fillRate: ({ buyer }, more) => `${buyer} gets ${more ? "more" : "less"} of what it needs`,
};

function eventDifferenceInWords(
  { month, baseline, scenario, otherMonth, unknownThere }: EventDifference,
  arms: Arms,
): string {
  if (scenario !== undefined && baseline !== undefined) {
    return `${inWords(scenario)}; ${arms.baseline} ${otherWay(scenario, baseline)}`;
  }
  if (scenario !== undefined) {
    const event = inWords(scenario);
    return isPlain(scenario, unknownThere) ? event : `${event}; ${arms.baseline} ${when(month, otherMonth)}`;
  }
  if (baseline === undefined) return "";
  const event = `${arms.baseline} ${inWords(baseline)}`;
  return isPlain(baseline, unknownThere) ? event : `${event}; ${arms.scenario} ${when(month, otherMonth)}`;
}

/** What a supplier that the other world never sees does there needs no telling, once it has been said that it enters. */
function isPlain({ event }: NamedEvent, unknownThere: boolean): boolean {
  return unknownThere && event !== "enter";
}

function inWords({ event, buyer, supplier, other }: NamedEvent): string {
  return eventInWords(event, { buyer, supplier, other });
}

/** What the same buyer does instead, without repeating what is the same. */
function otherWay(scenario: NamedEvent, baseline: NamedEvent): string {
  if (scenario.event !== baseline.event) return inWords(baseline);
  const room = baseline.other === "" ? "with nobody making room" : `in place of ${baseline.other}`;
  if (scenario.supplier === baseline.supplier) return `it is ${room}`;
  return `it is ${baseline.supplier}, ${room}`;
}

function when(month: number, otherMonth: number | undefined): string {
  if (otherMonth === undefined) return "this never happens";
  const apart = Math.abs(otherMonth - month);
  if (apart === 0) return "this happens to others in this month";
  const gap = apart === 1 ? "one month" : `${apart} months`;
  return `this happens ${gap} ${otherMonth > month ? "later" : "earlier"}, in month ${otherMonth}`;
}

function numberInWords(difference: NumberDifference, arms: Arms, money: Money): string {
  const { count, alike, everyBuyer } = difference;
  if (everyBuyer && alike) return sayings[difference.quantity]({ ...difference, buyer: "every buyer" }, arms, money);
  const said = sayings[difference.quantity](difference, arms, money);
  if (count === 1) return said;
  const others = `${count - 1} more ${count === 2 ? singular[ofWhom(difference)] : plural[ofWhom(difference)]}`;
  return `${said} (${alike ? `and so for ${others}` : `it differs for ${others} too`})`;
}

const singular = { buyer: "buyer", supplier: "supplier", both: "pair of buyer and supplier" } as const;
const plural = { buyer: "buyers", supplier: "suppliers", both: "pairs of buyer and supplier" } as const;

function ofWhom({ buyer, supplier }: NumberDifference): keyof typeof plural {
  if (buyer !== "" && supplier !== "") return "both";
  return buyer !== "" ? "buyer" : "supplier";
}

type Saying = (difference: NumberDifference, arms: Arms, money: Money) => string;

const share = { percent: true } as const;

function onPanel(track: number): string {
  if (Number.isNaN(track)) return "not on the panel";
  return track === 2 ? "among the contract suppliers" : "on the flexible track";
}

const trustIn =
  (what: string): Saying =>
  ({ buyer, supplier, scenario, baseline }) =>
    `the trust of ${buyer} in the ${what} of ${supplier} is ${instead(scenario, baseline)}`;

const sayings: Readonly<Record<QuantityName, Saying>> = {
  demand: (one, arms) => inOneWorld(one, arms) ?? `${one.buyer} demands ${instead(one.scenario, one.baseline)} units`,
  capacity: (one, arms) =>
    inOneWorld(one, arms) ?? `${one.supplier} can deliver ${instead(one.scenario, one.baseline)} units a month`,
  courting: ({ buyer, supplier, scenario, baseline }, arms) => {
    if (Number.isNaN(baseline)) return `${supplier} courts ${buyer}; ${arms.baseline} it does not`;
    if (Number.isNaN(scenario)) return `${arms.baseline} ${supplier} courts ${buyer}; ${arms.scenario} it does not`;
    return `courting has earned ${supplier} a trust of ${instead(scenario, baseline)} with ${buyer}`;
  },
  value: ({ buyer, supplier, scenario, baseline }, _, money) =>
    `a unit of ${supplier} is worth ${instead(scenario, baseline, { money })} to ${buyer}`,
  utility: ({ buyer, supplier, scenario, baseline }, _, money) =>
    `the offer of ${supplier} leaves ${buyer} with ${instead(scenario, baseline, { money })}, doubts included`,
  track: ({ buyer, supplier, scenario, baseline }, arms) =>
    `${supplier} is ${onPanel(scenario)} of ${buyer}; ${arms.baseline} it is ${onPanel(baseline)}`,
  flexibleSpend: ({ buyer, scenario, baseline }) =>
    `${buyer} places ${instead(scenario, baseline, share)} of its orders on the flexible track`,
  share: ({ buyer, supplier, scenario, baseline }) =>
    `${buyer} places ${instead(scenario, baseline, share)} of its orders with ${supplier}`,
  delivered: ({ buyer, supplier, scenario, baseline }) =>
    `${supplier} delivers ${instead(scenario, baseline)} units to ${buyer}`,
  takenOver: ({ buyer, supplier, scenario, baseline }) =>
    `${supplier} takes over ${instead(scenario, baseline)} units for ${buyer} that others cannot deliver`,
  price: ({ buyer, supplier, scenario, baseline }, _, money) =>
    `the price of ${supplier} for ${buyer} is ${instead(scenario, baseline, { money })}`,
  retention: ({ buyer, supplier, scenario, baseline }) =>
    `the chance that ${buyer} stays with ${supplier} is ${instead(scenario, baseline, share)}`,
  effort: ({ buyer, supplier, scenario, baseline }) =>
    `the effort of ${supplier} for ${buyer} is ${instead(scenario, baseline)}`,
  inertia: ({ buyer, supplier, scenario, baseline }) =>
    `the inertia of ${supplier} towards ${buyer} is ${instead(scenario, baseline)}`,
  technologyLag: (one, arms) =>
    inOneWorld(one, arms) ?? `${one.supplier} is ${instead(one.scenario, one.baseline)} months behind the frontier`,
  trustProduct: trustIn("product"),
  trustRisk: trustIn("supply"),
  trustOrganisation: trustIn("people"),
  trustSocial: trustIn("reputation"),
  integration: ({ buyer, supplier, scenario, baseline }) =>
    `${supplier} and ${buyer} have grown together to ${instead(scenario, baseline)} on the scale from 0 to 1`,
  launches: ({ buyer, scenario, baseline }) =>
    `${buyer} can expect ${instead(12 * scenario, 12 * baseline)} new-market launches a year`,
  paid: ({ buyer, supplier, scenario, baseline }, _, money) =>
    `${buyer} pays ${supplier} ${instead(scenario, baseline, { money })} in the month`,
  profit: ({ supplier, scenario, baseline }, _, money) =>
    `${supplier} earns ${instead(orZero(scenario), orZero(baseline), { money })} in the month`,
  control: ({ buyer, scenario, baseline }, _, money) =>
    `looking at prospects and leaving suppliers cost ${buyer} ${instead(scenario, baseline, { money })} in the month`,
};

/** A supplier or buyer that is in one of the two worlds only. */
function inOneWorld({ buyer, supplier, scenario, baseline }: NumberDifference, arms: Arms): string | undefined {
  const who = supplier === "" ? buyer : supplier;
  if (Number.isNaN(baseline)) return `${who} is in the market; ${arms.baseline} it is not`;
  if (Number.isNaN(scenario)) return `${arms.baseline} ${who} is in the market; ${arms.scenario} it is not`;
  return undefined;
}

function orZero(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}

/** How amounts of one kind are written. */
export interface Kind {
  readonly percent?: boolean;
  readonly money?: Money;
}

/** `0.62 instead of 0.48`, `30 % instead of 20 %`; where both would read the same, which of them is the larger. */
function instead(scenario: number, baseline: number, kind: Kind = {}): string {
  const [now, before] = amounts([scenario, baseline], kind);
  if (now !== before) return `${now} instead of ${before}`;
  return `${now}, a trace ${scenario > baseline ? "more" : "less"},`;
}

/** Side by side, shares without decimals where none of them needs any. */
function amounts(values: readonly number[], { percent = false, money }: Kind): string[] {
  const texts = alignedNumbers(
    values.map((value) => value * (money?.factor ?? 1)),
    percent,
  );
  const isWhole = texts.every((text) => !text.includes(".") || /\.0+ %$/.test(text));
  const said = isWhole ? texts.map((text) => text.replace(/\.0+ %$/, " %")) : texts;
  return money === undefined || money.unit === UNIT_COSTS.unit ? said : said.map((text) => `${text} ${money.unit}`);
}

/** What the two markets that are held against each other are called inside a sentence. */
export interface Arms {
  /** `in the baseline`, `without entry`. */
  readonly baseline: string;
  /** `with the change`, `with entry`. */
  readonly scenario: string;
}

/** Two levels of a measure: `0.511 instead of 0.117`; the unit is said with the difference. */
export function levels(measure: MeasureName, scenario: number, baseline: number, money: Money): string {
  const factor = isMoney(measure) ? money.factor : 1;
  const [now, before] = alignedLevels(measure, [scenario * factor, baseline * factor]);
  return `${now} instead of ${before}`;
}

/** An amount of a measure with its sign and unit: `+0.031`, `-4.1 points`, `+3.2 EUR`. */
export function signedAmount(measure: MeasureName, value: number, money: Money): string {
  const size = isPercent(measure)
    ? points(Math.abs(value))
    : shortNumber(Math.abs(value) * (isMoney(measure) ? money.factor : 1));
  const sign = size === "0" ? "" : value < 0 ? "-" : "+";
  const unit = isPercent(measure)
    ? " points"
    : isMoney(measure) && money.unit !== UNIT_COSTS.unit
      ? ` ${money.unit}`
      : "";
  return `${sign}${size}${unit}`;
}

/** `buyer value`, `price of powerhouse`, `inertia of incumbents`. */
export function nameOf({ measure, group }: Series): string {
  const { label } = measures[measure];
  const name = label.charAt(0).toLowerCase() + label.slice(1);
  if (group === "all") return name;
  return group === INCUMBENTS ? `${name} of incumbents` : `${name} of ${group}`;
}

/** A step of the story with its number in the chart of the two worlds. */
export interface NumberedStep {
  readonly number: number;
  readonly sentence: string;
  readonly step: EventDifference | WideningGap;
}

/** Title, subtitle and text alternative of the chart of one world in two markets, and the steps told below it. */
export function worldPairWords(divergence: Divergence, drawnBuyers: readonly string[], arms: Arms, money: Money) {
  const { firstNoticed, months, replication, seed } = divergence;
  const steps = numberedSteps(divergence, arms, money);
  const told = steps.map(({ number, sentence }) => `${number}. ${sentence}`);
  const whose =
    drawnBuyers.length === 0
      ? "no buyer is in both."
      : `who held which slot of the panels of ${listed(drawnBuyers)}, on the same rows and months.`;
  const drawn = `Left ${arms.baseline}, right ${arms.scenario}: ${whose}`;
  const title = worldPairTitle(divergence, arms, money);
  return {
    title,
    subtitle: firstNoticed === undefined ? drawn : `${drawn} Dashed line: where the two part.`,
    description: `${title}. ${drawn} ${told.join(" ")}`.trimEnd(),
    foot: `World ${replication} · seed ${seed} · ${months === 1 ? "one month" : `${months} months`} · one world is a story, the evidence is in all of them`,
    headings: { baseline: capital(arms.baseline), scenario: capital(arms.scenario) },
    moment: firstNoticed === undefined ? "" : `parting in month ${firstNoticed.month}`,
    steps,
    told,
  };
}

/** The moment in which the histories part, for a title without its full stop. */
function worldPairTitle({ firstNoticed, replication }: Divergence, arms: Arms, money: Money): string {
  if (firstNoticed === undefined) return `World ${replication}: the two histories never part`;
  const sentence = differenceSentence(firstNoticed, arms, money).replace(/\.$/, "");
  return `World ${replication}: the two histories part in ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

/** The first decision and what came after it; where the histories part is in the title. */
function numberedSteps({ steps, decision }: Divergence, arms: Arms, money: Money): NumberedStep[] {
  const all = decision === undefined ? steps : [decision, ...steps];
  return all.map((step, index) => ({
    number: index + 1,
    sentence: step.kind === "gap" ? gapSentence(step, arms, money) : differenceSentence(step, arms, money),
    step,
  }));
}
