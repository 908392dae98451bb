import {
  morrisDesign,
  type Sensitivity,
  type SensitivityDesign,
  sensitivity,
  tornadoAlone,
  tornadoPoints,
  varianceDesign,
} from "../../analyse/sensitivity.ts";
import { seriesOf } from "../../model/series.ts";
import type { Manifest } from "../../result/manifest.ts";
import { readSensitivity } from "../../result/saved/readSensitivity.ts";
import { namesOf } from "../../result/saved/readTable.ts";
import type { SavedFolder } from "../../result/savedFolder.ts";
import { outcomeColumns, outcomesTable, sensitivityTable } from "../../result/tables/sensitivity.ts";

import { type Explore, exploredWith } from "../../worlds/points.ts";
import { differingFile, differingRows, tableFile } from "./differingRows.ts";
import { exploringSome, type PointsAgain } from "./pointsAgain.ts";
import { sampleOf } from "./sampleOf.ts";

/**
 * Points of a sensitivity analysis to run again: the scenario as it is and settings at the ends of their ranges, which
 * have rows of their own. Indices rest on all points of a design, of which the folder keeps none: they are compared
 * only where the whole analysis is run again.
 */
export function sensitivityAgain(folder: SavedFolder, manifest: Manifest, size: number): PointsAgain {
  const saved = readSensitivity(folder, manifest);
  const ends = saved.variables.flatMap(({ path }) => [`${path} low`, `${path} high`]);
  const isWhole = size >= saved.points;
  const drawn = sampleOf(ends.length, size, `${manifest.seed}/${manifest.scenario.name}`);
  const names = [AS_IT_IS, ...drawn.map((end) => ends[end])];
  const others = Array.from({ length: saved.points - tornadoPoints(saved.variables.length) }, (_, i) => `point ${i}`);
  return {
    tables: ["data/sensitivity.csv", "data/outcomes.csv"],
    points: saved.points,
    sample: isWhole ? [...names, ...others] : names,
    series: seriesOfFolder(saved),
    workedOut: [],
    left: isWhole || saved.method === "tornado" ? undefined : leftOf(saved, others.length),
    compare: async (explore) => {
      if (isWhole) {
        const again = await analysedAgain(saved, designOf(saved), explore);
        return [sensitivityTable(again), outcomesTable(again)].flatMap((table) => {
          return differingFile(folder, tableFile(table)) ?? [];
        });
      }
      const numbers = new Set([0, ...drawn.map((end) => end + 1)]);
      const again = await analysedAgain(saved, tornadoAlone, exploringSome(explore, numbers));
      return [
        ...differingRows(folder, sensitivityTable(again), { names: names.slice(1), nameOf: endOf }),
        ...differingRows(folder, outcomesTable(again), { names: [AS_IT_IS], nameOf: asItIs, cells: CELLS_OF_SCENARIO }),
      ];
    },
  };
}

/** Cells of a row of `outcomes.csv` that rest on the scenario as it is alone, the first ones. */
const CELLS_OF_SCENARIO = namesOf(outcomeColumns).indexOf("upper") + 1;

/** The end of a range that a row of `sensitivity.csv` is about, if it is. */
function endOf([, , , path, index]: readonly string[]): string | undefined {
  return index === "low" || index === "high" ? `${path} ${index}` : undefined;
}

/** Every row of `outcomes.csv` but the first line with its columns, and the end of the file. */
function asItIs([measure]: readonly string[]): string | undefined {
  return measure === "measure" || measure === "" ? undefined : AS_IT_IS;
}

/** In the order in which the analysis kept them, whatever that of the table is. */
function seriesOfFolder({ series, outcome, scenario }: Sensitivity) {
  return exploredWith(series[outcome], seriesOf(scenario.market));
}

async function analysedAgain(saved: Sensitivity, design: SensitivityDesign, explore: Explore): Promise<Sensitivity> {
  const series = seriesOfFolder(saved);
  return await sensitivity({ ...saved, series, outcome: saved.series[saved.outcome], design }, explore);
}

function designOf({ method, size, variables, seed }: Sensitivity): SensitivityDesign {
  if (method === "tornado") return tornadoAlone;
  return method === "morris"
    ? morrisDesign(size, variables.length, seed)
    : varianceDesign(size, variables.length, seed);
}

function leftOf({ method }: Sensitivity, points: number): string {
  const indices = method === "morris" ? "effects" : "Sobol indices and variances";
  return `the ${indices}, which rest on the ${points} points of the design together: --sample all runs them again`;
}

const AS_IT_IS = "base";
