import { z } from "zod";
import { type DiscoveryQuestion, discoverBox } from "../../analyse/discovery/boxDiscovery.ts";
import { caseOf, type ObservedCase } from "../../analyse/discovery/cases.ts";
import { readCondition } from "../../analyse/discovery/condition.ts";
import { thresholdOf } from "../../analyse/discovery/threshold.ts";
import type { Parameter } from "../../model/parameters.ts";
import { countParameter, runParameters } from "../../scenario/settings.ts";
import { type Variable, valueOfSetting } from "../../scenario/vary.ts";
import type { Discovery } from "../../words/en/discovery.ts";
import type { Manifest } from "../manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../savedFolder.ts";
import { parameterAt, readOrigins, readSavedScenario } from "../savedScenario.ts";
import { type CaseRole, caseColumns, caseRoles } from "../tables/discovery.ts";
import { namesOf, numberIn, readTable } from "./readTable.ts";

/** What the manifest says of what was asked. */
const designSchema = z.object({
  kind: z.enum(["box", "threshold"]),
  when: z.string(),
  share: z.number(),
  vary: z.array(z.object({ path: z.string(), low: z.number(), high: z.number(), levels: z.array(z.string()) })),
});

/**
 * A discovery as it was saved: box, thresholds and all the rest are worked out again from the table of cases.
 *
 * @throws BadFolder when something is missing, damaged or newer than this program
 */
export function readDiscovery(folder: SavedFolder, manifest: Manifest): Discovery {
  const { question, kind } = readQuestion(folder, manifest);
  const cases = readCases(folder, manifest, question.variables);
  const [base] = cases.base;
  if (base === undefined) {
    throw new BadFolder(`${placeOf(folder, "data/cases.csv")} lacks the scenario as it is.`, RUN_AGAIN);
  }
  const [middle] = cases.middle;
  const found =
    kind === "threshold"
      ? thresholdOf(question, base, cases.find)
      : discoverBox(question, { base, finding: cases.find, checking: cases.check });
  return middle === undefined || !isWhereItHappens(middle, found) ? found : { ...found, middle };
}

/** Whether a point lies where it happens: a newer program may find another box in the same cases. */
function isWhereItHappens({ settings }: ObservedCase, found: Discovery): boolean {
  const isIn = (variable: Variable, low: number, high: number): boolean => {
    const setting = settings.find((each) => each.startsWith(`${variable.path}=`));
    if (setting === undefined) return false;
    const value = valueOfSetting(variable, setting);
    return value >= low && value <= high;
  };
  if (found.kind === "threshold") {
    return found.sure !== undefined && isIn(found.variable, found.sure[0], found.sure[1]);
  }
  if (typeof found.found === "string") return false;
  const { box, restrictions } = found.found;
  return restrictions.every(({ variable: v }) => isIn(found.variables[v], box.low[v], box.high[v]));
}

function readQuestion(
  folder: SavedFolder,
  manifest: Manifest,
): { readonly question: DiscoveryQuestion; readonly kind: "box" | "threshold" } {
  const place = placeOf(folder, "manifest.json");
  const design = designSchema.safeParse(manifest.design);
  if (!design.success) throw new BadFolder(`${place} does not say what was asked of the points.`, RUN_AGAIN);
  const { kind, when, share, vary } = design.data;
  const said = readCondition(when);
  if ("wrong" in said) throw new BadFolder(`${place} has an outcome that cannot be read: "${when}".`, RUN_AGAIN);
  const { seed, replications, window } = manifest;
  const resolved = readSavedScenario(folder, "scenario.yaml");
  const scenario = { ...resolved, origins: readOrigins(folder, manifest, "data/parameters.csv", resolved) };
  const variables = vary.map((variable): Variable => {
    const parameter = parameterAt(variable.path, scenario)?.row ?? rowBeside(variable.path);
    if (parameter !== undefined) return { ...variable, parameter };
    throw new BadFolder(`${place} varies \`${variable.path}\`, which the scenario does not have.`, RUN_AGAIN);
  });
  return { kind, question: { scenario, seed, replications, window, variables, condition: said.condition, share } };
}

/** What else than parameters of the model a scenario sets in numbers. */
function rowBeside(path: string): Parameter | undefined {
  if (path.endsWith(".count")) return countParameter;
  return Object.entries(runParameters).find(([name]) => name === path)?.[1];
}

function readCases(
  folder: SavedFolder,
  manifest: Manifest,
  variables: readonly Variable[],
): Record<CaseRole, readonly ObservedCase[]> {
  const path = "data/cases.csv";
  const place = placeOf(folder, path);
  const cases: Record<CaseRole, ObservedCase[]> = { base: [], check: [], find: [], middle: [] };
  const columns = [...namesOf(caseColumns), ...variables.map((variable) => variable.path)];
  const at = (name: string) => columns.indexOf(name);
  readTable(folder, manifest, { path, columns }, (cells, line) => {
    const role = caseRoles.find((each) => each === cells[0]);
    if (role === undefined) throw new BadFolder(`${place}:${line}: "${cells[0]}" is no role of a case.`, RUN_AGAIN);
    const number = (name: string) => numberIn(cells, at(name), place, line);
    const settings = variables.flatMap((variable) => {
      const value = cells[at(variable.path)];
      return value === "" ? [] : [`${variable.path}=${value}`];
    });
    const failure = cells[at("failure")] === "" ? undefined : cells[at("failure")];
    cases[role].push(caseOf({ settings, n: number("n"), happened: number("happened"), mean: number("mean"), failure }));
  });
  return cases;
}
