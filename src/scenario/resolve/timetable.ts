import type { z } from "zod";
import type { BuyerGroup, SupplierGroup, TimetableEntry } from "../../model/market.ts";
import { buyerParameters, marketParameters, policyParameters, supplierParameters } from "../../model/parameters.ts";
import { strategyParameters } from "../../model/strategyParameters.ts";
import { movedPath } from "../movedPaths.ts";
import { singleSchema } from "../parameterSchema.ts";
import type { Problem } from "../scenario.ts";
import { timetableSchema } from "../schema.ts";
import { scopeOf, settingPath } from "../scopes.ts";
import { type NumberSetting, nearestSetting } from "../settings.ts";
import { amountOf } from "../shares.ts";
import { at, keyPlace, nearestPlace, plain, problemAt, type Steps } from "../text/located.ts";
import { nearest } from "../text/nearest.ts";
import { MOST_PROBLEMS } from "../text/parse.ts";
import { numberOf } from "../values.ts";
import { wrongValue } from "../wrongValue.ts";
import type { Lookup } from "./groups.ts";
import type { Horizon } from "./horizon.ts";
import { follows } from "./overridden.ts";

type Happening = z.infer<typeof timetableSchema>;

/** What the entries refer to. */
export interface TimetableContext {
  readonly lookup: Lookup;
  readonly buyers: readonly BuyerGroup[];
  readonly suppliers: readonly SupplierGroup[];
  readonly horizon: Horizon;
}

/** The timetable of a scenario in numbers, in order of month, and what is wrong with it. */
export function compileTimetable(context: TimetableContext): { entries: TimetableEntry[]; problems: Problem[] } {
  const list = at(context.lookup.root, ["timetable"]);
  const items = list?.kind === "list" ? list.items : [];
  const compiler = new TimetableCompiler(context);
  items.forEach((item, index) => {
    if (compiler.problems.length >= MOST_PROBLEMS) return;
    const happening = timetableSchema.safeParse(plain(item));
    if (happening.success) compiler.add(happening.data, ["timetable", index]);
  });
  return { entries: compiler.entries.sort((a, b) => a.month - b.month), problems: compiler.problems };
}

class TimetableCompiler {
  readonly entries: TimetableEntry[] = [];
  readonly problems: Problem[] = [];
  readonly #context: TimetableContext;

  constructor(context: TimetableContext) {
    this.#context = context;
  }

  add(happening: Happening, steps: Steps): void {
    const { month, set, demandShock, failure, technologyJump } = happening;
    const { horizon } = this.#context;
    if (month >= horizon.months) {
      if (!horizon.fromCommandLine) this.#beyond(month, steps);
      return;
    }
    if (!set && !demandShock && !failure && !technologyJump) {
      const right = "`set`, `demandShock`, `failure` or `technologyJump`";
      this.#problem(steps, `Nothing happens in month ${month}.`, { right });
    }
    for (const [path, raw] of Object.entries(set ?? {})) {
      if (this.problems.length < MOST_PROBLEMS) this.#set(month, path, raw, [...steps, "set", path]);
    }
    if (demandShock) this.#demandShock(month, demandShock, [...steps, "demandShock"]);
    if (failure) this.#failure(month, failure, [...steps, "failure"]);
    if (technologyJump) this.#technologyJump(month, technologyJump, [...steps, "technologyJump"]);
  }

  #problem(steps: Steps, wrong: string, more: Pick<Problem, "right" | "suggestion"> = {}): void {
    const place = nearestPlace(this.#context.lookup.root, steps);
    this.problems.push(problemAt(place, wrong, { path: steps.join("."), ...more }));
  }

  #beyond(month: number, steps: Steps): void {
    const { months } = this.#context.horizon;
    const wrong = `Month ${month} is beyond the end of the run.`;
    this.#problem([...steps, "month"], wrong, { right: `a month from 0 to ${months - 1}, or a larger \`months\`` });
  }

  #set(month: number, path: string, raw: unknown, steps: Steps): void {
    const { lookup } = this.#context;
    const setting = lookup.settings.get(path);
    if (!setting) {
      this.#unknownPath(path, steps);
      return;
    }
    if (setting.scope === "text" || staysFixed(setting)) {
      const right = "a setting of the policy, the market, or what suppliers do from month to month";
      this.#problem(steps, `\`${path}\` cannot change during a run.`, { right });
      return;
    }
    const value = numberOf(setting.parameter, raw);
    if (value === undefined || !singleSchema(setting.parameter).safeParse(raw).success) {
      const { wrong, ...more } = wrongValue(setting.parameter, path, raw, false);
      this.#problem(steps, wrong, more);
      return;
    }
    this.#push(month, setting, value, steps);
  }

  #unknownPath(path: string, steps: Steps): void {
    const { lookup } = this.#context;
    const place = keyPlace(lookup.root, steps.slice(0, -1), path);
    const moved = movedPath(path);
    if (moved !== undefined) {
      this.problems.push(problemAt(place, moved.wrong, { path, right: moved.right }));
      return;
    }
    const suggestion = nearestSetting(path, lookup.settings);
    this.problems.push(problemAt(place, `There is no setting \`${path.slice(0, 80)}\`.`, { path, suggestion }));
  }

  #push(month: number, setting: NumberSetting, value: number, steps: Steps): void {
    // A policy of all is that of each group that has none of its own.
    const groups = setting.scope === "policy" ? this.#followers(setting.name) : [setting.group?.index];
    if (groups.length === 0) {
      this.#problem(steps, `No group of buyers follows \`${setting.path}\`: each has its own.`, {
        right: `\`${settingPath("buyerPolicy", setting.name, { list: "buyers", name: "GROUP" })}\``,
      });
    }
    for (const group of groups) {
      const entry = entryOf(month, setting, value, group);
      if (entry !== undefined) this.entries.push(entry);
    }
  }

  /** Groups of buyers that have no policy of their own for a row. */
  #followers(name: string): number[] {
    const { buyers, lookup } = this.#context;
    const indices = buyers.map((_, index) => index);
    return indices.filter((b) => follows(lookup, buyers[b], name));
  }

  #demandShock(month: number, shock: NonNullable<Happening["demandShock"]>, steps: Steps): void {
    const { buyers } = this.#context;
    const { factor, months } = shock;
    const hit = shock.buyers === undefined ? buyers.map((group) => group.name) : [shock.buyers];
    for (const name of hit) {
      const group = this.#group(buyers, "buyers", name, [...steps, "buyers"]);
      if (group >= 0) this.entries.push({ month, event: "demandShock", group, factor: amountOf(factor), months });
    }
  }

  #failure(month: number, failure: NonNullable<Happening["failure"]>, steps: Steps): void {
    const { suppliers } = this.#context;
    const [name, number, ...rest] = failure.supplier.split(".");
    const at = [...steps, "supplier"];
    const group = this.#group(suppliers, "suppliers", name, at);
    if (group < 0) return;
    const { count } = suppliers[group];
    const member = number === undefined ? -1 : Number(number) - 1;
    const exists = number === undefined || (/^\d+$/.test(number) && member >= 0 && member < count && rest.length === 0);
    if (exists) {
      this.entries.push({
        month,
        event: "failure",
        group,
        member,
        loss: amountOf(failure.loss ?? 1),
        months: failure.months,
      });
      return;
    }
    this.#problem(at, `There is no supplier "${failure.supplier.slice(0, 80)}".`, {
      right: `\`${name}\` for all of the group, or \`${name}.1\` to \`${name}.${count}\``,
    });
  }

  #technologyJump(month: number, jump: NonNullable<Happening["technologyJump"]>, steps: Steps): void {
    const names = typeof jump.suppliers === "string" ? [jump.suppliers] : jump.suppliers;
    for (const name of new Set(names)) {
      const group = this.#group(this.#context.suppliers, "suppliers", name, [...steps, "suppliers"]);
      if (group >= 0) this.entries.push({ month, event: "technologyJump", group, lag: jump.months });
    }
  }

  /** Index of a group by name; -1 and a problem where there is none. */
  #group(groups: readonly { readonly name: string }[], list: string, name: string, steps: Steps): number {
    const names = groups.map((group) => group.name);
    const index = names.indexOf(name);
    if (index < 0) {
      const wrong = `There is no group "${name.slice(0, 80)}" under \`${list}\`.`;
      this.#problem(steps, wrong, { suggestion: nearest(name, names), right: `one of ${names.join(", ")}` });
    }
    return index;
  }
}

/** What the model does to give a parameter a value in a month. */
function entryOf(
  month: number,
  { scope, name: parameter }: NumberSetting,
  value: number,
  group: number | undefined,
): TimetableEntry | undefined {
  const { event } = scopeOf(scope);
  if (event === "setMarket" && isRowOf(marketParameters, parameter)) return { month, event, parameter, value };
  if (event === "setEntry") return { month, event, enabled: value === 1 };
  if (group === undefined) return undefined;
  if (event === "setSuppliers") {
    const isOfSuppliers = isRowOf(supplierParameters, parameter) || isRowOf(strategyParameters, parameter);
    return isOfSuppliers ? { month, event, parameter, group, value } : undefined;
  }
  if (event !== "setBuyers") return undefined;
  const isOfBuyers = isRowOf(policyParameters, parameter) || isRowOf(buyerParameters, parameter);
  return isOfBuyers ? { month, event, parameter, group, value } : undefined;
}

function isRowOf<Name extends string>(table: Readonly<Record<Name, unknown>>, name: string): name is Name {
  return Object.hasOwn(table, name);
}

/** Values that nothing changes during a run, and those that are used once, when the run or an entrant starts. */
export function staysFixed({ scope, name }: NumberSetting): boolean {
  const { event, once } = scopeOf(scope);
  return event === undefined || once?.test(name) === true;
}
