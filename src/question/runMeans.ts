import { type MeansWorth, meansWorth } from "../analyse/means.ts";
import type { SupplierSide } from "../analyse/supplierSide.ts";
import type { Frame } from "../result/frame.ts";
import type { DifferingRow } from "../result/grid.ts";
import type { Manifest } from "../result/manifest.ts";
import type { SavedFolder } from "../result/savedFolder.ts";
import { numbersTo } from "../result/windowMeans.ts";
import { type MeansSeen, someMeansOf } from "../worlds/means.ts";
import { rowsOf } from "../worlds/someWorlds.ts";
import type { Simulating } from "./kind.ts";
import { differingMeans, type MeansOf, meansRecordTable, meansTable, readMeans } from "./meansTables.ts";
import { meansOfRun, type RunQuestion, type RunSeen } from "./runWorlds.ts";

/** The means of the strategy of who asks, tried one by one beside a run: their record, and what follows from it. */

/** In all worlds of the run unless some of them are given. */
function askedOf(
  question: RunQuestion,
  worlds: readonly number[] = numbersTo(question.replications),
): MeansOf | undefined {
  const plan = meansOfRun(question);
  return plan && { plan, scenario: question.scenario, worlds };
}

/** What was seen of them. @throws BadFolder where their table is missing, damaged, or has other rows than there should be */
export function savedMeans(folder: SavedFolder, manifest: Manifest, question: RunQuestion): MeansSeen | undefined {
  const asked = askedOf(question);
  return asked && readMeans(folder, manifest, asked);
}

/** What each of them is worth. */
export function worthOfMeans(question: RunQuestion, { result, reference, means }: RunSeen): MeansWorth | undefined {
  const plan = meansOfRun(question);
  return plan && means && reference && meansWorth(plan, means, result, reference);
}

/** Simulates some worlds again, and gives the rows that come out otherwise. */
export async function meansAgain(
  question: RunQuestion,
  { means }: RunSeen,
  worlds: readonly number[],
  again: Pick<Simulating, "map" | "signal">,
): Promise<DifferingRow[]> {
  const asked = askedOf(question, worlds);
  if (asked === undefined || means === undefined) return [];
  const { plan, scenario } = asked;
  const saved = means.map((values) => rowsOf(values, worlds, plan.series.length));
  return differingMeans(asked, saved, await someMeansOf(plan, scenario, { seed: question.seed, worlds }, again));
}

/** The record as it is written, and what each means is worth. */
export function meansTables(question: RunQuestion, { means }: RunSeen, side: SupplierSide | undefined): Frame[] {
  const asked = askedOf(question);
  if (asked === undefined || means === undefined) return [];
  const worth = side?.means === undefined ? [] : [meansTable(question.scenario, side.means, side.gain)];
  return [meansRecordTable(asked, means), ...worth];
}
