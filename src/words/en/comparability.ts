import { sharesWorlds } from "../../analyse/compareArms.ts";
import type { ProgramIdentity } from "../../result/manifest.ts";
import { shown } from "../../result/shown.ts";
import { areOneBefore } from "../../worlds/arms.ts";
import { isSameMoney, type Money, moneyOf, UNIT_COSTS } from "../../worlds/money.ts";
import type { WindowMeans } from "../../worlds/result.ts";
import { groupLabel } from "../names.ts";
import { listed, overMonths, worlds } from "../number.ts";

/** Whether and how two arms can be compared honestly. */
export interface Comparability {
  /** Why not, and what to do about it; empty where they can. */
  readonly refusal: readonly string[];
  /** What makes the answer weaker than it could be. */
  readonly warnings: readonly string[];
  /** What the reader should know. */
  readonly notes: readonly string[];
}

/** How far a scenario can be compared with the baseline. */
export function comparability(baseline: ComparedArm, arm: ComparedArm): Comparability {
  return {
    refusal: refusal(baseline, arm),
    warnings: [...otherSeed(baseline, arm), ...otherProgram(baseline, arm)],
    notes: [
      ...otherCount(baseline, arm),
      ...otherLength(baseline, arm),
      ...warmUps(baseline, arm),
      ...otherMoney(baseline, arm),
      ...ownGroups(baseline, arm),
    ],
  };
}

/** Whether both are one world up to month 0, or each settled down by itself before it. */
function warmUps(baseline: ComparedArm, arm: ComparedArm): string[] {
  const [own, other] = [arm.means.scenario.market, baseline.means.scenario.market];
  if (own.warmUp === 0 && other.warmUp === 0) return [];
  if (areOneBefore(own, other)) {
    return [
      `"${arm.name}" and "${baseline.name}" are the same worlds up to month 0, after ${own.warmUp} months of warm-up: what differs is decided in month 0.`,
    ];
  }
  return [
    `"${arm.name}" and "${baseline.name}" have each a warm-up of their own: they differ before month 0 already, so that this compares two markets, not a decision in one.`,
  ];
}

function refusal(baseline: ComparedArm, arm: ComparedArm): string[] {
  const [first, last] = baseline.means.window;
  if (arm.means.window[0] !== first || arm.means.window[1] !== last) {
    return [
      `"${arm.name}" has means over months ${arm.means.window.join(" to ")}, "${baseline.name}" over months ${first} to ${last}: they cannot be compared.`,
      `Run "${arm.name}" again with --window ${first}:${last}, or the other with --window ${arm.means.window.join(":")}.`,
    ];
  }
  if (arm.generator === baseline.generator) return [];
  return [
    `"${arm.name}" and "${baseline.name}" were made with different random generators (${arm.generator}, ${baseline.generator}).`,
    "Run the older one again with this version.",
  ];
}

function otherSeed(baseline: ComparedArm, arm: ComparedArm): string[] {
  if (sharesWorlds(baseline.means, arm.means)) return [];
  return [
    `"${arm.name}" was run with seed "${shown(arm.means.seed)}", "${baseline.name}" with seed "${shown(baseline.means.seed)}": these are not the same worlds, so the intervals are unpaired (Welch 1947) and wider than pairs would give. Run both with one seed to pair them.`,
  ];
}

/** Two versions may draw differently, and may differ by themselves. */
function otherProgram(baseline: ComparedArm, arm: ComparedArm): string[] {
  if (arm.program.source === baseline.program.source) return [];
  const made = ({ name, program }: ComparedArm) =>
    `"${name}" by catfish ${program.version} (source ${program.source.slice(0, 12)})`;
  return [
    `Made by different versions of the program: ${made(baseline)}, ${made(arm)}. That equal worlds have equal draws cannot be taken for granted, and part of a difference may come from the program.`,
  ];
}

function otherCount(baseline: ComparedArm, arm: ComparedArm): string[] {
  const [ofArm, ofBaseline] = [arm.means.replications, baseline.means.replications];
  if (ofArm === ofBaseline) return [];
  const counts = `"${arm.name}" has ${worlds(ofArm)}, "${baseline.name}" ${worlds(ofBaseline)}`;
  if (!sharesWorlds(baseline.means, arm.means)) return [`${counts}; all of them are used.`];
  const both = Math.min(ofArm, ofBaseline);
  return [
    `${counts}: ${both === 1 ? "the one that both have is" : `the ${both} that both have are`} compared, pair by pair.`,
  ];
}

function otherLength(baseline: ComparedArm, arm: ComparedArm): string[] {
  const [ofArm, ofBaseline] = [arm.means.months, baseline.means.months];
  if (ofArm === ofBaseline) return [];
  const [first, last] = baseline.means.window;
  return [
    `"${arm.name}" runs ${ofArm} months, "${baseline.name}" ${ofBaseline}; the means of both are ${overMonths([first, last])}.`,
  ];
}

function otherMoney(baseline: ComparedArm, arm: ComparedArm): string[] {
  const [ofArm, ofBaseline] = [moneyOf(arm.means.scenario), moneyOf(baseline.means.scenario)];
  if (isSameMoney(ofArm, ofBaseline)) return [];
  const said = ({ unit, factor }: Money, name: string) =>
    unit === UNIT_COSTS.unit ? `"${name}" names no currency` : `a unit costs ${factor} ${unit} in "${name}"`;
  const both = `${said(ofBaseline, baseline.name)}, and ${said(ofArm, arm.name)}`;
  return [`${both.charAt(0).toUpperCase()}${both.slice(1)}: money is compared in unit costs.`];
}

function ownGroups(baseline: ComparedArm, arm: ComparedArm): string[] {
  const groups = ({ means }: ComparedArm) => [...new Set(means.series.map(({ group }) => group))];
  const lonely = (from: ComparedArm, than: ComparedArm) =>
    groups(from).filter((group) => !groups(than).includes(group));
  const said = (owner: ComparedArm, other: ComparedArm) => {
    const called = lonely(owner, other).map((name) => groupLabel(owner.means.scenario, name));
    const whose = `"${owner.name}" has ${listed(called)}, and "${other.name}" has not`;
    return called.length === 0 ? [] : [`${whose}: no difference can be said there.`];
  };
  return [...said(baseline, arm), ...said(arm, baseline)];
}

/** One of the scenarios that are compared, run now or read from a folder. */
export interface ComparedArm {
  /** Tells the arms apart, in tables and file names; that of the scenario unless two have the same. */
  readonly name: string;
  readonly means: WindowMeans;
  /** The program that simulated it. */
  readonly program: ProgramIdentity;
  readonly generator: string;
  /** Folder it was read from; undefined where it was simulated now. */
  readonly folder?: string;
}
