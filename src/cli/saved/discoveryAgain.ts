import {
  CaseObserver,
  checkingSeed,
  type ObservedCase,
  seriesNeeded,
  type WantedPoint,
} from "../../analyse/discovery/cases.ts";
import { BOX_FILE, boxFile } from "../../question/discoverySummary.ts";
import type { PlainFile } from "../../question/kind.ts";
import type { Manifest } from "../../result/manifest.ts";
import { readDiscovery } from "../../result/saved/readDiscovery.ts";
import type { SavedFolder } from "../../result/savedFolder.ts";
import { boxesTable, casesTable, limitsTableOf, thresholdsTable } from "../../result/tables/discovery.ts";

import type { Discovery } from "../../words/en/discovery.ts";
import { differingRows, tableFile } from "./differingRows.ts";
import type { PointsAgain } from "./pointsAgain.ts";
import { sampleOf } from "./sampleOf.ts";

/**
 * Cases of a discovery to run again: the scenario as it is, the middle of what was found, and others that find and
 * check. Box and thresholds are worked out again from the saved rows of all cases.
 */
export function discoveryAgain(folder: SavedFolder, manifest: Manifest, size: number): PointsAgain {
  const saved = readDiscovery(folder, manifest);
  const [finding, checking] = casesOf(saved);
  const numbers = sampleOf(finding.length + checking.length, size, `${manifest.seed}/${manifest.scenario.name}`);
  const finds = numbers.filter((number) => number < finding.length);
  const checks = numbers.filter((number) => number >= finding.length).map((number) => number - finding.length);
  const names = [
    AS_IT_IS,
    ...finds.map((number) => `find ${number}`),
    ...checks.map((number) => `check ${number}`),
    ...(saved.middle === undefined ? [] : ["middle 0"]),
  ];
  return {
    tables: ["data/cases.csv"],
    points: finding.length + checking.length + (saved.middle === undefined ? 0 : 1),
    sample: names,
    series: seriesNeeded(saved.condition),
    workedOut: workedOut(saved),
    compare: async (explore) => {
      const seed = checkingSeed(saved.seed);
      const others = [
        ...checks.map((number) => checking[number]),
        ...(saved.middle === undefined ? [] : [saved.middle]),
      ];
      const wanted: WantedPoint[] = [
        { settings: [] },
        ...finds.map((number) => ({ settings: finding[number].settings })),
        // What checks is measured against the scenario as it is in its own worlds.
        ...(others.length === 0 ? [] : [{ settings: [], seed }]),
        ...others.map(({ settings }) => ({ settings, seed })),
      ];
      const observer = new CaseObserver(saved.condition, explore);
      const [base, ...cases] = await observer.observe(wanted);
      const [found, checked] = [cases.slice(0, finds.length), cases.slice(finds.length + 1)];
      const again = withCases(
        saved,
        { base, finding: replacedAt(finding, finds, found) },
        {
          checking: replacedAt(checking, checks, checked),
          middle: saved.middle === undefined ? undefined : checked[checks.length],
        },
      );
      return differingRows(folder, casesTable(again), { names, nameOf });
    },
  };
}

function nameOf([role, number]: readonly string[]): string {
  return role === "base" ? AS_IT_IS : `${role} ${number}`;
}

/** The cases that find, and those that check. */
function casesOf(saved: Discovery): readonly [readonly ObservedCase[], readonly ObservedCase[]] {
  return saved.kind === "box" ? [saved.finding, saved.checking] : [saved.points, []];
}

function withCases(
  saved: Discovery,
  { base, finding }: { readonly base: ObservedCase; readonly finding: readonly ObservedCase[] },
  { checking, middle }: { readonly checking: readonly ObservedCase[]; readonly middle?: ObservedCase },
): Discovery {
  return saved.kind === "box"
    ? { ...saved, base, finding, checking, middle }
    : { ...saved, base, points: finding, middle };
}

function replacedAt(
  all: readonly ObservedCase[],
  places: readonly number[],
  by: readonly ObservedCase[],
): ObservedCase[] {
  const replaced = [...all];
  for (const [i, place] of places.entries()) replaced[place] = by[i];
  return replaced;
}

function workedOut(saved: Discovery): PlainFile[] {
  const tables = saved.kind === "box" ? [boxesTable(saved), limitsTableOf(saved)] : [thresholdsTable(saved)];
  const box = boxFile(saved);
  return [...tables.map(tableFile), ...(box === undefined ? [] : [{ path: BOX_FILE, text: box }])];
}

const AS_IT_IS = "base";
