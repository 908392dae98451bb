import {
  type BuyerParameterName,
  buyerParameters,
  type MarketParameterName,
  marketParameters,
  namesOf,
  type Parameter,
  type PolicyParameterName,
  policyParameters,
  type SupplierKind,
  type SupplierParameterName,
  supplierParameters,
} from "../model/parameters.ts";
import { at, type Located, type Steps } from "./text/located.ts";
import { nearest } from "./text/nearest.ts";

/** Numbers of a scenario that are no parameters of the model: how long, how many, in which money. */
// biome-ignore format: a table reads in rows
export const runParameters = {
  months: {
    symbol: "T", unit: "months", min: 1, max: 12_000, whole: true, default: 120,
    meaning: "Length of the run.", source: "model brief: ten years",
  },
  unitCost: {
    symbol: "-", unit: "currency units", min: 1e-6, max: 1e9, default: 1,
    meaning: "What it costs the reference supplier to make a unit, in the scenario's currency.", source: "definition",
  },
  "entry.enabled": {
    symbol: "-", unit: "switch", min: 0, max: 1, choices: ["false", "true"], default: 1,
    meaning: "Whether anybody enters; false keeps every newcomer out.", source: "counterfactual arm of the model brief, section 6",
  },
} as const satisfies Record<string, Parameter>;

/** How many agents a group has. */
export const countParameter = {
  symbol: "n",
  unit: "agents",
  min: 0,
  max: 1_000_000,
  whole: true,
  default: 1,
  meaning: "How many there are in the group; 0 drops a group that is inherited.",
  source: "definition",
} as const satisfies Parameter;

export type RunParameterName = keyof typeof runParameters;

/** The head of an item under `buyers` or `suppliers`. */
export interface GroupHead {
  readonly list: "buyers" | "suppliers";
  /** Position in the list, from 0. */
  readonly index: number;
  readonly name: string;
  /** As written; `fixed` where it is missing or wrong. */
  readonly kind: SupplierKind;
}

interface SettingBase {
  /** As in `--set`, e.g. `suppliers.newcomer.entry.month`. */
  readonly path: string;
  /** Where it stands in the file. */
  readonly steps: Steps;
}

interface NumberSetting extends SettingBase {
  readonly parameter: Parameter;
}

/** Everything that `--set`, a timetable or the other arm of a claim can name. */
export type Setting =
  | (SettingBase & { readonly scope: "text" })
  | (NumberSetting & { readonly scope: "run"; readonly name: RunParameterName })
  | (NumberSetting & { readonly scope: "market"; readonly name: MarketParameterName })
  | (NumberSetting & { readonly scope: "policy"; readonly name: PolicyParameterName })
  | (NumberSetting & { readonly scope: "count"; readonly group: GroupHead })
  | (NumberSetting & { readonly scope: "buyers"; readonly group: GroupHead; readonly name: BuyerParameterName })
  | (NumberSetting & { readonly scope: "buyerPolicy"; readonly group: GroupHead; readonly name: PolicyParameterName })
  | (NumberSetting & { readonly scope: "suppliers"; readonly group: GroupHead; readonly name: SupplierParameterName });

/** The settings of a scenario by path, in the order in which they are shown. */
export type Settings = ReadonlyMap<string, Setting>;

/** A row's path below its scope. */
export function pathOf(name: string, parameter: Parameter): string {
  return parameter.path ?? name;
}

/** The groups of a list, also of one that is half wrong. */
export function groupHeads(root: Located, list: "buyers" | "suppliers"): GroupHead[] {
  const node = at(root, [list]);
  const items = node?.kind === "list" ? node.items : [];
  return items.map((item, index) => {
    const name = at(item, ["name"]);
    const kind = at(item, ["kind"]);
    return {
      list,
      index,
      name: name?.kind === "scalar" && name.value !== null ? String(name.value) : `#${index + 1}`,
      kind: kind?.kind === "scalar" && isKind(kind.value) ? kind.value : "fixed",
    };
  });
}

export function isKind(word: unknown): word is SupplierKind {
  return word === "fixed" || word === "flexible" || word === "newcomer";
}

/** Every setting of a scenario with these groups. */
export function settingsOf(root: Located): Settings {
  const all: Setting[] = [];
  for (const path of ["title", "reference", "currency"]) all.push({ scope: "text", path, steps: [path] });
  for (const name of namesOf(runParameters)) {
    all.push({ scope: "run", name, parameter: runParameters[name], path: name, steps: name.split(".") });
  }
  for (const name of namesOf(policyParameters)) {
    all.push({
      scope: "policy",
      name,
      parameter: policyParameters[name],
      path: `policy.${name}`,
      steps: ["policy", name],
    });
  }
  for (const name of namesOf(marketParameters)) {
    all.push({
      scope: "market",
      name,
      parameter: marketParameters[name],
      path: `market.${name}`,
      steps: ["market", name],
    });
  }
  for (const group of groupHeads(root, "buyers")) all.push(...buyerSettings(group));
  for (const group of groupHeads(root, "suppliers")) all.push(...supplierSettings(group));
  return new Map(all.map((setting) => [setting.path, setting]));
}

function countSetting(group: GroupHead): Setting {
  const steps = [group.list, group.index, "count"];
  return { scope: "count", group, parameter: countParameter, path: `${group.list}.${group.name}.count`, steps };
}

function buyerSettings(group: GroupHead): Setting[] {
  const path = `buyers.${group.name}`;
  const steps = ["buyers", group.index];
  const own = namesOf(buyerParameters).map((name): Setting => {
    const parameter = buyerParameters[name];
    return { scope: "buyers", group, name, parameter, path: `${path}.${name}`, steps: [...steps, name] };
  });
  const policy = namesOf(policyParameters).map((name): Setting => {
    const place = { path: `${path}.policy.${name}`, steps: [...steps, "policy", name] };
    return { scope: "buyerPolicy", group, name, parameter: policyParameters[name], ...place };
  });
  return [countSetting(group), ...own, ...policy];
}

function supplierSettings(group: GroupHead): Setting[] {
  const path = `suppliers.${group.name}`;
  const steps = ["suppliers", group.index];
  const own = namesOf(supplierParameters).map((name): Setting => {
    const parameter = supplierParameters[name];
    const tail = pathOf(name, parameter);
    return {
      scope: "suppliers",
      group,
      name,
      parameter,
      path: `${path}.${tail}`,
      steps: [...steps, ...tail.split(".")],
    };
  });
  return [{ scope: "text", path: `${path}.kind`, steps: [...steps, "kind"] }, countSetting(group), ...own];
}

/**
 * The setting that a misspelt path most likely meant: one that ends like it, else the nearest in its section,
 * else the nearest of all.
 */
export function nearestSetting(path: string, settings: Settings): string | undefined {
  const known = [...settings.keys()];
  const last = lastWord(path);
  if (path === last) {
    const same = known.find((name) => name.endsWith(`.${path}`));
    if (same) return same;
  }
  const section = path.slice(0, path.length - last.length);
  const siblings = known.filter((name) => name.startsWith(section)).map((name) => name.slice(section.length));
  const sibling = nearest(last, siblings);
  if (sibling !== undefined) return `${section}${sibling}`;
  const whole = nearest(path, known);
  if (whole !== undefined) return whole;
  const tail = nearest(last, known.map(lastWord));
  return known.find((name) => name.endsWith(`.${tail}`));
}

function lastWord(path: string): string {
  return path.split(".").at(-1) ?? path;
}
