import type { Allocation, ValuedSpend } from "../analyse/allocation/allocation.ts";
import { responseCurves } from "../analyse/allocation/responses.ts";
import type { Channel } from "../analyse/allocation/splits.ts";
import { type Cell, type Field, type Frame, frameOf, type Shape } from "../result/frame.ts";
import { groupColumn, measureColumn, unitColumn } from "../result/series.ts";
import { unitIn } from "../worlds/money.ts";
import { statisticsOf } from "../worlds/points.ts";

/** Points of an allocation: the splits in the order in which they were tried, then what was valued in other worlds. */
export const pointField: Field = {
  name: "point",
  type: "integer",
  meaning:
    "Number of the point from 0, in the order in which they were simulated; splits.csv and valued.csv say what it is.",
};

/** What a column needs of a channel. */
type NamedChannel = Pick<Channel, "name" | "parameter">;

/** One column a channel, named as `--over` takes it: its share of the budget. */
function shareFields(channels: readonly NamedChannel[]): Field[] {
  return channels.map(({ name, parameter }) => ({
    name,
    type: "number",
    unit: "share",
    meaning: `Share of the budget. ${parameter.meaning}`,
  }));
}

const statistics = (unit?: string): Field[] => [
  { name: "n", type: "integer", meaning: "Worlds that have a value." },
  { name: "mean", type: "number", unit, meaning: "Mean over worlds." },
  { name: "lower", type: "number", unit, meaning: "Lower end of its 95 % interval." },
  { name: "upper", type: "number", unit, meaning: "Upper end of its 95 % interval." },
];

export function splitsShape(channels: readonly NamedChannel[], unit?: string): Shape {
  return {
    name: "splits",
    title: "Splits of the budget that were tried, in the same worlds: one row for each",
    fields: [
      pointField,
      {
        name: "role",
        type: "string",
        meaning:
          "Why it was tried. spread: to fill what lies between the corners; move: one move away from another; middle: the mean of those that would be best in other draws of the worlds.",
        categories: ["even", "corner", "spread", "move", "middle"],
      },
      ...shareFields(channels),
      ...statistics(unit),
      { name: "behind", type: "number", unit, meaning: "How much worse than the best split, mean over pairs." },
      { name: "behindLower", type: "number", unit, meaning: "Lower end of its 95 % interval, for this split alone." },
      { name: "behindUpper", type: "number", unit, meaning: "Upper end of its 95 % interval, for this split alone." },
      {
        name: "verdict",
        type: "string",
        meaning: "best; as good: not clearly worse; worse: clearly so, at 5 % shared among all splits.",
        categories: ["best", "as good", "worse"],
      },
      { name: "wins", type: "number", unit: "share", meaning: "Share of draws of as many worlds in which it is best." },
    ],
    key: ["point"],
    precision: "short",
  };
}

/** Every split that was tried and has a value. */
export function splitsTable({ tried, found, channels, series, money }: Allocation): Frame {
  const shape = splitsShape(channels, unitIn(series[0].measure, money));
  const rows = tried.flatMap(({ split, role, worlds }, point): Cell[][] => {
    if (worlds === undefined) return [];
    const { n, mean, lower, upper } = statisticsOf(worlds);
    const behind = found?.behind[point];
    const verdict = behind && (point === found?.best ? "best" : behind.worse ? "worse" : "as good");
    return [
      [
        ...[point, role, ...split, n, mean, lower, upper],
        ...[behind?.behind, behind?.lower, behind?.upper, verdict, found?.winners.wins[point]],
      ],
    ];
  });
  return frameOf(shape, rows);
}

export function sharesShape(unit?: string): Shape {
  return {
    name: "shares",
    title: "Channels of the budget: one row for each",
    fields: [
      { name: "channel", type: "string", meaning: "Name of the channel; --over takes the same." },
      { name: "path", type: "string", meaning: "Path in the scenario file; --set takes the same." },
      { name: "price", type: "number", unit: "unit costs a month", meaning: "What one unit of the lever costs." },
      { name: "share", type: "number", unit: "share", meaning: "Its share in the proposed split." },
      {
        name: "lower",
        type: "number",
        unit: "share",
        meaning: "Lower end of the 95 % interval of its share in the best split.",
      },
      { name: "upper", type: "number", unit: "share", meaning: "Upper end of it." },
      { name: "spend", type: "number", unit: "unit costs a month", meaning: "What the proposed split spends on it." },
      { name: "value", type: "number", meaning: "What the lever is set to." },
      {
        name: "more",
        type: "number",
        unit,
        meaning:
          "What one more unit of money a month on it adds at the proposed split, mean over worlds that did not choose it.",
      },
      { name: "moreLower", type: "number", unit, meaning: "Lower end of its 95 % interval." },
      { name: "moreUpper", type: "number", unit, meaning: "Upper end of its 95 % interval." },
      {
        name: "moreFrom",
        type: "string",
        meaning:
          "both: from a twentieth of the budget more and as much less; up: from more alone, where there is less to take away.",
        categories: ["both", "up"],
      },
    ],
    key: ["channel"],
    precision: "short",
  };
}

/** Every channel: its share and where that may lie, and what more money brings; none where nothing has a value. */
export function sharesTable({ channels, found, tried, budget, series, money }: Allocation): Frame {
  const shape = sharesShape(unitIn(series[0].measure, money));
  if (found === undefined) return frameOf(shape, []);
  const { split } = tried[found.proposed];
  const rows = channels.map(({ name, path, price }, channel): Cell[] => {
    const { lower, upper } = found.winners.shares[channel];
    const more = found.returns[channel];
    const spend = split[channel] * budget;
    return [
      ...[name, path, price, split[channel], lower, upper, spend, spend / price],
      ...[more.mean, more.lower, more.upper, more.from],
    ];
  });
  return frameOf(shape, rows);
}

export const valuedShape: Shape = {
  name: "valued",
  title: "What is worth how much, in worlds in which nothing was chosen: one row for each trial and measure",
  fields: [
    pointField,
    {
      name: "role",
      type: "string",
      meaning:
        "proposed: the proposed split; even: the even one; nothing: nothing on any channel; as it is: the scenario; all on: all on the channel; more on, less on: the proposed split and a twentieth of the budget more or less on the channel; amount on: the proposed split with another amount on the channel, for its response.",
      categories: ["proposed", "even", "nothing", "as it is", "all on", "more on", "less on", "amount on"],
    },
    { name: "channel", type: "string", meaning: "Name of the channel, where it is about one." },
    measureColumn,
    unitColumn,
    groupColumn,
    ...statistics(),
    {
      name: "toProposed",
      type: "number",
      meaning: "How far it lies above the proposed split, mean over pairs of worlds.",
    },
    { name: "toProposedLower", type: "number", meaning: "Lower end of its 95 % interval." },
    { name: "toProposedUpper", type: "number", meaning: "Upper end of its 95 % interval." },
    { name: "settings", type: "string", meaning: "What was set there; --set takes the same." },
  ],
  key: ["point", "measure", "group"],
  precision: "short",
};

/** Every trial in worlds of their own; none where nothing has a value. */
export function valuedTable({ found, tried, channels, series, money }: Allocation): Frame {
  const rows = (found?.valued ?? []).flatMap((trial, at) =>
    trial.failure !== undefined ? [] : series.map((_, serie) => [tried.length + at, ...cells(trial, serie)]),
  );
  function cells({ role, channel, settings, statistics, toProposed }: ValuedSpend, serie: number): Cell[] {
    const { measure, group } = series[serie];
    const { n, mean, lower, upper } = statistics[serie];
    const to = toProposed[serie];
    const named = channel === undefined ? undefined : channels[channel].name;
    return [
      ...[role, named, measure, unitIn(measure, money), group, n, mean, lower, upper],
      ...[to.mean, to.lower, to.upper, settings.join(" ")],
    ];
  }
  return frameOf(valuedShape, rows);
}

export function responsesShape(unit?: string): Shape {
  return {
    name: "responses",
    title:
      "Responses to money on each channel, the others as proposed and the rest kept, in worlds in which nothing was chosen: one row for each amount",
    fields: [
      { name: "channel", type: "string", meaning: "Name of the channel; --over takes the same." },
      { name: "spend", type: "number", unit: "unit costs a month", meaning: "What is spent on it." },
      { name: "share", type: "number", unit: "share", meaning: "The same as a share of the budget." },
      {
        name: "split",
        type: "string",
        meaning: "proposed: what it has in the proposed split; other: another amount, all else as proposed.",
        categories: ["proposed", "other"],
      },
      pointField,
      ...statistics(unit),
      {
        name: "gain",
        type: "number",
        unit,
        meaning: "How far it lies above that with nothing on the channel, mean over pairs of worlds.",
      },
      { name: "gainLower", type: "number", unit, meaning: "Lower end of its 95 % interval." },
      { name: "gainUpper", type: "number", unit, meaning: "Upper end of its 95 % interval." },
    ],
    key: ["channel", "spend"],
    precision: "short",
  };
}

/** What each channel responds to money; none where nothing has a value. */
export function responsesTable(allocation: Allocation): Frame {
  const { found, channels, budget, series, money } = allocation;
  const rows = (found === undefined ? [] : responseCurves(allocation, found)).flatMap(({ channel, responses }) =>
    responses.map(({ spend, isProposed, point, statistics: { n, mean, lower, upper }, gain }): Cell[] => [
      ...[channels[channel].name, spend, spend / budget, isProposed ? "proposed" : "other", point],
      ...[n, mean, lower, upper, gain.mean, gain.lower, gain.upper],
    ]),
  );
  return frameOf(responsesShape(unitIn(series[0].measure, money)), rows);
}
