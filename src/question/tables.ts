import { accountsShape } from "../result/accounts.ts";
import { comparisonTable } from "../result/comparisonTable.ts";
import { dealingsShape } from "../result/dealings.ts";
import { firstMonthsShape } from "../result/firstMonths.ts";
import type { Field, Shape } from "../result/frame.ts";
import { failedShape, type PointNames, type RecordOf, valuesShape } from "../result/record.ts";
import { parametersShape } from "../result/savedScenario.ts";
import { measuresTable } from "../result/series.ts";
import { meansShape } from "../result/windowMeans.ts";
import { yearsShape } from "../result/yearMeans.ts";
import { headline, yearlyOf } from "../worlds/headline.ts";
import { UNIT_COSTS } from "../worlds/money.ts";
import { responsesShape, sharesShape, pointField as splitField, splitsShape, valuedShape } from "./allocateTables.ts";
import { everyChannel } from "./channels.ts";
import {
  futureField,
  futuresShape,
  policiesShape,
  policyField,
  outcomesShape as policyOutcomesShape,
  regretsShape,
  settingsField,
} from "./choiceTables.ts";
import { commonShape } from "./commonTable.ts";
import { entriesShape } from "./detail/entries.ts";
import { eventsDetail, relationsDetail, suppliersDetail, worldsDetail } from "./detail/monthly.ts";
import {
  armField,
  boxesShape,
  pointField as caseField,
  casesShape,
  limitsShape,
  thresholdsShape,
} from "./discoverTables.ts";
import { commonArmsShape, effectMonthsShape, effectShape, effectYearsShape, reactionShape } from "./effectTables.ts";
import { meansByWorldShape, worthShape } from "./meansTables.ts";
import { plausibleShape } from "./plausible.ts";
import { drawField, marketField } from "./plausibleColumns.ts";
import { drawsShape, moversShape, differencesShape as plausibleDifferencesShape } from "./plausibleTables.ts";
import { plausibleYearsShape } from "./plausibleYears.ts";
import { overMarketsShape } from "./pointMarkets.ts";
import {
  firstTrialsShape,
  ledgerByWorldShape,
  monthsShape,
  sinceDepartureShape,
  sinceEntryShape,
  survivalByWorldShape,
  worldsShape,
} from "./recordTables.ts";
import { claimsShape, eventsShape, ledgerShape, panelsShape, survivalShape } from "./runTables.ts";
import { scenariosShape } from "./scenariosTable.ts";
import { outcomesShape, pointField as rangeField, sensitivityShape, settingsShape } from "./sensitivityTables.ts";
import { differencesShape, inputShape, overTimeShape, pairsShape } from "./studyTables.ts";
import { supplierSideShape } from "./supplierSideTable.ts";
import { bestShape, sweepShape, pointField as sweptField, tradeOffShape } from "./sweepTables.ts";
import { verdictShape } from "./verdictTable.ts";

/** A table that a result folder may have. */
export interface KnownTable {
  readonly shape: Shape;
  /** The commands whose folders have it, one or more. */
  readonly of: readonly string[];
}

/** The name of its file, as a result folder has it. */
export function fileOf({ name, folder }: Shape): string {
  return `${name}.${folder === "detail" ? "parquet" : "csv"}`;
}

const MONTHS = [0, 0] as const;
const EFFECT_UNIT = "the unit of buyer value";

/** A shape whose title names the months or worlds of one result, as it is for any. */
function inGeneral(shape: Shape, title: string): Shape {
  return { ...shape, title };
}

const replications = inGeneral(meansShape(MONTHS), "Means over the window: one row for each world, measure and group");
const dealings = dealingsShape(UNIT_COSTS);
const years = yearsShape(yearlyOf(), UNIT_COSTS);
const measured = measuresTable().shape;

const ofRun = [
  monthsShape,
  inGeneral(worldsShape(0, UNIT_COSTS), "The first worlds month by month: one row for each world, group and month"),
  sinceEntryShape,
  sinceDepartureShape,
  firstTrialsShape,
  eventsShape,
  panelsShape,
  survivalShape,
  survivalByWorldShape,
  ledgerByWorldShape,
  ledgerShape,
  claimsShape(),
  worthShape,
  meansByWorldShape([], UNIT_COSTS, 0),
];

const inMarkets = [
  inGeneral(
    plausibleShape(MONTHS),
    "Markets that are as plausible, means over the window: one row for each market, scenario, measure and group",
  ),
  plausibleYearsShape(headline, UNIT_COSTS),
  plausibleDifferencesShape,
  moversShape,
];

const inDetail = [
  worldsDetail([]).shape,
  suppliersDetail([]).shape,
  relationsDetail([]).shape,
  eventsDetail([]).shape,
  entriesShape,
];

/** What was seen at points, named by these columns; without a column for each measure that is asked about. */
function recordShapes(fields: readonly Field[], settings: readonly Field[] = [], of: RecordOf = "points"): Shape[] {
  const names: PointNames = { fields, cells: () => [], settings: { fields: settings, cells: () => [] } };
  return [valuesShape([], names, UNIT_COSTS, of), failedShape(names, of)];
}

const EXPLORATIONS = ["sweep", "sensitivity", "discover", "choose", "allocate"];

/**
 * Every table that a result folder may have, those of the settings that an exploration varies without a column for each.
 * Of two with the same name that hold other things there are two.
 */
export const knownTables: readonly KnownTable[] = [
  ...tables(["run"], ofRun),
  ...tables(["run", "compare", "what-if", "effect"], [replications, years, verdictShape, ...inMarkets]),
  ...tables(["run", "effect", ...EXPLORATIONS], [parametersShape]),
  ...tables(["run", "compare", "what-if", "effect", ...EXPLORATIONS], [measured]),
  ...tables(["run", "compare", "what-if", "effect", "sweep", "choose", "allocate"], [drawsShape]),
  ...tables(["run"], [comparisonTable({ baseline: "", scenario: "" }, []).shape]),
  ...tables(["run", "compare", "what-if"], [commonShape, ...inDetail]),
  ...tables(["compare"], [scenariosShape]),
  ...tables(["compare", "what-if"], [differencesShape, inputShape, overTimeShape, pairsShape, firstMonthsShape]),
  ...tables(["run", "compare", "what-if"], [accountsShape, dealings, supplierSideShape]),
  ...tables(
    ["effect"],
    [
      inGeneral(
        effectShape(MONTHS),
        "Effect of entry on means over the window: one row for each measure, group and part",
      ),
      effectMonthsShape,
      effectYearsShape,
      inGeneral(
        reactionShape(MONTHS, EFFECT_UNIT),
        "What the reaction of incumbents brings the buyer over the window: one row for each world",
      ),
      commonArmsShape,
    ],
  ),
  ...tables(
    ["sweep"],
    [
      sweepShape([]),
      bestShape([]),
      tradeOffShape([], []),
      overMarketsShape(sweptField),
      ...recordShapes([sweptField]),
      ...recordShapes([marketField, drawField, sweptField], [], "markets"),
    ],
  ),
  ...tables(["sensitivity"], [sensitivityShape, outcomesShape, settingsShape, ...recordShapes([rangeField])]),
  ...tables(
    ["discover"],
    [casesShape([]), boxesShape([]), limitsShape, thresholdsShape(), ...recordShapes([caseField, armField])],
  ),
  ...tables(
    ["choose"],
    [
      policiesShape(),
      futuresShape([]),
      policyOutcomesShape(),
      regretsShape,
      overMarketsShape(policyField),
      ...recordShapes([futureField, policyField], [settingsField]),
      ...recordShapes([marketField, drawField, futureField, policyField], [], "markets"),
    ],
  ),
  ...tables(
    ["allocate"],
    [
      sharesShape(),
      valuedShape,
      responsesShape(),
      splitsShape(everyChannel),
      overMarketsShape(splitField),
      ...recordShapes([splitField]),
      ...recordShapes([marketField, drawField, splitField], [], "markets"),
    ],
  ),
];

function tables(of: readonly string[], shapes: readonly Shape[]): KnownTable[] {
  return shapes.map((shape) => ({ shape, of }));
}
