import { eventNames, type PanelSpell, type TracedWorld, type WorldEvent } from "../../model/trace.ts";
import { namesOfMembers } from "../../model/traceWorld.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Manifest } from "../manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../savedFolder.ts";
import { eventColumns } from "../tables/events.ts";
import { panelColumns } from "../tables/panels.ts";
import { namesOf, numberIn, readTable } from "./readTable.ts";

/**
 * The typical world, from `events.csv` and `panels.csv`.
 *
 * @param path  gives the path of a table
 * @throws BadFolder
 */
export function readTypicalWorld(
  folder: SavedFolder,
  manifest: Manifest,
  { market }: Scenario,
  path: (table: string) => string,
): TracedWorld {
  const buyers = namesOfMembers(market.buyers);
  const suppliers = namesOfMembers(market.suppliers);
  const members = market.suppliers.flatMap((group) => Array.from({ length: group.count }, () => group));
  const { spells, replication } = readPanels(folder, manifest, path("panels"), { buyers, suppliers });
  return {
    replication,
    buyers,
    suppliers,
    supplierGroups: members.map(({ name }) => name),
    supplierKinds: members.map(({ kind }) => kind),
    spells,
    events: readEvents(folder, manifest, path("events"), { buyers, suppliers }),
  };
}

interface Agents {
  readonly buyers: readonly string[];
  readonly suppliers: readonly string[];
}

function readPanels(folder: SavedFolder, manifest: Manifest, path: string, { buyers, suppliers }: Agents) {
  const place = placeOf(folder, path);
  const [buyerAt, supplierAt] = [indexIn(buyers, place), indexIn(suppliers, place)];
  const spells: PanelSpell[] = [];
  let replication = 0;
  readTable(folder, manifest, { path, columns: namesOf(panelColumns) }, (cells, line) => {
    const [, world, buyer, , supplier, track] = cells;
    if (track !== "fixed" && track !== "flexible") {
      throw new BadFolder(`${place}:${line}: "${track}" is no track; right would be fixed or flexible.`, RUN_AGAIN);
    }
    replication = Number(world);
    const [from, to] = [numberIn(cells, 3, place, line), numberIn(cells, 6, place, line)];
    spells.push({ buyer: buyerAt(buyer, line), supplier: supplierAt(supplier, line), track, from, to });
  });
  return { spells, replication };
}

function readEvents(folder: SavedFolder, manifest: Manifest, path: string, { buyers, suppliers }: Agents) {
  const place = placeOf(folder, path);
  const [buyerAt, supplierAt] = [indexIn(buyers, place), indexIn(suppliers, place)];
  const events: WorldEvent[] = [];
  readTable(folder, manifest, { path, columns: namesOf(eventColumns) }, (cells, line) => {
    const [, , , kind, buyer, supplier, other] = cells;
    const event = eventNames.find((name) => name === kind);
    if (event === undefined) throw new BadFolder(`${place}:${line}: this program has no event "${kind}".`, RUN_AGAIN);
    events.push({
      month: numberIn(cells, 2, place, line),
      event,
      buyer: buyerAt(buyer, line),
      supplier: supplierAt(supplier, line),
      other: supplierAt(other, line),
    });
  });
  return events;
}

/** Index of an agent by name; -1 for none. */
function indexIn(names: readonly string[], place: string): (name: string, line: number) => number {
  const places = new Map(names.map((name, index) => [name, index]));
  return (name, line) => {
    const index = name === "" ? -1 : places.get(name);
    if (index !== undefined) return index;
    throw new BadFolder(`${place}:${line}: the scenario has no "${name}".`, RUN_AGAIN);
  };
}
