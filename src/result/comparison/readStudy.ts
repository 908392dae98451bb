import { z } from "zod";
import type { IntervalSource, MonthlyDifferences } from "../../analyse/monthlyDifferences.ts";
import { type Series, seriesOf } from "../../model/series.ts";
import { questions, type Study, studyOf } from "../../question/comparison.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { ComparedArm } from "../../words/en/comparability.ts";
import { commonMoney, type Money } from "../../worlds/money.ts";
import type { Manifest, NamedScenario } from "../manifest.ts";
import { programSchema } from "../manifest.ts";
import { arrangedMeans, knownMeasure, readMeans, type SavedMeans } from "../saved/readMeans.ts";
import { namesOf, numberIn, readTable } from "../saved/readTable.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../savedFolder.ts";
import { readSavedScenario } from "../savedScenario.ts";
import { overTimeColumns } from "./studyTables.ts";

const designSchema = z.object({
  question: z.enum(questions),
  arms: z
    .array(
      z.object({
        replications: z.number().int().min(1),
        program: programSchema,
        folder: z.string().optional(),
      }),
    )
    .min(2),
});

/** What a manifest keeps of a comparison beside its scenarios: what was asked, and where each arm comes from. */
export type StudyDesign = z.infer<typeof designSchema>;

/** As it stands in a manifest. */
export function studyDesign(design: StudyDesign): Readonly<Record<string, unknown>> {
  return { ...design };
}

/**
 * A comparison with all that its charts, answer and page are made of, as it was saved: differences over the window are
 * computed again from the worlds, those over time are read.
 *
 * @throws BadFolder when something is missing, damaged or newer than this program
 */
export function readStudy(folder: SavedFolder, manifest: Manifest): Study {
  const design = designSchema.safeParse(manifest.design);
  const named = manifest.arms ?? [];
  if (!design.success || design.data.arms.length !== named.length) {
    throw new BadFolder(`${placeOf(folder, "manifest.json")} does not say what was compared.`, RUN_AGAIN);
  }
  const means = new Map(readMeans(folder, manifest).map((arm) => [arm.scenario, arm]));
  const scenarios = named.map(({ name }) => readSavedScenario(folder, `scenarios/${name}.yaml`));
  const money = commonMoney(scenarios);
  const [baseline, ...arms] = named.map((arm, index) =>
    readArm({ folder, manifest, money }, arm, scenarios[index], design.data.arms[index], means.get(arm.name)),
  );
  const overTime = readOverTime(folder, manifest);
  return studyOf(design.data.question, baseline, arms, {
    stop: manifest.stop,
    overTime: arms.map(({ name }) => overTime.get(name)),
  });
}

function readArm(
  { folder, manifest, money }: { readonly folder: SavedFolder; readonly manifest: Manifest; readonly money: Money },
  { name, seed = manifest.seed }: NamedScenario,
  scenario: Scenario,
  known: StudyDesign["arms"][number],
  saved: SavedMeans | undefined,
): ComparedArm {
  const place = placeOf(folder, "data/replications.csv");
  if (saved?.replications !== known.replications) {
    throw new BadFolder(`${place} has not the ${known.replications} worlds of "${name}".`, RUN_AGAIN);
  }
  const series = seriesOf(scenario.market);
  const { months } = scenario.market;
  const { generator, window } = manifest;
  const means = arrangedMeans(saved, series, place);
  const { program, replications } = known;
  const read = { scenario, seed, replications, months, window, series, means, money };
  return { name, means: read, program, generator, folder: known.folder };
}

const sources: readonly IntervalSource[] = ["pairs", "saved pairs", "no pairs"];

/** Rows of one scenario as they come. */
interface Rows {
  readonly series: Series[];
  readonly cells: (readonly string[])[];
}

/** By scenario; none where nothing was saved along time. */
function readOverTime(folder: SavedFolder, manifest: Manifest): ReadonlyMap<string, MonthlyDifferences> {
  const path = "data/differences.csv";
  const place = placeOf(folder, path);
  const found = new Map<string, Rows>();
  readTable(folder, manifest, { path, columns: namesOf(overTimeColumns) }, (cells, line) => {
    const [, scenario, measure, , group, month] = cells;
    const rows = found.get(scenario) ?? { series: [], cells: [] };
    found.set(scenario, rows);
    if (month === "0") rows.series.push({ measure: knownMeasure(measure, place, line), group });
    rows.cells.push(cells);
  });
  return new Map([...found].map(([scenario, rows]) => [scenario, arranged(rows, place)]));
}

/** Rows come series by series, the months of each in order. */
function arranged({ series, cells }: Rows, place: string): MonthlyDifferences {
  const months = cells.length / series.length;
  const from = sources.find((source) => source === cells[0]?.[12]);
  if (!Number.isInteger(months) || from === undefined) {
    throw new BadFolder(`${place} lacks rows, or does not say where its intervals come from.`, RUN_AGAIN);
  }
  const column = (at: number) => {
    const values = new Float64Array(cells.length);
    cells.forEach((row, index) => {
      const [serie, month] = [Math.floor(index / months), index % months];
      values[month * series.length + serie] = numberIn(row, at, place, index + 2);
    });
    return values;
  };
  return {
    series,
    months,
    from,
    pairs: numberIn(cells[0], 13, place, 2),
    n: column(6),
    baseline: column(7),
    scenario: column(8),
    difference: column(9),
    lower: column(10),
    upper: column(11),
  };
}
