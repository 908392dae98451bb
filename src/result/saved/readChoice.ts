import { z } from "zod";
import { type Choice, weighed } from "../../analyse/choice/choice.ts";
import type { ChoiceQuestion } from "../../analyse/choice/outcomes.ts";
import { futuresOf } from "../../analyse/choice/policies.ts";
import { measureNames } from "../../model/measures.ts";
import type { ScenarioLibrary } from "../../scenario/library.ts";
import { openMarkets } from "../../scenario/markets.ts";
import { readVariable, type Variable } from "../../scenario/vary.ts";
import { moneyOf } from "../../worlds/money.ts";
import type { Manifest } from "../manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder, textOf } from "../savedFolder.ts";
import { readOrigins, readSavedScenario } from "../savedScenario.ts";
import { seriesColumn } from "../tables/choice.ts";
import { numberIn, readTable } from "./readTable.ts";

const series = z.object({ measure: z.enum(measureNames), group: z.string() });

const designSchema = z.object({
  policies: z.array(z.object({ name: z.string(), settings: z.array(z.string()) })).min(2),
  uncertain: z.array(z.string()).min(1),
  design: z.enum(["grid", "sobol", "lhs"]),
  futures: z.number().int().min(1),
  series: z.array(series).min(1),
  better: z.enum(["lower", "higher"]),
  criteria: z.array(series.extend({ side: z.enum([">=", "<="]), value: z.number().nullable(), text: z.string() })),
  cautions: z.array(z.string()),
});

/**
 * A choice as it was saved: the values of all worlds are read, the answer is worked out from them again.
 *
 * @throws BadFolder when something is missing, damaged or newer than this program
 */
export function readChoice(folder: SavedFolder, manifest: Manifest): Choice {
  const question = questionIn(folder, manifest);
  return weighed({ ...question, money: moneyOf(question.scenario), values: valuesIn(folder, manifest, question) });
}

function questionIn(folder: SavedFolder, manifest: Manifest): ChoiceQuestion {
  const place = placeOf(folder, "manifest.json");
  const read = designSchema.safeParse(manifest.design);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new BadFolder(`${place}: "design.${issue.path.join(".")}" is wrong: ${issue.message}.`, RUN_AGAIN);
  }
  const { policies, uncertain, design, futures, better, criteria, cautions } = read.data;
  const resolved = readSavedScenario(folder, "scenario.yaml");
  const origins = readOrigins(folder, manifest, "data/parameters.csv", resolved);
  const uncertainties = variablesIn(folder, uncertain);
  const { seed, replications, window } = manifest;
  return {
    scenario: { ...resolved, origins },
    seed,
    replications,
    window,
    policies,
    uncertainties,
    design,
    futures: futuresOf(design, futures, uncertainties, seed),
    better,
    criteria: criteria.map(({ measure, group, side, value, text }) => {
      return { series: { measure, group }, side, value: value ?? undefined, text };
    }),
    series: read.data.series,
    cautions,
  };
}

/** A resolved file inherits nothing; what it is measured against need not be at hand. */
const anyName: ScenarioLibrary = {
  find: (name) => ({ name, place: name, text: "" }),
  names: () => [],
};

function variablesIn(folder: SavedFolder, texts: readonly string[]): Variable[] {
  const place = placeOf(folder, "scenario.yaml");
  const opened = openMarkets({ name: "scenario", place, text: textOf(folder, "scenario.yaml") }, anyName);
  if ("problems" in opened) throw new BadFolder(`${place} cannot be read again.`, RUN_AGAIN);
  return texts.map((text) => {
    const variable = readVariable(text, opened.settings, "uncertain");
    if (!("wrong" in variable)) return variable;
    throw new BadFolder(`${placeOf(folder, "manifest.json")}: ${variable.wrong}`, RUN_AGAIN);
  });
}

function valuesIn(folder: SavedFolder, manifest: Manifest, question: ChoiceQuestion): Float64Array {
  const { policies, futures, replications } = question;
  const names = question.series.map(seriesColumn);
  const values = new Float64Array(futures.length * policies.length * replications * names.length).fill(Number.NaN);
  const path = "data/values.csv";
  const place = placeOf(folder, path);
  let rows = 0;
  readTable(folder, manifest, { path, columns: ["future", "policy", "world", ...names] }, (cells, line) => {
    const world = rows % replications;
    const policy = Math.floor(rows / replications) % policies.length;
    const future = Math.floor(rows / replications / policies.length);
    const isInPlace = cells[0] === String(future) && cells[1] === String(policy) && cells[2] === String(world);
    if (!isInPlace || future >= futures.length) {
      throw new BadFolder(`${place}:${line}: ${cells.slice(0, 3).join(", ")} does not belong here.`, RUN_AGAIN);
    }
    for (const serie of names.keys()) values[rows * names.length + serie] = numberIn(cells, 3 + serie, place, line);
    rows++;
  });
  if (rows * names.length === values.length) return values;
  throw new BadFolder(`${place} has ${rows} rows where manifest.json asks for more.`, RUN_AGAIN);
}
