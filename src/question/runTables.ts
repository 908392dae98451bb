import type { ClaimOfRun } from "../analyse/claimsOfRun.ts";
import { type LedgerRow, sharedThreshold } from "../analyse/ledger.ts";
import { survivalOverWorlds } from "../analyse/survival.ts";
import { type MeasureName, measureNames } from "../model/measures.ts";
import { measuresIn } from "../model/series.ts";
import { eventNames, type TracedWorld, type WorldEvent } from "../model/trace.ts";
import { byText, type Cell, type Frame, frameOf, type Shape } from "../result/frame.ts";
import { scenarioColumn } from "../result/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { regularityMeanings } from "../words/en/ledger.ts";
import { eventSentence } from "../words/en/world.ts";
import { regularities } from "../worlds/ledger/regularities.ts";
import { moneyOf, UNIT_COSTS } from "../worlds/money.ts";
import type { ScenarioRecord } from "../worlds/result.ts";

/** Tables of a run that follow from its scenario and its record. */

export const eventsShape: Shape = {
  name: "events",
  title: "Events of the typical world: one row for each",
  fields: [
    scenarioColumn,
    { name: "replication", type: "integer", meaning: "Number of the world." },
    { name: "month", type: "integer", meaning: "Month of the run, from 0." },
    { name: "event", type: "string", meaning: "Kind of event.", categories: eventNames },
    { name: "buyer", type: "string", meaning: "Buyer; empty where none." },
    { name: "supplier", type: "string", meaning: "Supplier; empty where none." },
    { name: "other", type: "string", meaning: "Supplier that was displaced or that displaced; empty where none." },
    { name: "text", type: "string", meaning: "The event in words." },
    { name: "ordinal", type: "integer", meaning: "Number of the event in its world, from 0." },
  ],
  key: ["scenario", "replication", "ordinal"],
  precision: "short",
};

/** What happened in the typical world, in the order in which it happened. */
export function eventsTable(scenario: string, world: TracedWorld): Frame {
  return frameOf(
    eventsShape,
    world.events.map((event, ordinal) => [...eventCells(scenario, world, event), ordinal]),
  );
}

function eventCells(scenario: string, world: TracedWorld, event: WorldEvent): readonly Cell[] {
  const { month, event: kind, buyer, supplier, other } = event;
  const names = [world.buyers[buyer], world.suppliers[supplier], world.suppliers[other]];
  return [scenario, world.replication, month, kind, ...names, eventSentence(event, world)];
}

export const panelsShape: Shape = {
  name: "panels",
  title: "Panels of the typical world: one row for each stretch of months of a supplier on a track",
  fields: [
    scenarioColumn,
    { name: "replication", type: "integer", meaning: "Number of the world." },
    { name: "buyer", type: "string", meaning: "Buyer whose panel it is." },
    { name: "firstMonth", type: "integer", meaning: "First month of the stretch." },
    { name: "supplier", type: "string", meaning: "Supplier on the panel." },
    {
      name: "track",
      type: "string",
      meaning: "fixed: under contract; flexible: on the flexible track.",
      categories: ["fixed", "flexible"],
    },
    { name: "lastMonth", type: "integer", meaning: "Last month of the stretch." },
  ],
  key: ["scenario", "replication", "buyer", "firstMonth", "supplier"],
  precision: "short",
};

/** Who was on which panel of the typical world, stretch by stretch. */
export function panelsTable(scenario: string, world: TracedWorld): Frame {
  return frameOf(
    panelsShape,
    world.spells.map(({ buyer, supplier, track, from, to }) => [
      scenario,
      world.replication,
      world.buyers[buyer],
      from,
      world.suppliers[supplier],
      track,
      to,
    ]),
  );
}

export const survivalShape: Shape = {
  name: "survival",
  title: "Links that outlive a year: one row for each age and weighting",
  fields: [
    scenarioColumn,
    {
      name: "age",
      type: "string",
      meaning: "Years in a row with spend, from 1; start: alive in the first year of the run, so of unknown age.",
    },
    {
      name: "weighting",
      type: "string",
      meaning: "count: each link as one; spend: by the spend of the year.",
      categories: ["count", "spend"],
    },
    { name: "n", type: "integer", meaning: "Worlds that had such links." },
    { name: "atRisk", type: "number", meaning: "Links and years, or their spend [unit costs], over all worlds." },
    { name: "survival", type: "number", meaning: "Share of that with spend in the next year too." },
    { name: "lower", type: "number", meaning: "Lower end of the 95 % interval over worlds." },
    { name: "upper", type: "number", meaning: "Upper end of the 95 % interval over worlds." },
  ],
  key: ["scenario", "age", "weighting"],
  precision: "short",
};

/** How many links between buyers and suppliers outlive a year, by age. */
export function survivalTable({ scenario, survival: cells }: Pick<ScenarioRecord, "scenario" | "survival">): Frame {
  const rates = survivalOverWorlds(cells);
  rates.sort((a, b) => byText(a.age, b.age) || byText(a.weighting, b.weighting));
  return frameOf(
    survivalShape,
    rates.map(({ age, weighting, n, atRisk, survival, lower, upper }) => {
      return [scenario.name, age, weighting, n, atRisk, survival, lower, upper];
    }),
  );
}

const meanings = regularities.map((name) => `${name}: ${regularityMeanings[name]}`).join("; ");

export const ledgerShape: Shape = {
  name: "ledger",
  title: "Real and simulated spend ledgers: one row for each regularity and real ledger",
  fields: [
    scenarioColumn,
    { name: "regularity", type: "string", meaning: `${meanings}.` },
    { name: "ledger", type: "string", meaning: "Buyer whose real ledger it is." },
    {
      name: "threshold",
      type: "number",
      unit: "share",
      meaning:
        "Only suppliers are counted that were paid so much in some year, of what their buyer pays in a year: in the real ledger and in the simulated ones.",
    },
    { name: "real", type: "number", meaning: "In the real ledger, over all its years." },
    { name: "realLow", type: "number", meaning: "Lowest of all its years, the first and the second half of them." },
    { name: "realHigh", type: "number", meaning: "Highest of these." },
    { name: "n", type: "integer", meaning: "Worlds in whose payments it is known, of the first ones." },
    { name: "simulated", type: "number", meaning: "In the simulated payments, mean over these worlds." },
    { name: "lower", type: "number", meaning: "Lower end of its 95 % interval over worlds." },
    { name: "upper", type: "number", meaning: "Upper end of its 95 % interval over worlds." },
    {
      name: "side",
      type: "string",
      meaning:
        "Where that interval lies: within, below or above the range from the lowest to the highest of all real ledgers; unknown where nothing is.",
      categories: ["within", "below", "above", "unknown"],
    },
  ],
  key: ["scenario", "regularity", "ledger"],
  precision: "short",
};

/** What real spend ledgers have in common beside the payments of the first worlds, by the same function and threshold. */
export function ledgerTable(scenario: string, rows: readonly LedgerRow[]): Frame {
  return frameOf(
    ledgerShape,
    rows
      .toSorted((a, b) => byText(a.regularity, b.regularity) || byText(a.ledger.buyer, b.ledger.buyer))
      .map(({ regularity, ledger, real, simulated, side }) => {
        const { n, mean, lower, upper } = simulated;
        const { value } = sharedThreshold(ledger);
        return [
          scenario,
          regularity,
          ledger.buyer,
          value,
          real.value,
          real.low,
          real.high,
          n,
          mean,
          lower,
          upper,
          side,
        ];
      }),
  );
}

/**
 * @param counted  what money is counted in, as a sentence after a blank
 * @param known    measures that there are
 */
export function claimsShape(counted = "", known: readonly MeasureName[] = measureNames): Shape {
  return {
    name: "claims",
    title: "Claims of the scenario: one row for each",
    fields: [
      scenarioColumn,
      { name: "claim", type: "integer", meaning: "Number of the claim in the file, from 1." },
      { name: "says", type: "string", meaning: "The claim in words." },
      { name: "measure", type: "string", meaning: "Measure it is about.", categories: known },
      { name: "group", type: "string", meaning: "Group it is about." },
      { name: "firstMonth", type: "integer", meaning: "First month of the mean." },
      { name: "lastMonth", type: "integer", meaning: "Last month of the mean." },
      { name: "against", type: "string", meaning: "Other arm: a scenario, or settings as JSON; empty where none." },
      {
        name: "is",
        type: "string",
        meaning: "What is claimed: lower, higher, different, same, between, above, below.",
        categories: ["lower", "higher", "different", "same", "between", "above", "below"],
      },
      { name: "by", type: "number", meaning: `Size the difference must reach.${counted}` },
      { name: "value", type: "string", meaning: `Bound, or both bounds as JSON.${counted}` },
      { name: "confidence", type: "number", meaning: "How sure the answer must be." },
      {
        name: "status",
        type: "string",
        meaning:
          "green: it holds; red: it does not; undecided: that takes more worlds; not run: it is about other markets or months than the run has, catfish check runs it.",
        categories: ["green", "red", "undecided", "not run"],
      },
      { name: "given", type: "string", meaning: "Settings that hold in both arms, as JSON; empty where none." },
      { name: "while", type: "string", meaning: "What must equal a number for a month to count, as JSON." },
      { name: "since", type: "string", meaning: "Earlier months it is compared with, both ends as JSON." },
      { name: "n", type: "integer", meaning: "Worlds that counted; empty where it was not run." },
      { name: "mean", type: "number", meaning: `Mean of the worlds, or of their paired differences.${counted}` },
      { name: "lower", type: "number", meaning: "Lower end of the interval that the status rests on." },
      { name: "upper", type: "number", meaning: "Upper end of the interval that the status rests on." },
    ],
    key: ["scenario", "claim"],
    precision: "short",
  };
}

/** The claims of the scenario, judged as far as the worlds of the run can; `catfish check` runs all of them. */
export function claimsTable(scenario: Scenario, claims: readonly ClaimOfRun[]): Frame {
  const money = moneyOf(scenario);
  const counted =
    money === UNIT_COSTS ? "" : ` Money in ${money.unit}, of which the reference unit costs ${money.factor}.`;
  const observed = measuresIn([scenario.market]);
  const known = measureNames.filter(
    (name) => observed.includes(name) || claims.some(({ claim }) => claim.measure === name),
  );
  return frameOf(
    claimsShape(counted, known),
    claims.map((each) => claimRow(scenario.name, each)),
  );
}

function claimRow(scenario: string, { claim, number, outcome }: ClaimOfRun): readonly Cell[] {
  const { says, measure, group, months, against, by, value, confidence } = claim;
  const arm = typeof against === "object" ? JSON.stringify(against) : against;
  const json = (part: unknown) => (part === undefined ? undefined : JSON.stringify(part));
  const what = [scenario, number, says, measure, group, ...months, arm, claim.is, by, json(value), confidence];
  const asked = [json(claim.given), json(claim.while), json(claim.since)];
  return [...what, outcome?.verdict ?? "not run", ...asked, outcome?.n, outcome?.mean, outcome?.lower, outcome?.upper];
}
