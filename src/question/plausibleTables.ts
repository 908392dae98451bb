import type { PlausibleAnswer } from "../analyse/plausible/spread.ts";
import { byText, type Frame, frameOf, type Shape } from "../result/frame.ts";
import { groupColumn, measureColumn, seriesInOrder, shareEnds, unitColumn } from "../result/series.ts";
import { drawnValue } from "../worlds/plausible/assumptions.ts";
import { type PlausibleOf, plausibleRecord, type SeenMarkets } from "./plausible.ts";
import { marketField } from "./plausibleColumns.ts";

/** The record, what was drawn, and what follows; none where nothing was asked. */
export function plausibleTables(markets: SeenMarkets | undefined, answer: PlausibleAnswer | undefined): Frame[] {
  if (markets === undefined || answer === undefined) return [];
  const { of } = markets;
  return [...plausibleRecord(markets), drawsTable(of), differencesTable(of, answer), moversTable(answer)];
}

/** The tables as the page lists them. */
export const plausibleFiles = [
  ["data/plausible-differences.csv", "Differences over markets that are as plausible"],
  ["data/plausible-movers.csv", "Which assumed values they go with"],
  ["data/plausible.csv", "Means of those markets"],
  ["data/plausible-years.csv", "The same by year of the run"],
  ["data/plausible-draws.csv", "What was drawn of all that is assumed"],
] as const;

const contrastColumn = {
  name: "difference",
  type: "string",
  meaning: "Of what: a scenario less the one it is compared with, or a part of an effect.",
} as const;

export const drawsShape: Shape = {
  name: "plausible-draws",
  title: "What was drawn of all that is assumed, the same in every scenario: one row for each market and setting",
  fields: [
    marketField,
    { name: "path", type: "string", meaning: "Path in the scenario file; --set takes the same." },
    { name: "low", type: "number", meaning: "Low end of its plausible range." },
    { name: "high", type: "number", meaning: "High end of its plausible range." },
    { name: "value", type: "number", meaning: "What it is in this market." },
  ],
  key: ["market", "path"],
  precision: "short",
};

export function drawsTable({ draws, moved }: Pick<PlausibleOf, "draws" | "moved">): Frame {
  return frameOf(
    drawsShape,
    draws.flatMap((draw, market) =>
      moved.map((assumption) => [market, assumption.path, ...assumption.range, drawnValue(assumption, draw)]),
    ),
  );
}

export const differencesShape: Shape = {
  name: "plausible-differences",
  title: "Differences over markets that are as plausible: one row for each difference, measure and group",
  fields: [
    contrastColumn,
    measureColumn,
    unitColumn,
    groupColumn,
    { name: "n", type: "integer", meaning: "Markets that have a value in both." },
    { name: "p05", type: "number", meaning: "5 % of the markets lie below." },
    { name: "p50", type: "number", meaning: "Median of the markets." },
    { name: "p95", type: "number", meaning: "95 % of the markets lie below." },
    {
      name: "relative05",
      type: "number",
      meaning: "The same of the difference over what it is a difference from.",
    },
    { name: "relative50", type: "number", meaning: "Its median." },
    { name: "relative95", type: "number", meaning: "95 % of the markets lie below." },
    {
      name: "otherSign",
      type: "number",
      meaning: "Share of the markets in which it has the other sign than in the market as written.",
    },
    ...shareEnds("otherSign"),
    {
      name: "worse",
      type: "number",
      meaning:
        "Share of the markets in which the buyer is worse off by it; of a neutral measure, in which it is lower.",
    },
    ...shareEnds("worse"),
    {
      name: "run05",
      type: "number",
      meaning: "The same of the difference over all years from the decision on, later ones weighing less.",
    },
    { name: "run50", type: "number", meaning: "Its median." },
    { name: "run95", type: "number", meaning: "95 % of the markets lie below." },
    {
      name: "runWorse",
      type: "number",
      meaning: "Share of the markets in which the buyer is worse off over those years.",
    },
    ...shareEnds("runWorse"),
  ],
  key: ["difference", "measure", "group"],
  precision: "short",
};

function differencesTable({ money, series }: PlausibleOf, { contrasts }: PlausibleAnswer): Frame {
  const ordered = seriesInOrder(series, money);
  return frameOf(
    differencesShape,
    inOrder(contrasts).flatMap(({ name, differences, whole }) =>
      ordered.map(({ measure, unit, group, index }) => {
        const { n, p05, p50, p95, relative, ...found } = differences[index];
        const run = whole[index];
        return [
          ...[name, measure, unit, group, n, p05, p50, p95, relative.p05, relative.p50, relative.p95],
          ...[found.otherSign, found.otherSignLower, found.otherSignUpper],
          ...[found.worse, found.worseLower, found.worseUpper],
          ...[run.p05, run.p50, run.p95, run.worse, run.worseLower, run.worseUpper],
        ];
      }),
    ),
  );
}

export const moversShape: Shape = {
  name: "plausible-movers",
  title:
    "Which assumed values a difference over all years goes with, later years weighing less: one row for each difference, measure, group and setting",
  fields: [
    contrastColumn,
    measureColumn,
    groupColumn,
    { name: "path", type: "string", meaning: "Path in the scenario file; --set takes the same." },
    { name: "correlation", type: "number", meaning: "Rank correlation over the markets, -1 to 1 (Spearman 1904)." },
    { name: "pHolm", type: "number", meaning: "p value of none, corrected after Holm (1979) over all settings." },
  ],
  key: ["difference", "measure", "group", "path"],
  precision: "short",
};

function moversTable({ contrasts, moved, series }: PlausibleAnswer): Frame {
  const ordered = seriesInOrder(series);
  return frameOf(
    moversShape,
    inOrder(contrasts).flatMap(({ name, movers }) =>
      ordered.flatMap(({ measure, group, index }) =>
        moved.map((_, place) => {
          const { path, correlation, pHolm } = movers[index][place];
          return [name, measure, group, path, correlation, pHolm];
        }),
      ),
    ),
  );
}

function inOrder<Named extends { readonly name: string }>(all: readonly Named[]): Named[] {
  return all.toSorted((a, b) => byText(a.name, b.name));
}
