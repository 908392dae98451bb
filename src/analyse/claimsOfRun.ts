import { isSame, type Series } from "../model/series.ts";
import type { Claim, Scenario } from "../scenario/scenario.ts";
import { readVariant } from "../scenario/variant.ts";
import { type ClaimOutcome, type ClaimSeen, outcomeOfWorlds } from "../worlds/claims/runClaims.ts";
import type { CommonMonths } from "../worlds/commonMonths.ts";
import { moneyOf, unitIn } from "../worlds/money.ts";
import type { MonthsSeen } from "../worlds/result.ts";
import { isWindow, pairedOver, valuesOver } from "./seenOver.ts";

/** A claim of a scenario that is run; without an outcome where the run does not have what it asks for. */
export interface ClaimOfRun {
  /** Number in its file, from 1. */
  readonly number: number;
  readonly claim: Claim;
  readonly outcome?: ClaimOutcome;
}

/** What a run has seen: its scenario, and what that is measured against. */
export interface SeenRun {
  readonly result: MonthsSeen;
  readonly reference?: MonthsSeen;
  readonly common: readonly CommonMonths[];
}

/**
 * The claims of a scenario, judged by the worlds of its run where these are what `catfish check` would simulate: the
 * scenario as it is, against its reference or its own earlier months, over months whose means the record has for every
 * world.
 */
export function claimsOfRun(scenario: Scenario, seen: SeenRun): ClaimOfRun[] {
  const isReference = referenceFinder(scenario, seen.reference);
  return scenario.claims.map((claim, index) => {
    const number = index + 1;
    const values = seenOf(claim, seen, isReference);
    if (values === undefined) return { number, claim };
    const named = { scenario: scenario.name, number, claim, unit: unitIn(claim.measure, moneyOf(scenario)) };
    return { number, claim, outcome: outcomeOfWorlds(named, values) };
  });
}

type IsReference = (against: NonNullable<Claim["against"]>) => boolean;

function seenOf(claim: Claim, run: SeenRun, isReference: IsReference): ClaimSeen | undefined {
  const { result, reference } = run;
  const { against, since, months } = claim;
  if (claim.while !== undefined || Object.keys(claim.given ?? {}).length > 0) return undefined;
  if (against === undefined) {
    const [own, other] = [months, since ?? months].map((span) => meansOver(result, claim, span, since === undefined));
    if (own === undefined || other === undefined) return undefined;
    return { own, ...(since && { other }), otherMonths: 0 };
  }
  if (reference === undefined) return undefined;
  const seen = isWindow(result, months)
    ? pairedOverWindow(claim, run, reference)
    : pairedOverYears(claim, result, reference);
  // To make the other arm takes longer than to look for months.
  return seen === undefined || !isReference(against) ? undefined : seen;
}

/** A mean a world; undefined where the record has not all of them. @param isAlone  nothing else must have the same months */
function meansOver(
  seen: MonthsSeen,
  series: Series,
  months: readonly [number, number],
  isAlone = false,
): Float64Array | undefined {
  // Means over the window are over those of its months that have a value, as in a claim; years must be whole.
  const isKnown = (isAlone && isWindow(seen, months)) || hasEveryMonth(seen, series, months);
  const values = isKnown ? valuesOver(seen, series, months) : undefined;
  return values && Float64Array.from(values);
}

/** Whether a series has a value in every world in each of some months. */
function hasEveryMonth(
  { monthly, series, replications }: MonthsSeen,
  wanted: Series,
  months: readonly [number, number],
) {
  const place = series.findIndex((each) => isSame(each, wanted));
  if (place < 0) return false;
  for (let month = months[0]; month <= months[1]; month++) {
    if (monthly.n[month * series.length + place] !== replications) return false;
  }
  return true;
}

/** Over the window, in each world over the months in which both have a value. */
function pairedOverWindow(claim: Claim, { result, common }: SeenRun, reference: MonthsSeen): ClaimSeen | undefined {
  const pairs = pairedOver(claim, claim.months, { after: result, before: reference, common });
  return (
    pairs && {
      own: Float64Array.from(pairs, ({ after }) => after),
      other: Float64Array.from(pairs, ({ before }) => before),
      otherMonths: pairs.filter(
        ({ after, before, isCommon }) => isCommon || Number.isNaN(after) !== Number.isNaN(before),
      ).length,
    }
  );
}

function pairedOverYears(claim: Claim, result: MonthsSeen, reference: MonthsSeen): ClaimSeen | undefined {
  const [own, other] = [result, reference].map((each) => meansOver(each, claim, claim.months));
  return own && other && { own, other, otherMonths: 0 };
}

/** Whether the other arm of a claim is the reference of the run; what several claims name is made once. */
function referenceFinder(scenario: Scenario, reference: MonthsSeen | undefined): IsReference {
  const known = new Map<string, boolean>();
  return (against) => {
    const key = JSON.stringify(against);
    const isSame = known.get(key) ?? isReferenceOf(scenario, reference, against);
    known.set(key, isSame);
    return isSame;
  };
}

/** Whether a scenario says another number of one of these settings: then to read them would be in vain. */
function hasOtherNumber({ origins }: Scenario, settings: Readonly<Record<string, unknown>>): boolean {
  return origins.some(({ path, value }) => {
    const asked = settings[path];
    return typeof asked === "number" && typeof value === "number" && asked !== value;
  });
}

function isReferenceOf(
  scenario: Scenario,
  reference: MonthsSeen | undefined,
  against: NonNullable<Claim["against"]>,
): boolean {
  if (reference === undefined) return false;
  if (typeof against === "string") return against === scenario.reference;
  if (hasOtherNumber(reference.scenario, against)) return false;
  const changed = Object.entries(against).map(([path, value]) => `${path}=${value}`);
  const isFromStart = scenario.market.warmUp === 0 && scenario.from === 0;
  const read = readVariant(scenario, {
    name: reference.scenario.name,
    title: scenario.title,
    ...(isFromStart ? { settings: changed } : { decided: changed }),
    reference: "none",
  });
  return "scenario" in read && JSON.stringify(read.scenario.market) === JSON.stringify(reference.scenario.market);
}
