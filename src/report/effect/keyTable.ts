import { isClear } from "../../chart/effect/amounts.ts";
import type { CatfishEffect } from "../../experiment/catfishEffect.ts";
import type { PartOfEffect, SeriesEffect } from "../../experiment/effect/seriesEffect.ts";
import { type Money, unitIn } from "../../experiment/money.ts";
import { measures } from "../../model/measures.ts";
import { ALL, INCUMBENTS, type Series } from "../../model/series.ts";
import { headline } from "../answer/answer.ts";
import type { KeyTable } from "../answer/keyTable.ts";
import { change, interval, isTiny, level } from "../answer/quantities.ts";

/** The measures that the answer is about: those of every answer, and the effort of the incumbents. */
const shown: readonly Series[] = [...headline, { measure: "service", group: INCUMBENTS }];

/** The effects of the headline measures, in their order; those that no world has are left out. */
export function headlineEffects({ effects }: CatfishEffect): SeriesEffect[] {
  return shown.flatMap(({ measure, group }) => {
    const found = effects.find(({ series, n }) => series.measure === measure && series.group === group && n > 0);
    return found ?? [];
  });
}

/** Columns that fit on a page; what is bought elsewhere is the rest of the total, and the chart has it. */
export const pageColumns = ["measure", "unit", "without entry", "total", "reaction of incumbents", "share of reaction"];

/** Columns that fit in a terminal. */
export const terminalColumns = ["measure", "total", "reaction of incumbents", "share of reaction", "worlds better"];

const BETTER = "worlds better";
const ABOUT_BETTER = "; worlds better: for neutral measures, worlds higher";

/** A table with some of its columns, in the order asked for. */
export function withColumns({ head, rows, note }: KeyTable, names: readonly string[]): KeyTable {
  const places = names.map((name) => head.indexOf(name));
  const chosen = (row: readonly string[]) => places.map((place) => row[place]);
  return {
    head: chosen(head),
    rows: rows.map(chosen),
    note: names.includes(BETTER) ? note : note.replace(ABOUT_BETTER, ""),
  };
}

/** One row a headline measure: the total and its two parts with their intervals, and the share of the reaction. */
export function effectKeyTable(result: CatfishEffect): KeyTable {
  return {
    head: [
      "measure",
      "unit",
      "without entry",
      "total",
      "buying elsewhere",
      "reaction of incumbents",
      "share of reaction",
      BETTER,
    ],
    rows: headlineEffects(result).map((effect) => cells(effect, result.money)),
    note: `differences from the same worlds without entry, with 95 % intervals; those of shares in percentage points; ~ no clear difference; a share above 100 % or below 0: buying elsewhere or the reaction alone goes the other way${ABOUT_BETTER}`,
  };
}

function cells(effect: SeriesEffect, money?: Money): string[] {
  const { series, means, substitution, catfish, total } = effect;
  const { label } = measures[series.measure];
  return [
    series.group === ALL ? label : `${label}, ${series.group}`,
    unitIn(series.measure, money),
    level(series.measure, means.withoutEntry),
    ...[total, substitution, catfish].map((part) => partText(series, part)),
    shareText(effect),
    `${Math.round(total.better * 100)} %`,
  ];
}

function partText({ measure }: Series, part: PartOfEffect): string {
  if (part.lower === 0 && part.upper === 0) return "0";
  const range = interval(measure, part.lower, part.upper);
  return `${isClear(part) ? change(measure, part.difference) : "~"} (${range})`;
}

/** Above this a share says only that the total is small against its parts. */
const LARGEST_SHARE = 10;

function shareText({ series, total, share }: SeriesEffect): string {
  if (share === undefined || isTiny(series.measure, total.lower, total.upper)) return "-";
  if (Math.max(Math.abs(share.lower), Math.abs(share.upper)) > LARGEST_SHARE) return "-";
  return `${percent(share.value)} (${percent(share.lower)} to ${percent(share.upper)}) %`;
}

function percent(share: number): string {
  const text = (share * 100).toFixed(0);
  return text === "-0" ? "0" : text;
}
