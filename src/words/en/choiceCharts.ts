import type { Choice, Ranking, WeighedPolicy } from "../../analyse/choice/choice.ts";
import { type Deciding, mostDeciding } from "../../analyse/choice/deciding.ts";
import { capital, count, worlds } from "../number.ts";
import { partText, settingLabel } from "../settings.ts";
import { wholePercentWithin } from "../together.ts";
import { type ChartWords, foot } from "./chart.ts";
import { criteriaWords, firstOf, inOrder, regretFinding, satisficingFinding, shownChoice } from "./choice.ts";
import { byMostOften } from "./choiceTable.ts";
import { futuresWords, policyLabel } from "./policyNames.ts";
import { meanOver } from "./valuesOver.ts";

/** Most policies that are drawn; further ones are worse than these. */
const MOST_ROWS = 16;

/** The policies of a chart, best first, and what is said of those that are not drawn. */
interface Drawn {
  readonly rows: readonly WeighedPolicy[];
  readonly cut: string;
}

function drawnOf(ordered: readonly WeighedPolicy[]): Drawn {
  const rows = firstOf(ordered, MOST_ROWS);
  const cut = rows.length < ordered.length ? ` The best ${rows.length} of ${ordered.length} policies.` : "";
  return { rows, cut };
}

/** What a reader needs to draw a chart of a choice again. */
export function footOfChoice({ scenario, replications, seed, usable }: Choice, more = ""): string {
  const futures = futuresWords(usable.futures.length);
  return foot({ scenario, replications, seed, months: scenario.market.months }, `${futures}${more}`);
}

/** What stands beside a policy. */
export interface PolicyWords {
  readonly name: string;
  /** Below the name, small: at most two lines. */
  readonly said: readonly string[];
  /** The number, and its interval. */
  readonly size: string;
  readonly interval: string;
  readonly isBest: boolean;
}

/** Levers that the name of a policy says; the others stand below it. */
const NAMED_LEVERS = 2;

/** The name of a policy, and what is said below it: what the scenario as it is stands for, and how it does. */
function namedRow(name: string, standing: string): Pick<PolicyWords, "name" | "said"> {
  const own = /^(as it is) \((.+)\)$/.exec(name);
  const levers = name.split(" + ");
  const isLong = own === null && levers.length > NAMED_LEVERS;
  const rest = isLong ? `+ ${levers.slice(NAMED_LEVERS).join(" + ")}` : "";
  const said = [own?.[2] ?? rest, standing].filter((line) => line !== "");
  return { name: own?.[1] ?? (isLong ? levers.slice(0, NAMED_LEVERS).join(" + ") : name), said };
}

function standing(ranking: Ranking | undefined, place: number, best: string): string {
  if (ranking?.best === place) return best;
  return ranking?.asGood.includes(place) === true ? "may be as good" : "";
}

/** What the marks of regret mean. @param drawn  futures that are drawn, of all of them */
export function regretKey(choice: Choice, drawn: number) {
  const all = choice.usable.futures.length;
  return {
    future: all > drawn ? `a future (${drawn} of ${all} drawn)` : "a future",
    worst: "worst future, 95 % interval",
    mean: "mean of futures, 95 % interval",
    beyond: "further right",
  };
}

/** The policies whose regret is drawn, least worst regret first. */
export function regretPolicies(choice: Choice): readonly WeighedPolicy[] {
  return drawnOf(inOrder(choice)).rows;
}

/** Regret of every policy. */
export function regretWords(choice: Choice): ChartWords {
  const { rows, cut } = drawnOf(inOrder(choice));
  const title = regretFinding(choice);
  const shown = shownChoice(choice);
  return {
    title,
    subtitle: `Regret: how far ${shown.noun}, ${meanOver(choice.over, choice)}, is behind the best policy of the same future. The worst future is chosen in half of the worlds and valued in the other half.${cut}`,
    description: `${title}. One row a policy, least worst-case regret first.${cut}`,
    foot: footOfChoice(choice, ", the same for every policy"),
    table: {
      columns: ["Policy", "Worst regret", "95 % interval", "Mean regret", "95 % interval"],
      rows: rows.map((row) => {
        const { worst, mean } = row;
        const [bad, usual] = [worst, mean].map((each) => shown.difference(each.mean, each.lower, each.upper));
        return [policyLabel(row), bad.size, bad.interval, usual.size, usual.interval];
      }),
    },
  };
}

/** The title of the axis of regret. */
export function regretAxis(choice: Choice): string {
  const { showing } = shownChoice(choice);
  return `Regret (${showing.percent ? "percentage points" : showing.unit}), less is better`;
}

/** What stands beside a policy in the chart of regret. */
export function regretRow(choice: Choice, row: WeighedPolicy): PolicyWords {
  const { size, interval } = shownChoice(choice).difference(row.worst.mean, row.worst.lower, row.worst.upper);
  const place = choice.weighed.indexOf(row);
  const ranking = choice.ranked?.worst;
  const named = namedRow(policyLabel(row), standing(ranking, place, "least worst-case regret"));
  return { ...named, size, interval, isBest: ranking?.best === place };
}

/** What the marks of satisficing mean. */
export const satisficingKey = { share: "share of futures", interval: "95 % interval" } as const;
export const SATISFICING_AXIS = "Share of futures, more is better";

/** The policies that are drawn by how often they satisfy, most first; the yardstick is not among them. */
export function satisficingPolicies(choice: Choice): readonly WeighedPolicy[] {
  return drawnOf(bySatisfied(choice)).rows;
}

function bySatisfied({ ranked, weighed }: Choice): WeighedPolicy[] {
  return (ranked?.satisfied?.order ?? []).map((place) => weighed[place]);
}

/** In how many futures every policy satisfies. */
export function satisficingWords(choice: Choice): ChartWords {
  const { rows, cut } = drawnOf(bySatisfied(choice));
  const title = satisficingFinding(choice);
  return {
    title,
    subtitle: `Share of futures with ${criteriaWords(choice)}, by the ${meanOver(choice.over, choice)}, over the same ${worlds(choice.replications)}. The interval counts below only futures that surely do, above all that may.${cut}`,
    description: `${title}. One bar a policy, most first.${cut}`,
    foot: footOfChoice(choice, ", the same for every policy"),
    table: {
      columns: ["Policy", "Satisfies", "95 % interval", "Futures not told by the worlds"],
      rows: rows.map((row) => [policyLabel(row), ...sharesOf(row.satisfied), count(row.unclear)]),
    },
  };
}

/** What stands beside a policy in the chart of satisficing. */
export function satisficingRow(choice: Choice, row: WeighedPolicy): PolicyWords {
  const [size, interval] = sharesOf(row.satisfied);
  const place = choice.weighed.indexOf(row);
  const ranking = byMostOften(choice);
  return {
    ...namedRow(policyLabel(row), standing(ranking, place, "most often")),
    size,
    interval,
    isBest: ranking?.best === place,
  };
}

function sharesOf({ share, lower, upper }: WeighedPolicy["satisfied"]): [share: string, interval: string] {
  const { value, range } = wholePercentWithin(share, lower, upper);
  return [value, range];
}

/** What the marks of the futures mean, and what stands above a panel whose uncertainty decides. */
export function decidingKey({ weighed }: Choice, { winner, rival }: Deciding) {
  const better = (policy: number) => `${policyLabel(weighed[policy])} does better`;
  return { winner: better(winner), rival: better(rival), decides: "decides" };
}

/** The title of the axis of gains. */
export function gainAxis(choice: Choice): string {
  return `Gain (${shownChoice(choice).differenceUnit})`;
}

/** Where in the ranges the policy with the least worst regret does better than the next, and where worse. */
export function decidingWords(choice: Choice, deciding: Deciding): ChartWords {
  const { weighed, replications, uncertainties } = choice;
  const [winner, rival] = [weighed[deciding.winner], weighed[deciding.rival]].map(policyLabel);
  const title = capital(decidingFinding(choice, deciding));
  return {
    title,
    subtitle: `Each dot is a future: ${shownChoice(choice).noun} under ${winner} less that under ${rival}, ${meanOver(choice.over, choice)}, over the same ${worlds(replications)}. All uncertainties change at once.`,
    description: `${title}. One panel for each of ${uncertainties.length} uncertainties.`,
    foot: footOfChoice(choice),
    table: {
      columns: ["Uncertainty", "Part of its range", "Futures", "Lost to the next", "Decides"],
      rows: deciding.uncertainties.flatMap(({ variable, parts, decides }) =>
        parts.map((part) => [
          settingLabel(variable),
          partText(variable, part),
          count(part.futures),
          count(part.losses),
          decides ? "yes" : "no",
        ]),
      ),
    },
  };
}

function decidingFinding({ weighed, usable }: Choice, deciding: Deciding): string {
  const [winner, rival] = [weighed[deciding.winner], weighed[deciding.rival]].map(policyLabel);
  const n = usable.futures.length;
  const head = `${winner} does better than the next, ${rival}, in ${n - deciding.losses} of ${futuresWords(n)}`;
  if (deciding.losses === 0) return head;
  const most = mostDeciding(deciding);
  if (most === undefined) return `${head}; no single uncertainty decides when`;
  const parts = most.parts.filter(({ futures }) => futures > 0);
  const worst = parts.reduce((found, part) =>
    part.losses / part.futures > found.losses / found.futures ? part : found,
  );
  return `${head}; at ${settingLabel(most.variable)} ${partText(most.variable, worst)} it loses in ${worst.losses} of ${worst.futures}`;
}
