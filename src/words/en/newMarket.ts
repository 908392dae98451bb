import type { MarketPart, NewMarket } from "../../scenario/newMarket.ts";
import { firstGuess } from "../../scenario/newStrategy.ts";
import { capital, count, listed } from "../number.ts";
import { monthWords } from "./calendar.ts";
import { moneyText } from "./money.ts";

/** What is asked of somebody who describes a market, without the mark at the end. */
const marketQuestions: Readonly<Record<MarketPart, string>> = {
  for: "Who asks: a buyer, a newcomer that wants to get in, or an incumbent that wants to stay?",
  spend: "What do all buyers spend a year? (12m, 800k)",
  currency: "In which currency? (EUR)",
  buyers: "How many buyers are there?",
  contracts: "How many suppliers have a contract?",
  "back-ups": "How many approved back-ups stand beside them?",
  "contract-months": "How many months does a contract last?",
  flexible: "Which share of spend goes to the back-ups?",
  margin: "Which margin do the suppliers under contract have today? (10%)",
  launches: "How many projects a year could the best supplier bring? (6)",
  newcomers: "How many newcomers come to the market a year?",
  start: "Which month is today? (2027-01)",
  "open-buyers": "How many of the buyers are open to newcomers?",
  budget: "What have you to spend on selling a year? (500k)",
  enters: "How many months from today do you enter?",
};

/** What would make sense as an answer. */
export const marketRights: Readonly<Record<MarketPart, string>> = {
  for: "buyer, newcomer or incumbent",
  spend: "an amount such as 12m, 800k or 12000000, without separators",
  currency: "a code or word in Latin letters, e.g. EUR",
  buyers: "a whole number from 1 to 1000",
  contracts: "a whole number from 1 to 20",
  "back-ups": "a whole number from 1 to 40",
  "contract-months": "a whole number of months from 1 to 240",
  flexible: "a share from 1% to 90%",
  margin: "a share of unit cost from 2% to 50%",
  launches: "a number from 0 to 240",
  newcomers: "a number a year from 0.1 to 12",
  start: "a year and a month, e.g. 2027-01",
  "open-buyers": "a whole number, as many as there are buyers at most",
  budget: "an amount such as 500k, without separators",
  enters: "a whole number of months from 0 to 100",
};

/** A question with what an empty answer means. */
export function marketQuestion(part: MarketPart, usual: string | undefined): string {
  return `${marketQuestions[part]} [${usual ?? "not said"}] `;
}

/** What was understood, in a few sentences. */
export function understoodMarket(market: NewMarket): string[] {
  const { buyers, contracts, backUps, contractMonths, flexible, newcomers, start } = market;
  const who = buyers === 1 ? "One buyer" : `${count(buyers)} buyers`;
  const percent = (share: number) => `${Number((share * 100).toPrecision(6))} %`;
  const more = [
    ...(market.margin === undefined ? [] : [`their margin today is ${percent(market.margin)} of unit cost`]),
    ...(market.launches === undefined ? [] : [`the best could bring ${market.launches} projects a year`]),
  ];
  return [
    `${who}${spent(market)}: ${percent(1 - flexible)} with ${many(contracts, "supplier")} under contracts of ${many(contractMonths, "month")}, ${percent(flexible)} with ${many(backUps, "back-up")}.`,
    ...(more.length === 0 ? [] : [`Of the suppliers under contract: ${listed(more)}.`]),
    `About ${newcomers === 1 ? "one newcomer comes" : `${newcomers} newcomers come`} a year. Month 0 is ${start === undefined ? "today" : monthWords(0, start)}.`,
    ...(market.asks === "buyer"
      ? ["Measured against itself with nobody entering; all else is as in an ordinary market (catfish show)."]
      : understoodSupplier(market)),
  ];
}

/** What was understood of a supplier that asks. */
function understoodSupplier(market: NewMarket): string[] {
  const { asks, budget, currency = "", openBuyers, buyers, enters } = market;
  const who =
    asks === "newcomer"
      ? `A newcomer asks, which enters in month ${enters} and courts buyers a year before`
      : "A supplier under contract asks";
  const means = firstGuess(market).map(([lever, value]) => `${lever} ${value}`);
  const money =
    budget === undefined ? "with a small programme" : `with ${moneyText(budget, currency)} a year for selling`;
  const open =
    openBuyers === undefined || openBuyers >= buyers
      ? []
      : [`${many(openBuyers, "buyer")} ${openBuyers === 1 ? "is" : "are"} open, the others hardly.`];
  return [
    `${who}, ${money}: ${listed(means)} (spends in unit costs a month), as a first guess.`,
    ...open.map(capital),
    "Measured against itself without that programme; all else is as in an ordinary market (catfish show).",
  ];
}

function spent({ spend, currency, buyers }: NewMarket): string {
  if (spend === undefined) return "";
  return ` ${buyers === 1 ? "spends" : "spend"} ${moneyText(spend, currency ?? "")} a year${buyers === 1 ? "" : " together"}`;
}

function many(number: number, what: string): string {
  return `${number === 1 ? "one" : count(number)} ${what}${number === 1 ? "" : "s"}`;
}
