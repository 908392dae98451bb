import type { ScenarioRow } from "../analyse/scenarioRows.ts";
import { baselineColumn } from "../result/comparisonTable.ts";
import { byText, type Cell, type Field, type Frame, frameOf, type Shape } from "../result/frame.ts";
import { scenarioColumn, shareEnds } from "../result/series.ts";
import { ruleChanged, scenarioNote, scenarioTable } from "../words/en/scenarioTable.ts";
import type { MeanInterval } from "../worlds/statistics/intervals.ts";
import type { Study } from "./study.ts";

/** What each arm changes of the baseline, the baseline first. */
function rulesOf({ scenarios }: Study): string[] {
  return ["as it is", ...scenarios.map(({ changes, arm }) => ruleChanged(changes, arm.means.scenario))];
}

/** The scenarios of a comparison by spend and saving, for people; undefined where that is not known. */
export function scenariosShown(study: Study, within: boolean) {
  const { spending, baseline } = study;
  if (spending === undefined) return undefined;
  const { columns, rows } = scenarioTable(spending, rulesOf(study), within);
  return { columns, rows, caption: scenarioNote(spending, baseline.means.window) };
}

function intervalFields(name: string, meaning: string, unit?: string): Field[] {
  const said = unit === undefined ? {} : { unit };
  return [
    { name, type: "number", meaning, ...said },
    { name: `${name}Lower`, type: "number", meaning: "Lower end of its 95 % interval.", ...said },
    { name: `${name}Upper`, type: "number", meaning: "Upper end of its 95 % interval.", ...said },
  ];
}

export const scenariosShape: Shape = {
  name: "scenarios",
  title: "Scenarios by spend and saving: one row for each, the baseline among them",
  fields: [
    baselineColumn,
    scenarioColumn,
    { name: "rule", type: "string", meaning: "What it changes of the baseline, in words." },
    { name: "n", type: "integer", meaning: "Worlds." },
    ...intervalFields("suppliers", "Suppliers of a buyer as if all had equal shares (1/HHI), over the window."),
    ...intervalFields("largestShare", "Share of spend of the largest supplier, over the window.", "share"),
    ...intervalFields("newcomerShare", "Share of spend with newcomers, over the window.", "share"),
    { name: "unit", type: "string", meaning: "What spend and saving are counted in." },
    ...intervalFields("spend", "Spend a year, over all years from the month of the decision."),
    ...intervalFields("saving", "What is saved of it a year, in the same worlds; below 0: it costs more."),
    ...intervalFields("savingShare", "The same over what the baseline spends in its first year.", "share"),
    ...intervalFields("savingShareYear3", "The same in the third year after the decision.", "share"),
    { name: "worse", type: "number", meaning: "Share of the worlds in which the buyer ends worse off in value." },
    ...shareEnds("worse"),
  ],
  key: ["baseline", "scenario"],
  precision: "short",
};

/** `scenarios.csv`: a row a scenario, the baseline among them; none where years are not known. */
export function scenariosTable(study: Study): Frame[] {
  const { spending, baseline } = study;
  if (spending === undefined) return [];
  const { spend, isSaid } = spending;
  const rules = rulesOf(study);
  const unit = isSaid ? spend.currency : `of ${spend.annualSpend} that the baseline spends in its first year`;
  return [
    frameOf(
      scenariosShape,
      spending.rows
        .map((row, place) => ({
          name: row.name,
          cells: [baseline.name, row.name, rules[place], ...cellsOf(row, unit)],
        }))
        .toSorted((a, b) => byText(a.name, b.name))
        .map(({ cells }) => cells),
    ),
  ];
}

function cellsOf(
  { suppliers, largestShare, newcomerShare, spentAYear, saved, worse }: ScenarioRow,
  unit: string,
): Cell[] {
  const three = (interval?: MeanInterval): Cell[] => [
    interval?.mean ?? Number.NaN,
    interval?.lower ?? Number.NaN,
    interval?.upper ?? Number.NaN,
  ];
  return [
    spentAYear.n,
    ...three(suppliers),
    ...three(largestShare),
    ...three(newcomerShare),
    unit,
    ...three(spentAYear),
    ...three(saved?.aYear),
    ...three(saved?.share),
    ...three(saved?.thirdYear),
    worse?.worse ?? Number.NaN,
    worse?.worseLower ?? Number.NaN,
    worse?.worseUpper ?? Number.NaN,
  ];
}
