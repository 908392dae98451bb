import type { BoxDiscovery } from "../analyse/discovery/boxDiscovery.ts";
import { isOfInterest, isSettled, type ObservedCase } from "../analyse/discovery/cases.ts";
import type { ThresholdSearch } from "../analyse/discovery/threshold.ts";
import { type Cell, type Field, type Frame, frameOf, type Shape, yesNo } from "../result/frame.ts";
import type { ReferenceItself } from "../scenario/referenceNames.ts";
import type { Variable } from "../scenario/vary.ts";
import { type Discovery, valueText } from "../words/en/discovery.ts";

/** What a case is there for, in the order of the table. */
const caseRoles = ["base", "check", "find", "middle"] as const;
type CaseRole = (typeof caseRoles)[number];

/** Columns of the table of cases before those of the settings. */
const caseColumns: readonly Field[] = [
  {
    name: "role",
    type: "string",
    meaning:
      "base: the scenario as it is; find, check: points that find and check; middle: the middle of what was found.",
    categories: caseRoles,
  },
  { name: "case", type: "integer", meaning: "Number of the point in its role, from 0." },
  { name: "n", type: "integer", meaning: "Worlds in which it is known whether the outcome happened." },
  { name: "happened", type: "integer", meaning: "Worlds in which it happened." },
  { name: "share", type: "number", unit: "share", meaning: "Share of the worlds in which it happened." },
  { name: "lower", type: "number", unit: "share", meaning: "Lower end of its 95 % interval (Wilson)." },
  { name: "upper", type: "number", unit: "share", meaning: "Upper end of its 95 % interval (Wilson)." },
  { name: "interest", type: "string", meaning: "yes where the share is at least the required one.", categories: yesNo },
  {
    name: "settled",
    type: "string",
    meaning: "yes where the worlds settle on which side of the required share it lies.",
    categories: yesNo,
  },
  { name: "mean", type: "number", meaning: "Mean of the measure over the worlds, in its unit." },
  { name: "failure", type: "string", meaning: "Why the point gave nothing; empty where it did." },
];

/** What is simulated at every point where the outcome is about a difference from a reference. */
const AS_SET = "as set";
const withoutWhat = { "without-entry": "without entry", "without-strategy": "without strategy" } as const;

/** The two arms of every point. */
export function armsOf(reference: ReferenceItself): readonly [string, string] {
  return [AS_SET, withoutWhat[reference]];
}

export const armField: Field = {
  name: "arm",
  type: "string",
  meaning: `Of the two that every point has: ${AS_SET}, or with nobody entering, or with no supplier having a strategy.`,
};

/** A point as `values.csv` names it. */
export const pointField: Field = {
  name: "point",
  type: "integer",
  meaning: "Number of the point, from 0, in the order in which they were simulated; cases and values have the same.",
};

export function casesShape(variables: readonly Variable[]): Shape {
  return {
    name: "cases",
    title: "One row for each point: in how many worlds the outcome happens; settings that stay as they are, are empty",
    fields: [...caseColumns, ...variables.map((variable) => variableColumn(variable)), pointField],
    key: ["role", "case"],
    precision: "full",
  };
}

/** Every point that finds and checks: in how many worlds the outcome happened there. */
export function casesTable(discovery: Discovery): Frame {
  const { variables, share } = discovery;
  return frameOf(
    casesShape(variables),
    caseRoles.flatMap((role) =>
      casesWith(discovery, role).map((one, index) => [role, index, ...caseCells(one, variables, share)]),
    ),
  );
}

function casesWith(discovery: Discovery, role: CaseRole): readonly ObservedCase[] {
  if (role === "base") return [discovery.base];
  if (role === "middle") return discovery.middle === undefined ? [] : [discovery.middle];
  if (discovery.kind === "threshold") return role === "find" ? discovery.points : [];
  return role === "find" ? discovery.finding : discovery.checking;
}

function caseCells(one: ObservedCase, variables: readonly Variable[], required: number): Cell[] {
  const { settings, n, happened, share, lower, upper, mean, failure, point } = one;
  const yes = (is: boolean): Cell => (n === 0 ? undefined : is ? "yes" : "no");
  const values = variables.map(({ path, parameter }): Cell => {
    const setting = settings.find((each) => each.startsWith(`${path}=`));
    const text = setting?.slice(path.length + 1);
    return text === undefined || parameter.choices ? text : Number(text);
  });
  const judged = [yes(isOfInterest(one, required)), yes(isSettled(one, required))];
  return [n, happened, share, lower, upper, ...judged, mean, failure, ...values, point];
}

function variableColumn({ path, parameter }: Variable, end = ""): Field {
  const { unit, meaning } = parameter;
  return { name: `${path}${end}`, type: parameter.choices ? "string" : "number", unit, meaning };
}

export function boxesShape(variables: readonly Variable[]): Shape {
  return {
    name: "boxes",
    title: "One row for each box on the way of peeling, all points first",
    fields: [
      { name: "step", type: "integer", meaning: "Number of the box, from 0." },
      {
        name: "chosen",
        type: "string",
        meaning: "yes for the box that the chosen one was made of.",
        categories: yesNo,
      },
      ...fitColumns("", "points that find the box"),
      ...fitColumns("Checked", "points that check it"),
      ...variables.flatMap((variable) => [variableColumn(variable, ".low"), variableColumn(variable, ".high")]),
    ],
    key: ["step"],
    precision: "short",
  };
}

/** The boxes on the way of peeling, and how each does on the points that check. */
export function boxesTable({ way, found, variables }: BoxDiscovery): Frame {
  const chosen = typeof found === "string" ? -1 : found.step;
  return frameOf(
    boxesShape(variables),
    way.map(({ box, fit, check }, step) => [
      step,
      step === chosen ? "yes" : "no",
      ...[fit, check].flatMap(({ cases, hits, coverage, density }): Cell[] => {
        return [cases, hits, coverage, cases === 0 ? undefined : density];
      }),
      ...variables.flatMap((variable, v) => [limitCell(variable, box.low[v]), limitCell(variable, box.high[v])]),
    ]),
  );
}

function fitColumns(which: string, of: string): Field[] {
  const name = (word: string) => (which === "" ? word : `${word}${which}`);
  return [
    { name: name("points"), type: "integer", meaning: `Points in the box, of the ${of}.` },
    { name: name("hits"), type: "integer", meaning: "Points of interest among them." },
    { name: name("coverage"), type: "number", unit: "share", meaning: "Share of all points of interest in the box." },
    { name: name("density"), type: "number", unit: "share", meaning: "Share of the points in the box that are." },
  ];
}

function limitCell(variable: Variable, value: number): Cell {
  return variable.parameter.choices ? valueText(variable, value) : value;
}

export const limitsShape: Shape = {
  name: "limits",
  title: "One row for each setting that a box limits, the most needed first",
  fields: [
    {
      name: "box",
      type: "integer",
      meaning: "1 for the box; others are boxes in what the earlier ones leave out.",
    },
    { name: "rank", type: "integer", meaning: "1 for the limit without which the box would be thinnest." },
    { name: "path", type: "string", meaning: "Path of the setting." },
    { name: "low", type: "string", meaning: "Lower limit." },
    { name: "high", type: "string", meaning: "Upper limit." },
    { name: "lowTried", type: "string", meaning: "Lower end of the range that was tried." },
    { name: "highTried", type: "string", meaning: "Upper end of the range that was tried." },
    { name: "quasiP", type: "number", unit: "probability", meaning: "Quasi p value of Bryant and Lempert (2010)." },
    { name: "densityWithout", type: "number", unit: "share", meaning: "Density of the box without this limit." },
  ],
  key: ["box", "rank"],
  precision: "short",
};

/** The limits of the boxes, and how needed each is. */
export function limitsTable({ found, further, variables }: BoxDiscovery): Frame {
  const boxes = typeof found === "string" ? [] : [found, ...further];
  return frameOf(
    limitsShape,
    boxes.flatMap(({ box, restrictions }, number) =>
      restrictions.map(({ variable, quasiP, densityWithout }, rank): Cell[] => {
        const of = variables[variable];
        const ends = [box.low[variable], box.high[variable], of.low, of.high].map((value) => valueText(of, value));
        return [number + 1, rank + 1, of.path, ...ends, quasiP, densityWithout];
      }),
    ),
  );
}

export function thresholdsShape(unit?: string): Shape {
  return {
    name: "thresholds",
    title: "One row for each threshold, in the order of the setting",
    fields: [
      { name: "threshold", type: "integer", meaning: "Number of the threshold, from 1." },
      {
        name: "direction",
        type: "string",
        meaning: "up: it happens often enough above; down: below.",
        categories: ["up", "down"],
      },
      {
        name: "at",
        type: "number",
        unit,
        meaning: "Where the share seen crosses; of whole numbers the first value above.",
      },
      { name: "lower", type: "number", unit, meaning: "Lower end of its 95 % interval." },
      { name: "upper", type: "number", unit, meaning: "Upper end of its 95 % interval." },
      {
        name: "openBelow",
        type: "string",
        meaning: "yes where the interval may go on below the range.",
        categories: yesNo,
      },
      {
        name: "openAbove",
        type: "string",
        meaning: "yes where the interval may go on above the range.",
        categories: yesNo,
      },
    ],
    key: ["threshold"],
    precision: "short",
  };
}

/** Where the share of worlds crosses the required one. */
export function thresholdsTable({ crossings, variable }: ThresholdSearch): Frame {
  const { unit } = variable.parameter;
  const yes = (is: boolean) => (is ? "yes" : "no");
  return frameOf(
    thresholdsShape(unit),
    crossings.map(({ direction, at, lower, upper, openBelow, openAbove }, index) => {
      return [index + 1, direction, at, lower, upper, yes(openBelow), yes(openAbove)];
    }),
  );
}
