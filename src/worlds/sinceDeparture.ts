import type { Market } from "../model/market.ts";
import type { MeasureName } from "../model/measures.ts";
import type { Series } from "../model/series.ts";
import { type Dealings, dealingGroups, dealingOf } from "./dealings.ts";
import type { Aligned } from "./result.ts";
import { alignedOn } from "./sinceEntry.ts";
import type { FindQuantiles } from "./statistics/moments.ts";

/** Months before and after the departure that are kept. */
const BEFORE = 12;
const AFTER = 24;

/** Measures of a group worth seeing around the departure of an account manager. */
const ALIGNED: readonly MeasureName[] = ["shareOfSpend", "contracts", "service", "trustOrganisation", "rapport"];

/** Offsets from the departure that are kept [months], in order. */
export const sinceDepartureOffsets: Int32Array = Int32Array.from({ length: BEFORE + AFTER + 1 }, (_, i) => i - BEFORE);

/** Those of some series that are kept around a departure: of groups that have account managers in some month. */
export function sinceDepartureSeries(market: Market, series: readonly Series[]): Series[] {
  const groups = dealingGroups(market).filter((group) => hasManagers(market, group));
  return series.filter(({ measure, group }) => ALIGNED.includes(measure) && groups.includes(group));
}

function hasManagers({ suppliers, timetable }: Market, group: string): boolean {
  const place = suppliers.findIndex(({ name }) => name === group);
  const { strategy } = suppliers[place] ?? {};
  const isPlanned = timetable.some(
    (entry) => entry.event === "setSuppliers" && entry.group === place && entry.parameter === "managers",
  );
  return isPlanned || (strategy !== undefined && strategy.managers !== 0);
}

/**
 * The same measures, with months counted from the first departure of an account manager of the group that serves
 * somebody, in each world, so that it is not averaged away. Worlds without one are left out. What a group does by
 * itself in these months is in it too: it is no difference from a world without the departure.
 *
 * @param values  index `replication * cells + month * series + serie`
 */
export async function sinceDeparture(
  market: Market,
  series: readonly Series[],
  values: Float32Array,
  dealings: Dealings,
  find: FindQuantiles,
): Promise<Aligned | undefined> {
  const kept = sinceDepartureSeries(market, series);
  if (kept.length === 0) return undefined;
  const { months } = market;
  const worlds = values.length / (months * series.length);
  const places = kept.map((serie) => series.indexOf(serie));
  const eventOf = (world: number, column: number) => {
    const month = dealingOf(dealings, kept[column].group, "departure", world);
    return Number.isNaN(month) ? -1 : month;
  };
  const offsets = sinceDepartureOffsets;
  const of = { width: series.length, months, worlds, values, places, offsets };
  return { offsets, series: kept, statistics: await alignedOn(eventOf, of, find) };
}
