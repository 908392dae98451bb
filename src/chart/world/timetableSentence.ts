import type { Market, TimetableEntry } from "../../model/market.ts";
import { listed } from "../read/formatNumber.ts";

/** Most changes of a month that are named one by one. */
const NAMED = 4;

/** What the timetable does in a month: `Month 48: the timetable sets flexibleShare to 0.3 and openness to 0.2`. */
export function timetableSentence(market: Market, month: number): string {
  const entries = market.timetable.filter((entry) => entry.month === month);
  const words = [...new Set(entries.map((entry) => inWords(entry, market)))];
  const more = words.length > NAMED ? [`${words.length - NAMED} more changes`] : [];
  return `Month ${month}: by the timetable, ${listed([...words.slice(0, NAMED), ...more])}`;
}

function inWords(entry: TimetableEntry, { buyers, suppliers }: Market): string {
  switch (entry.event) {
    case "setMarket":
      return `${entry.parameter} becomes ${short(entry.value)}`;
    case "setBuyers":
      return `${entry.parameter}${ofGroup(buyers, entry.group)} becomes ${short(entry.value)}`;
    case "setSuppliers":
      return `${entry.parameter} of ${suppliers[entry.group].name} becomes ${short(entry.value)}`;
    case "demandShock":
      return `demand${ofGroup(buyers, entry.group)} is ${short(entry.factor)} times as high for ${during(entry.months)}`;
    case "failure":
      return `${failing(suppliers[entry.group].name, entry.member)} ${short(entry.loss * 100)} % of its capacity for ${during(entry.months)}`;
    case "technologyJump":
      return `${suppliers[entry.group].name} falls back by ${during(entry.lag)}`;
  }
}

/** Whose it is, where there is more than one group. */
function ofGroup(groups: Market["buyers"], group: number): string {
  return groups.length > 1 ? ` of ${groups[group].name}` : "";
}

function failing(group: string, member: number): string {
  return member < 0 ? `every ${group} loses` : `${group} ${member + 1} loses`;
}

function during(months: number): string {
  return months === 1 ? "a month" : `${short(months)} months`;
}

/** A setting as a file would have it, to three digits. */
function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
