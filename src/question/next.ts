import { meansToTry } from "../analyse/meansToTry.ts";
import { isChannel, type Means, programmeOf } from "../analyse/programme.ts";
import type { SupplierSide } from "../analyse/supplierSide.ts";
import type { Value } from "../model/market.ts";
import type { PolicyParameterName } from "../model/parameters.ts";
import { strategyParameters } from "../model/strategyParameters.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { settingPath } from "../scenario/scopes.ts";
import { nextQuestions } from "../words/en/next.ts";
import { whyNobodyEnters } from "../worlds/arms.ts";
import { meansPlanOf } from "../worlds/means.ts";

/** A command to ask next: the request that was made, but for what it says here. How it is typed is up to who prints it. */
export interface NextStep {
  /** The question that it answers. */
  readonly why: string;
  readonly command: string;
  /** What it is about, where that is not the scenario of the request: the result folder, a file in it, or words. */
  readonly of?: "folder" | { readonly file: string } | { readonly words: readonly string[] };
  /** Settings that it changes, on top of those of the request, as `path=value`. */
  readonly set?: readonly string[];
  /** Options of its own; a switch has no value. */
  readonly with?: readonly (readonly [option: string, value?: string])[];
  /** Whether it adds to the folder of the request, which stays where it is. */
  readonly goesOn?: boolean;
}

/**
 * What an answer about a scenario as it is leads to: a change of policy, and what newcomers do where any enter.
 *
 * @param side  what was found for the group of suppliers that asks
 */
export function afterRun(scenario: Scenario, side?: SupplierSide): NextStep[] {
  const ofAsker = afterPlan(scenario, side);
  if (ofAsker.length > 0) return ofAsker;
  const change = changeOf(scenario);
  return [
    ...(change === undefined ? [] : [{ why: change.why, command: "what-if", set: [change.setting] }]),
    ...(whyNobodyEnters(scenario.market) === undefined ? [{ why: nextQuestions.reaction, command: "effect" }] : []),
    ...(change === undefined && whyNobodyEnters(scenario.market) !== undefined ? [showSettings] : []),
  ];
}

/** Where a group of suppliers with a strategy asks: what its plan leads to, what keeps its place, and how channels answer. */
function afterPlan(scenario: Scenario, side?: SupplierSide): NextStep[] {
  const { market, asker } = scenario;
  if (asker === undefined) return [];
  const means = programmeOf({ market }, asker);
  if (means.length === 0) return [];
  // Where the run has tried each means by leaving it out, that is answered.
  const keep = meansPlanOf(scenario) === undefined ? keepStep(market, asker, means) : [];
  return [...keep, ...planSteps(scenario, side), ...curveStep(means, asker)];
}

/** What a plan leads to, with a folder for its answer. */
export interface PlanStep extends NextStep {
  readonly folder: string;
}

/** How the money is best split, how large the programme should be, and what follows from what is known of single means. */
export function planSteps(scenario: Pick<Scenario, "market" | "asker">, side?: SupplierSide): PlanStep[] {
  const { market, asker } = scenario;
  if (asker === undefined) return [];
  const size: PlanStep = {
    why: nextQuestions.programmeSize,
    command: "sweep",
    with: [
      ["vary", `${settingPath("strategy", "budgetScale", { list: "suppliers", name: asker })}=0:3:0.5`],
      ["measure", `profit:${asker}`],
    ],
    folder: "size",
  };
  const { more, less } = meansToTry(scenario, side);
  const command = "what-if";
  return [
    ...splitStep(programmeOf({ market }, asker), asker),
    size,
    ...(less.length === 0 ? [] : [{ why: nextQuestions.withoutIdle, command, set: less, folder: "without-some" }]),
    ...(more === undefined
      ? []
      : [
          {
            why: more.pays ? nextQuestions.moreThatPays : nextQuestions.moreOfIt,
            command,
            set: [more.setting],
            folder: "one-more",
          },
        ]),
  ];
}

/** Means that are tried with and without at a time: each more doubles the points. */
const MOST_MEANS = 4;

/** Of who is there already: each of its means with and without the others, in the same worlds. */
function keepStep({ suppliers, timetable }: Scenario["market"], asker: string, means: readonly Means[]): NextStep[] {
  const isThere = suppliers.some(({ name, kind }) => name === asker && kind !== "newcomer");
  const isTimed = ({ parameter }: Means) =>
    timetable.some((entry) => entry.event === "setSuppliers" && entry.parameter === parameter);
  const tried = means.filter(
    (each) => !isTimed(each) && strategyParameters[each.parameter].default === 0 && each.value > 0,
  );
  const numbers = tried.filter(({ parameter }) => !("choices" in strategyParameters[parameter])).slice(0, MOST_MEANS);
  if (!isThere || numbers.length === 0) return [];
  return [
    {
      why: nextQuestions.whatKeeps,
      command: "sweep",
      with: [
        ...numbers.map(({ parameter, value }): readonly [string, string] => {
          const lever = settingPath("strategy", parameter, { list: "suppliers", name: asker });
          return ["vary", `${lever}=0,${Number(value.toPrecision(3))}`];
        }),
        ["measure", `profit:${asker},shareOfSpend:${asker}`],
      ],
    },
  ];
}

/** How the share of wallet answers to the spend on the channel that gets most; of a team that is appraised, when to switch. */
function curveStep(means: readonly Means[], asker: string): NextStep[] {
  const group = { list: "suppliers", name: asker } as const;
  const channel = means.find(({ parameter }) => isChannel(parameter));
  const isAppraised = means.some(({ parameter }) => parameter === "appraisalStaged");
  const curve = (why: string, vary: string, measure: string): NextStep => {
    return {
      why,
      command: "sweep",
      with: [
        ["vary", vary],
        ["measure", `${measure}:${asker}`],
      ],
    };
  };
  const response =
    channel === undefined
      ? []
      : [
          curve(
            nextQuestions.response,
            `${settingPath("strategy", channel.parameter, group)}=0:${inDigits(3 * channel.value)}:${inDigits(channel.value / 2)}`,
            "shareOfWallet",
          ),
        ];
  const lever = settingPath("strategy", "appraisalSwitchMonth", group);
  return [...response, ...(isAppraised ? [curve(nextQuestions.appraisal, `${lever}=0:84:12`, "profit")] : [])];
}

function inDigits(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** How the money that goes into several channels is best split; nothing where it goes into one. */
function splitStep(means: readonly Means[], asker: string): PlanStep[] {
  const used = means.filter(({ parameter }) => isChannel(parameter));
  if (used.length < 2) return [];
  const budget = used.reduce((sum, { cost = 0 }) => sum + cost, 0);
  if (!(budget > 0)) return [];
  return [
    {
      why: nextQuestions.split,
      command: "allocate",
      with: [
        ["group", asker],
        ["budget", String(Number(budget.toPrecision(3)))],
        ["over", used.map(({ parameter }) => parameter).join(",")],
      ],
      folder: "split",
    },
  ];
}

/** What the effect of entry leads to: the same where the market is more open, or one world told, unless that is done. */
export function afterEffect(scenario: Pick<Scenario, "market" | "origins">, isTold: boolean): NextStep[] {
  const opening = openingOf(scenario);
  if (opening !== undefined) return [{ why: nextQuestions.effectOpen, command: "effect", set: [opening.setting] }];
  if (isTold) return [showSettings];
  return [{ why: nextQuestions.hurtMost, command: "effect", with: [["explain"]], goesOn: true }];
}

/** A command about words of its own. */
export function ofWords(why: string, command: string, ...words: string[]): NextStep {
  return { why, command, of: { words } };
}

/** What can be set in the scenario of the request. */
export const showSettings: NextStep = { why: nextQuestions.settings, command: "show" };

/** A change of the scenario that changes something, and the question that it asks. */
interface Change {
  readonly setting: string;
  readonly why: string;
}

/** Changes of policy that open the market, the one that most ask for first. */
const openings: readonly { readonly name: PolicyParameterName; readonly to: number; readonly why: string }[] = [
  { name: "flexibleShare", to: 0.3, why: nextQuestions.moreOpen },
  { name: "openness", to: 0.5, why: nextQuestions.widerSearch },
];

/** More openness where nothing else in the scenario decides it and it is not there yet; else the door itself. */
function changeOf(scenario: Pick<Scenario, "market" | "origins">): Change | undefined {
  const opening = openingOf(scenario);
  if (opening !== undefined) return opening;
  const { market } = scenario;
  if (market.timetable.some(({ event }) => event === "setEntry")) return undefined;
  const nobody = whyNobodyEnters(market);
  if (nobody === undefined) return { setting: "entry.enabled=false", why: nextQuestions.nobodyEnters };
  return nobody === "disabled" ? { setting: "entry.enabled=true", why: nextQuestions.newcomersEnter } : undefined;
}

/** A policy that is more open than that of the scenario; undefined where it is as open, or other lines of it decide. */
export function openingOf({ market, origins }: Pick<Scenario, "market" | "origins">): Change | undefined {
  const buyers = market.buyers.filter(({ count }) => count > 0);
  const isOwn = (name: string) =>
    origins.some(({ path }) => /^buyers\./.test(path) && path.endsWith(`.policy.${name}`));
  const isTimed = (name: string) =>
    market.timetable.some((entry) => entry.event === "setBuyers" && entry.parameter === name);
  const found = openings.find(({ name, to }) => {
    return !isOwn(name) && !isTimed(name) && buyers.every(({ parameters }) => isBelow(parameters[name], to));
  });
  return found && { setting: `policy.${found.name}=${100 * found.to}%`, why: found.why };
}

function isBelow(value: Value, limit: number): boolean {
  return typeof value === "number" && value < limit;
}
