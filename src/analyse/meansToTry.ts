import type { StrategyParameterName } from "../model/parameters.ts";
import { strategyParameters } from "../model/strategyParameters.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { settingPath } from "../scenario/scopes.ts";
import { written } from "../scenario/values.ts";
import { leverOf } from "../worlds/means.ts";
import { couldGo, sideOf } from "./means.ts";
import { isClear } from "./phases.ts";
import { programmeOf } from "./programme.ts";
import type { SupplierSide } from "./supplierSide.ts";

/** What to try next with the means of a strategy, by what is known of them: no answer proposes more of what it says could go. */
export interface MeansToTry {
  /** Twice as much of one means, as `path=value`. */
  readonly more?: {
    readonly setting: string;
    /** Whether it was seen to pay; else it is what costs most. */
    readonly pays: boolean;
  };
  /** The strategy without the means that could go; none where single means were not tried. */
  readonly less: readonly string[];
}

type Known = Pick<SupplierSide, "profit" | "means">;

/**
 * Of means that were tried by leaving each out, more of what pays most, and the strategy without what could go. Where that was
 * not tried, more of what costs most, unless all of it together clearly loses.
 *
 * @param side  what is known of the strategy; undefined before anything was seen
 */
export function meansToTry({ market, asker }: Pick<Scenario, "market" | "asker">, side?: Known): MeansToTry {
  if (asker === undefined || side === undefined) return { less: [] };
  const isTimed = (name: StrategyParameterName) =>
    market.timetable.some((entry) => entry.event === "setSuppliers" && entry.parameter === name);
  const pathOf = (name: StrategyParameterName) => settingPath("strategy", name, { list: "suppliers", name: asker });
  const without = (name: StrategyParameterName) => {
    const parameter = strategyParameters[name];
    return `${pathOf(name)}=${written(parameter, parameter.default)}`;
  };
  const programme = programmeOf({ market }, asker).filter(({ parameter }) => !isTimed(parameter));
  const worth = side.means?.each.filter(({ profit }) => profit.n > 1) ?? [];
  const loses = isClear(side.profit.whole) && side.profit.whole.difference < 0;
  const paying = worth.filter(({ profit }) => sideOf(profit) === "more").map(({ name }) => leverOf(name));
  const wanted = worth.length > 0 ? paying : loses ? [] : programme.map(({ parameter }) => parameter).slice(0, 1);
  const more = wanted.flatMap((name) => {
    const found = programme.find(({ parameter }) => parameter === name);
    const to = found && !("choices" in strategyParameters[name]) && twice(name, found.value);
    return found === undefined || !to || to === found.value
      ? []
      : [{ setting: `${pathOf(name)}=${to}`, pays: worth.length > 0 }];
  });
  const idle = worth.filter(couldGo).map(({ name }) => leverOf(name));
  return {
    ...(more.length > 0 && { more: more[0] }),
    // Without any of it there is no strategy, which is what it was held against.
    less: idle.length === worth.length ? [] : idle.filter((name) => !isTimed(name)).map(without),
  };
}

function twice(name: StrategyParameterName, value: number): number {
  return Number(Math.min(2 * value, strategyParameters[name].max).toPrecision(3));
}
