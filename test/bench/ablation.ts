import { writeFileSync } from "node:fs";
import { keepingWorld } from "../../src/model/keptWorld.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { meanInterval } from "../../src/worlds/statistics/intervals.ts";
import { mutatedEngine } from "../mutations/mutatedEngine.ts";
import { type Fact, facts, headline, holds } from "../published/facts.ts";
import { FactWorlds } from "../published/factWorlds.ts";
import { type Mechanism, mechanisms } from "./ablation-mechanisms.ts";
import { bundledLibrary } from "./pairing-changes.ts";

/**
 * Each mechanism of the model switched off in turn, and which facts fall: what moves none is a candidate to leave out.
 * The whole of it simulates for a quarter of an hour; the quick form for a minute or two, and its verdicts are rough.
 */

export interface AblationSize {
  readonly seeds: readonly string[];
  /** With each seed. */
  readonly worlds: number;
}

export const WHOLE: AblationSize = { seeds: ["catfish", "carp", "eel"], worlds: 16 };
export const QUICK: AblationSize = { seeds: ["catfish"], worlds: 12 };

type Headline = keyof typeof headline;
/** Every fact, and the headline, world by world, seed after seed. */
interface Found {
  readonly facts: readonly (readonly number[])[];
  readonly headline: Readonly<Record<Headline, readonly number[]>>;
}

export interface AblationRow {
  readonly mechanism: Mechanism;
  /** Facts that hold with the mechanism and not without, by a difference that is clear of 0; with how many seeds of all. */
  readonly falls: readonly Verdict[];
  /** The same the other way round. */
  readonly rises: readonly Verdict[];
  /** Facts whose verdict turns by a difference that may be chance. */
  readonly undecided: readonly string[];
  /** Means without the mechanism, and what changed in the same worlds with its 95 % half-width. */
  readonly headline: Readonly<
    Record<Headline, { readonly mean: number; readonly change: number; readonly half: number }>
  >;
}

interface Verdict {
  readonly says: string;
  readonly seeds: number;
}

export interface Ablation {
  readonly size: AblationSize;
  /** Means of the whole model. */
  readonly whole: Readonly<Record<Headline, number>>;
  /** Every fact in the whole model. */
  readonly facts: readonly {
    readonly fact: Fact;
    readonly holds: boolean;
    readonly mean: number;
    readonly half: number;
  }[];
  readonly rows: readonly AblationRow[];
}

/**
 * @param said  called with the name of each mechanism when it is done
 * @param off  that are switched off, each by itself
 */
export async function measureAblation(
  size: AblationSize,
  said: (name: string) => void,
  off: readonly Mechanism[] = mechanisms,
): Promise<Ablation> {
  const engines = keepingWorld();
  const own: typeof simulateBatch = (task) => simulateBatch(task, engines);
  const whole = find(own, size, []);
  const rows: AblationRow[] = [];
  for (const mechanism of off) {
    const model = mechanism.lines === undefined ? own : await mutatedEngine(mechanism.lines, process.cwd());
    rows.push(compared(mechanism, whole, find(model, size, mechanism.settings ?? []), size));
    said(mechanism.name);
  }
  const all = facts.map((fact, at) => {
    const { mean, upper } = meanInterval(known(whole.facts[at]));
    return { fact, holds: holds(fact, whole.facts[at]), mean, half: upper - mean };
  });
  return { size, whole: mapHeadline((name) => meanInterval(whole.headline[name]).mean), facts: all, rows };
}

/** The facts of a model, and its headline, in all worlds. */
function find(model: typeof simulateBatch, { seeds, worlds }: AblationSize, settings: readonly string[]): Found {
  const library = bundledLibrary();
  const found = seeds.map((seed) => {
    const own = new FactWorlds(model, library, { seed, count: worlds, settings });
    return { facts: facts.map(({ of }) => of(own)), headline: mapHeadline((name) => headline[name](own)) };
  });
  return {
    facts: facts.map((_, at) => found.flatMap((each) => each.facts[at])),
    headline: mapHeadline((name) => found.flatMap((each) => each.headline[name])),
  };
}

function mapHeadline<T>(make: (name: Headline) => T): Record<Headline, T> {
  return {
    valueClosed: make("valueClosed"),
    valueOpen: make("valueOpen"),
    effort: make("effort"),
    effortOneContract: make("effortOneContract"),
  };
}

function compared(mechanism: Mechanism, whole: Found, off: Found, { seeds }: AblationSize): AblationRow {
  const falls: Verdict[] = [];
  const rises: Verdict[] = [];
  const undecided: string[] = [];
  for (const [at, fact] of facts.entries()) {
    const [before, after] = [whole.facts[at], off.facts[at]];
    const [held, stands] = [holds(fact, before), holds(fact, after)];
    if (held === stands) continue;
    const { lower, upper } = meanInterval(differences(before, after));
    const verdict = { says: fact.says, seeds: seedsThat(fact, after, seeds.length, stands) };
    if (lower <= 0 && upper >= 0) undecided.push(fact.says);
    else if (held) falls.push(verdict);
    else rises.push(verdict);
  }
  const change = mapHeadline((name) => {
    const { mean, upper } = meanInterval(differences(whole.headline[name], off.headline[name]));
    return { mean: meanInterval(off.headline[name]).mean, change: mean, half: upper - mean };
  });
  return { mechanism, falls, rises, undecided, headline: change };
}

/** What is another in the same worlds; worlds in which one is missing are left out. */
function differences(before: readonly number[], after: readonly number[]): number[] {
  return known(after.map((value, world) => value - before[world]));
}

function known(values: readonly number[]): number[] {
  return values.filter((value) => !Number.isNaN(value));
}

function seedsThat(fact: Fact, found: readonly number[], seeds: number, stands: boolean): number {
  const worlds = found.length / seeds;
  const bySeed = Array.from({ length: seeds }, (_, n) => found.slice(n * worlds, (n + 1) * worlds));
  return bySeed.filter((values) => holds(fact, values) === stands).length;
}

/** Change of the headline that nobody would notice. */
const SMALL = 0.01;

/** The table for people, in Markdown. */
export function ablationInWords({ size, whole, facts: all, rows }: Ablation): string[] {
  const missed = all.filter((each) => !each.holds).map(({ fact }) => fact.says);
  const idle = rows.filter(({ falls, rises }) => falls.length + rises.length === 0);
  const still = idle.filter((row) => Object.values(row.headline).every(({ change }) => Math.abs(change) < SMALL));
  const names = (list: readonly AblationRow[]) => list.map(({ mechanism }) => mechanism.name).join("; ");
  return [
    `Each mechanism off by itself: ${size.worlds} worlds with each of the seeds ${size.seeds.join(", ")}; months 60 to 119 unless the fact says otherwise. A fact falls when its mean no longer keeps to its bounds and the change is clear of 0 (95 %, the same worlds); in brackets with how many of ${size.seeds.length} seeds. A change that may be chance stands in the column beside. Numbers in bold are clear of 0.`,
    "",
    `With everything: buyer value ${whole.valueClosed.toFixed(3)} closed, ${whole.valueOpen.toFixed(3)} open; effect of entry on the effort of incumbents ${signed(whole.effort)}, with one contract ${signed(whole.effortOneContract)}. ${missed.length === 0 ? "No fact is missed." : `Missed: ${missed.join("; ")}.`}`,
    "",
    "| off | facts that fall | facts that rise | may be chance | value closed | value open | effect on effort | the same, one contract |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map((row) => rowInWords(row, size.seeds.length)),
    "",
    ...factsInWords(all),
    "",
    `No fact moves without: ${names(idle)}.`,
    "",
    `Of these, neither buyer value nor the effect on effort moves by ${SMALL} without: ${names(still)}. Each was off alone: two that stand in for one another may both look idle.`,
    "",
    ...whyTheyStay(idle.map(({ mechanism }) => mechanism)),
  ];
}

/** Why each mechanism that moves no fact stays, in Markdown; what has little reason to says so. */
export function whyTheyStay(idle: readonly Mechanism[]): string[] {
  return [
    "## Why they stay",
    "",
    "A mechanism that moves no fact stays where users set it, where a scenario, a claim or a measure is about it, where a source has it, or where it moves buyer value or the effect on effort in the table above. What has little of this is a candidate to leave out.",
    "",
    "| moves no fact | why it stays |",
    "| --- | --- |",
    ...idle.map(({ name, stays = "not known: say it, or leave it out" }) => `| ${name} | ${stays} |`),
  ];
}

function factsInWords(all: Ablation["facts"]): string[] {
  const bounds = ({ above, below }: Fact) => {
    if (above === undefined) return `below ${below?.toFixed(3)}`;
    return below === undefined ? `above ${above.toFixed(3)}` : `${above.toFixed(3)} to ${below.toFixed(3)}`;
  };
  return [
    "| fact | bounds | in the whole model | holds |",
    "| --- | --- | --- | --- |",
    ...all.map(({ fact, holds: stands, mean, half }) => {
      return `| ${fact.says} | ${bounds(fact)} | ${mean.toFixed(3)} ± ${half.toFixed(3)} | ${stands ? "yes" : "no"} |`;
    }),
  ];
}

function rowInWords({ mechanism, falls, rises, undecided, headline: of }: AblationRow, seeds: number): string {
  const verdicts = (list: readonly Verdict[]) => list.map(({ says, seeds: n }) => `${says} (${n}/${seeds})`).join("; ");
  const change = (name: Headline) => {
    const { mean, change: by, half } = of[name];
    const text = `${signed(by)} ± ${half.toFixed(3)}`;
    return `${mean.toFixed(3)}, ${Math.abs(by) > half ? `**${text}**` : text}`;
  };
  const name = mechanism.off === undefined ? mechanism.name : `${mechanism.name} (${mechanism.off})`;
  const cells = [name, verdicts(falls), verdicts(rises), undecided.join("; ")];
  const numbers = [change("valueClosed"), change("valueOpen"), change("effort"), change("effortOneContract")];
  return `| ${[...cells, ...numbers].join(" | ")} |`;
}

function signed(value: number): string {
  return `${value < 0 ? "-" : "+"}${Math.abs(value).toFixed(3)}`;
}

/** Writes the table with the day it was made. */
export function writeAblation(ablation: Ablation, path: string): void {
  const day = new Date().toISOString().slice(0, 10);
  const head = ["# What earns its place", "", `Made by \`npm run bench -- ablation\` on ${day}.`, ""];
  writeFileSync(path, `${[...head, ...ablationInWords(ablation)].join("\n")}\n`);
}
