import { type CatfishEffect, effectsOf, type MonthlyPart } from "../../analyse/catfishEffect.ts";
import { type Series, seriesOf } from "../../model/series.ts";
import { type Arm, arms, type Part, parts } from "../../worlds/arms.ts";
import { moneyOf } from "../../worlds/money.ts";
import type { Manifest } from "../manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../savedFolder.ts";
import { readOrigins, readSavedScenario } from "../savedScenario.ts";
import { effectMonthColumns } from "../tables/effectMonths.ts";
import { arrangedMeans, readMeans } from "./readMeans.ts";
import { namesOf, numberIn, readTable } from "./readTable.ts";

/**
 * A catfish effect with all that its charts, answer and page are made of, as it was saved: the parts over the
 * window are computed again from the worlds, those over time are read.
 *
 * @throws BadFolder when something is missing, damaged or newer than this program
 */
export function readEffect(folder: SavedFolder, manifest: Manifest): CatfishEffect {
  const { seed, replications, months, window, stop } = manifest;
  const names = armNamesIn(folder, manifest);
  const resolved = readSavedScenario(folder, `scenarios/${names.entry}.yaml`);
  const scenario = { ...resolved, origins: readOrigins(folder, manifest, "data/parameters.csv", resolved) };
  const series = seriesOf(scenario.market);
  const saved = readMeans(folder, manifest);
  const place = placeOf(folder, "data/replications.csv");
  const meansOf = (arm: Arm) => {
    const own = saved.find((each) => each.scenario === names[arm]);
    if (own?.replications === replications) return arrangedMeans(own, series, place);
    throw new BadFolder(
      `${place} has not the ${replications} worlds of "${names[arm]}" that manifest.json says.`,
      RUN_AGAIN,
    );
  };
  const means = {
    withoutEntry: meansOf("withoutEntry"),
    withoutReaction: meansOf("withoutReaction"),
    entry: meansOf("entry"),
  };
  const monthly = readMonthlyParts(folder, manifest, series);
  const effects = effectsOf(series, means);
  return {
    scenario,
    seed,
    replications,
    months,
    window,
    series,
    means,
    effects,
    monthly,
    stop,
    money: moneyOf(scenario),
  };
}

/** The manifest names the arms in their order. */
function armNamesIn(folder: SavedFolder, manifest: Manifest): Record<Arm, string> {
  const names = (manifest.arms ?? []).map(({ name }) => name);
  if (names.length !== arms.length) {
    throw new BadFolder(`${placeOf(folder, "manifest.json")} should name ${arms.length} arms of an effect.`, RUN_AGAIN);
  }
  const [withoutEntry, withoutReaction, entry] = names;
  return { withoutEntry, withoutReaction, entry };
}

function readMonthlyParts(
  folder: SavedFolder,
  manifest: Manifest,
  series: readonly Series[],
): Record<Part, MonthlyPart> {
  const path = "data/effect-months.csv";
  const place = placeOf(folder, path);
  const column = () => new Float64Array(manifest.months * series.length).fill(Number.NaN);
  const partWith = () => ({ n: column(), difference: column(), lower: column(), upper: column() });
  const monthly = { total: partWith(), substitution: partWith(), catfish: partWith() };
  const places = new Map(series.map(({ measure, group }, index) => [`${measure}\n${group}`, index]));
  readTable(folder, manifest, { path, columns: namesOf(effectMonthColumns) }, (cells, line) => {
    const index = places.get(`${cells[0]}\n${cells[2]}`);
    const part = parts.find((name) => name === cells[3]);
    const month = Number(cells[4]);
    if (index === undefined || part === undefined || !(month >= 0 && month < manifest.months)) {
      throw new BadFolder(`${place}:${line}: ${cells.slice(0, 5).join(", ")} does not belong here.`, RUN_AGAIN);
    }
    const at = month * series.length + index;
    monthly[part].n[at] = numberIn(cells, 5, place, line);
    monthly[part].difference[at] = numberIn(cells, 6, place, line);
    monthly[part].lower[at] = numberIn(cells, 7, place, line);
    monthly[part].upper[at] = numberIn(cells, 8, place, line);
  });
  if (monthly.total.n.some(Number.isNaN)) throw new BadFolder(`${place} lacks rows or numbers of worlds.`, RUN_AGAIN);
  return monthly;
}
