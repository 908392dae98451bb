import { namesOf, type Parameter, type PolicyParameterName } from "../../model/parameters.ts";
import { strategyParameters } from "../../model/strategyParameters.ts";
import { parameterAt } from "../../result/savedScenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { groupInPath } from "../../scenario/scopes.ts";
import { numberOf } from "../../scenario/values.ts";
import { groupLabel } from "../names.ts";
import { count, listed } from "../number.ts";
import { bareText, settingLabel, settingNamed, settingText, type Worded } from "../settings.ts";
import { fromMonth } from "./calendar.ts";
import type { InputChange } from "./inputChanges.ts";
import { strategyChanges } from "./strategyPhrases.ts";

/** A change of a number, with both sides in words. */
interface Said {
  readonly from: string;
  readonly to: string;
  readonly isUp: boolean;
  /** The new value. */
  readonly number: number;
}

/** What it is to change a lever of the buyer, as the subject of a sentence. */
const levers: Readonly<Record<PolicyParameterName, (said: Said) => string>> = {
  flexibleShare: ({ from, to, isUp }) =>
    `${isUp ? "opening" : "narrowing"} the flexible track from ${range(from, to)} of spend`,
  fixedSlots: ({ from, number }) => `holding ${suppliers(number)} under contract in place of ${from}`,
  flexibleSlots: ({ from, number }) => `approving ${suppliers(number)} beside the contracts in place of ${from}`,
  contractMonths: ({ from, to }) => `signing contracts of ${to} months in place of ${from}`,
  performanceShare: ({ from, to }) => `letting holders compete for ${to} of contract volume in place of ${from}`,
  invitedRivals: ({ from, to }) => `inviting ${to} rivals to contract reviews in place of ${from}`,
  openness: ({ from, to }) => `looking at prospects in ${to} of months in place of ${from}`,
  maxShare: ({ from, to }) => `capping a supplier's share of spend at ${to} in place of ${from}`,
  flexibleGate: ({ from, to }) => `asking for trust of ${to} on the flexible track in place of ${from}`,
  fixedGate: ({ from, to }) => `asking for trust of ${to} for a contract in place of ${from}`,
  negotiation: ({ from, to }) => `keeping ${to} of the surplus in bargaining in place of ${from}`,
  choice: ({ number }) =>
    number === 0
      ? "splitting flexible orders in place of choosing one supplier a month"
      : "choosing one supplier a month in place of splitting flexible orders",
  memory: ({ from, to }) => `remembering ${to} former suppliers in place of ${from}`,
  preferenceSensitivity: ({ from, to }) =>
    `letting flexible orders follow past dealings with a weight of ${to} in place of ${from}`,
  preferenceForgetting: ({ from, to }) => `forgetting ${to} of past dealings a month in place of ${from}`,
};

/** What a market is like at a level of a lever: `40 % of spend open to flexible suppliers`. */
const levels: Readonly<Record<PolicyParameterName, (value: string, number: number) => string>> = {
  flexibleShare: (value) => `${value} of spend open to flexible suppliers`,
  fixedSlots: (_, number) => `${suppliers(number)} under contract`,
  flexibleSlots: (_, number) => `${suppliers(number)} approved beside the contracts`,
  contractMonths: (value) => `contracts of ${value} months`,
  performanceShare: (value) => `${value} of contract volume for which holders compete`,
  invitedRivals: (value, number) => `${value} ${number === 1 ? "rival" : "rivals"} invited to contract reviews`,
  openness: (value) => `prospects looked at in ${value} of months`,
  maxShare: (value) => `a supplier's share of spend capped at ${value}`,
  flexibleGate: (value) => `trust of ${value} asked for on the flexible track`,
  fixedGate: (value) => `trust of ${value} asked for before a contract`,
  negotiation: (value) => `${value} of the surplus kept in bargaining`,
  choice: (_, number) => (number === 0 ? "flexible orders split" : "one flexible supplier chosen a month"),
  memory: (value, number) => `${value} former ${number === 1 ? "supplier" : "suppliers"} remembered`,
  preferenceSensitivity: (value) => `flexible orders that follow past dealings with a weight of ${value}`,
  preferenceForgetting: (value) => `${value} of past dealings forgotten a month`,
};

/**
 * The settings of a point or policy, levers of the buyer by what they mean and others by name and value; undefined where
 * there is no lever among them.
 *
 * @param settings  as `--set` takes them
 */
export function levelsPhrase(
  settings: readonly string[],
  scenario: Scenario,
  variables: readonly WordedAt[] = [],
): string | undefined {
  const said = settings.map((setting) => levelPhrase(setting, scenario, variables));
  return said.some(({ isLever }) => isLever) ? listed(said.map(({ text }) => text)) : undefined;
}

type WordedAt = Worded & { readonly path?: string };

function levelPhrase(setting: string, scenario: Scenario, variables: readonly WordedAt[]) {
  const equals = setting.indexOf("=");
  const [path, written] = [setting.slice(0, equals), setting.slice(equals + 1)];
  const found = parameterAt(path, scenario);
  const number = found && numberIn(found.row, written);
  const name = settingLabel(settingNamed(path, scenario));
  if (found === undefined || number === undefined) return { isLever: false, text: `${name} ${written}` };
  const value = bareText(variables.find((each) => each.path === path) ?? { parameter: found.row }, number);
  if (!isLeverName(found.name)) return { isLever: false, text: `${name} ${value}` };
  const group = groupInPath(path, scenario.market);
  const whose = group === undefined ? "" : ` (${groupLabel(scenario, group.name)})`;
  return { isLever: true, text: `${levels[found.name](value, number)}${whose}` };
}

function suppliers(number: number): string {
  return `${count(number)} ${number === 1 ? "supplier" : "suppliers"}`;
}

function isLeverName(name: string): name is PolicyParameterName {
  return Object.hasOwn(levers, name);
}

/** `15 to 25 %`, `15 % to 25 %` where only one is a percentage. */
function range(from: string, to: string): string {
  return from.endsWith(" %") && to.endsWith(" %") ? `${from.slice(0, -2)} to ${to}` : `${from} to ${to}`;
}

/**
 * A change of a setting as the subject of a sentence: `opening the flexible track from 15 to 25 % of spend`.
 *
 * @param scenario  one that has the setting, for labels and units
 */
export function changePhrase({ path, values }: InputChange, scenario: Scenario): string {
  const [from = "none", to = "none"] = values;
  if (path === "entry.enabled") return to === "true" ? "letting newcomers in" : "letting nobody new in";
  const group = groupInPath(path, scenario.market);
  const who = group === undefined ? undefined : groupLabel(scenario, group.name);
  if (group !== undefined && path.endsWith(".count")) {
    return `having ${to} of ${who} in place of ${from}`;
  }
  const found = parameterAt(path, scenario);
  const [before, after] = [from, to].map((text) => found && numberIn(found.row, text));
  if (found === undefined || before === undefined || after === undefined) {
    return `changing ${settingLabel(settingNamed(path, scenario))} from ${from} to ${to}`;
  }
  const worded = { parameter: found.row };
  if (isLeverName(found.name)) {
    const said = { from: bareText(worded, before), to: bareText(worded, after), isUp: after > before, number: after };
    return `${levers[found.name](said)}${who === undefined ? "" : ` (${who})`}`;
  }
  const ofStrategy = strategyChange(found.name, found.row);
  if (ofStrategy !== undefined) {
    const said = { from: bareText(worded, before), to: bareText(worded, after), isUp: after > before, number: after };
    return `${ofStrategy(said)} (${who})`;
  }
  const word = found.row.choices !== undefined ? "changing" : after > before ? "raising" : "lowering";
  return `${word} ${settingLabel(settingNamed(path, scenario))} from ${range(bareText(worded, before), settingText(worded, after))}`;
}

/** How a change of a lever of the supplier's side is said; undefined for any other setting. */
function strategyChange(name: string, row: Parameter) {
  const known = namesOf(strategyParameters).find((each) => each === name);
  return known !== undefined && strategyParameters[known] === row ? strategyChanges[known] : undefined;
}

/** Settings that say in what money amounts are told. */
const MONEY_WORDS: ReadonlySet<string> = new Set(["annualSpend", "currency", "unitCost"]);

/** Several changes as one subject; more than a few are counted. `undefined` where there is none. */
export function changesPhrase(changes: readonly InputChange[], scenario: Scenario, most: number): string | undefined {
  if (changes.length === 0) return undefined;
  // In what money it is told changes nothing of the market; alone it is all that there is to say.
  const simulated = changes.filter(({ path }) => !MONEY_WORDS.has(path));
  if (simulated.length > 0 && simulated.length < changes.length) return changesPhrase(simulated, scenario, most);
  if (changes.length > most) return `changing ${changes.length} settings`;
  const said = listed(changes.map((change) => phraseOf(change, scenario)));
  const [{ month }] = changes;
  const isTogether = month > 0 && changes.every((change) => change.month === month);
  return isTogether ? `${said} ${fromMonth(month, scenario.start)}` : said;
}

/** The first of some changes one by one, and the rest as a number: `3 more settings`; what is planned is in that number. */
export function changesNamed(changes: readonly InputChange[], scenario: Scenario, most: number) {
  const named = changes.filter(({ path }) => path !== "timetable").slice(0, most);
  const rest = changes.length - named.length;
  const noun = `${named.length > 0 ? "more " : ""}${rest === 1 ? "setting" : "settings"}`;
  return {
    named: named.map((change) => changePhrase(change, scenario)),
    more: rest === 0 ? [] : [`${rest} ${noun}`],
  };
}

function phraseOf(change: InputChange, scenario: Scenario): string {
  if (change.path !== "timetable") return changePhrase(change, scenario);
  return `${change.values[1] === "yes" ? "planning" : "dropping"} what happens in month ${change.month}`;
}

/** A value as files and `--set` write it; undefined for a distribution. */
function numberIn(row: Parameter, text: string): number | undefined {
  const plain = row.choices === undefined && text.trim() !== "" && !Number.isNaN(Number(text));
  return numberOf(row, plain ? Number(text) : text);
}
