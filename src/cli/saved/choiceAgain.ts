import { recordChoice } from "../../analyse/choice/outcomes.ts";
import type { Manifest } from "../../result/manifest.ts";
import { readChoice } from "../../result/saved/readChoice.ts";
import type { SavedFolder } from "../../result/savedFolder.ts";
import { futuresTable, outcomesTable, valuesTable } from "../../result/tables/choice.ts";
import { policiesTable } from "../../result/tables/choicePolicies.ts";
import { differingRows, tableFile } from "./differingRows.ts";
import { exploringSome, type PointsAgain } from "./pointsAgain.ts";
import { sampleOf } from "./sampleOf.ts";

/**
 * Policies in futures to run again: their values world by world are all that a choice is worked out from. The answer
 * for each policy, future and both of them is worked out again from the saved values of all.
 */
export function choiceAgain(folder: SavedFolder, manifest: Manifest, size: number): PointsAgain {
  const saved = readChoice(folder, manifest);
  const { policies, futures, series } = saved;
  const points = policies.length * futures.length;
  const numbers = sampleOf(points, size, `${manifest.seed}/${manifest.scenario.name}`);
  const names = numbers.map((number) => {
    return nameOf([Math.floor(number / policies.length), number % policies.length].map(String));
  });
  return {
    tables: ["data/values.csv"],
    points,
    sample: names,
    series,
    workedOut: [policiesTable(saved), futuresTable(saved), outcomesTable(saved)].map(tableFile),
    compare: async (explore) => {
      const record = await recordChoice(saved, series, exploringSome(explore, new Set(numbers)));
      return differingRows(folder, valuesTable({ ...saved, values: record.values }), { names, nameOf });
    },
  };
}

function nameOf([future, policy]: readonly string[]): string {
  return `policy ${policy} in future ${future}`;
}
