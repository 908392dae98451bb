import type { Market } from "../../model/market.ts";
import { meantPercentage } from "../shares.ts";
import { takesPercentages } from "../values.ts";
import type { Lookup } from "./groups.ts";

/** Times the demand above which a percent sign was perhaps forgotten. */
const LARGEST_SHOCK = 20;

/** What may be as large as it is, and looks as if a percent sign was left out: a sentence each. */
export function forgottenPercent(lookup: Lookup, market: Market): string[] {
  return [...shocks(market), ...spreads(lookup)];
}

function shocks({ timetable }: Market): string[] {
  return timetable.flatMap((entry) => {
    if (entry.event !== "demandShock" || entry.factor < LARGEST_SHOCK) return [];
    const { factor, month } = entry;
    return [`demand is multiplied by ${factor} in month ${month}; ${factor}% would be written for ${factor / 100}.`];
  });
}

function spreads(lookup: Lookup): string[] {
  return [...lookup.settings.values()].flatMap((setting) => {
    if (setting.scope === "text" || !takesPercentages(setting.parameter)) return [];
    const value = lookup.written(setting.path);
    if (typeof value !== "object" || value.distribution !== "normal") return [];
    const percentage = meantPercentage(value.sd);
    if (percentage === undefined) return [];
    return [`${setting.path} has the sd ${value.sd}; ${percentage} would be written for ${value.sd / 100}.`];
  });
}
