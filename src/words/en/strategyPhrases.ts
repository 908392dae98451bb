import type { StrategyParameterName } from "../../model/parameters.ts";
import { count } from "../number.ts";

/** A change of a lever of the supplier's side, with both sides in words. */
export interface SaidLever {
  readonly from: string;
  readonly to: string;
  readonly isUp: boolean;
  /** The new value. */
  readonly number: number;
}

const spending =
  (on: string) =>
  ({ from, to, isUp }: SaidLever) =>
    `spending ${isUp ? "more" : "less"} on ${on}, ${to} in place of ${from}`;

/** What it is to change a lever of a group of suppliers, as the subject of a sentence; others are told by name and value. */
export const strategyChanges: Partial<Record<StrategyParameterName, (said: SaidLever) => string>> = {
  managers: ({ from, number, to }) =>
    `having ${to} account ${number === 1 ? "manager" : "managers"} in place of ${from}`,
  tradeShow: spending("trade shows"),
  press: spending("the trade press"),
  online: spending("its pages and on being found"),
  executiveVoice: spending("an executive who speaks"),
  brand: spending("the brand"),
  differentiation: spending("what stands out"),
  improvement: spending("steady improvement"),
  coCreation: ({ from, to }) => `developing together with buyers at a depth of ${to} in place of ${from}`,
  executiveSupport: ({ from, to }) => `giving key accounts ${to} of the top's attention in place of ${from}`,
  accounts: ({ from, to }) => `courting ${to} buyers at a time in place of ${from}`,
  screening: ({ from, number }) =>
    `courting the largest of ${count(number)} buyers that are looked at in place of ${from === "1" ? "one by chance" : `of ${from}`}`,
  distributors: ({ from, to }) => `working with ${to} dealers in place of ${from}`,
  budgetScale: ({ from, to }) => `making the programme ${to} times as large in place of ${from} times`,
  corporateBrand: ({ from, to }) =>
    `building the name of the company with ${to} of the brand's money in place of ${from}`,
};

/** What a lever at its level is, as a means of a plan. @param value  as a file writes it */
export const strategyMeans: Readonly<Record<StrategyParameterName, (value: string, number: number) => string>> = {
  managers: (value, number) => `${value} account ${number === 1 ? "manager" : "managers"}`,
  timeOneToOne: (value) => `talks between two people, weight ${value}`,
  timeTeamToTeam: (value) => `meetings of teams, weight ${value}`,
  timeBriefing: (value) => `briefings for top management, weight ${value}`,
  tradeShow: () => "trade shows",
  tradeShowEvery: (value) => `a show every ${value} months`,
  press: () => "the trade press",
  online: () => "own pages, search and pieces that stay",
  executiveVoice: () => "an executive who writes and speaks",
  brand: () => "the brand",
  corporateBrand: (value) => `${value} of the brand's money for the name of the company`,
  differentiation: () => "design and features that stand out",
  improvement: () => "steady improvement of quality and process",
  coCreation: (value) => `development together with the buyers served (depth ${value})`,
  executiveSupport: (value) => `executive support (${value} of top management's attention)`,
  accounts: (value) => `${value} buyers courted at a time`,
  screening: (value) => `accounts chosen: the largest of ${value} buyers that are looked at`,
  distributors: (value, number) => `${value} ${number === 1 ? "dealer" : "dealers"} beside the team`,
  targetMethod: (value) => `a yearly sales target by ${targets[value] ?? value}`,
  targetLevel: (value) => `target level ${value}`,
  appraisalStaged: () => "staged appraisal of the team",
  appraisalEarly: (value) => `weight of volume ${value} before the switch`,
  appraisalLate: (value) => `weight of volume ${value} after the switch`,
  appraisalSwitchMonth: (value) => `the switch ${value} months after the start`,
  appraisalEarlyCycle: (value) => `appraisals every ${value} months before the switch`,
  appraisalLateCycle: (value) => `appraisals every ${value} months after the switch`,
  budgetScale: (value) => `the programme ${value} times as large`,
  swings: (value) => `a programme that is cut in ${value} of years`,
};

const targets: Readonly<Record<string, string>> = {
  benchmark: "what the powerhouses sell",
  resources: "what the team can reach",
  baseVolume: "growth on what was sold",
};
