import { measures } from "../../model/measures.ts";
import { ALL, type Series } from "../../model/series.ts";
import type { Stop } from "../../worlds/stopping.ts";
import { bothOrAll, count, isPercent, points, shortNumber, tidyNumber } from "../number.ts";

/**
 * Why a run with as many worlds as needed stopped where it did, in words.
 *
 * @param paired  true when the interval is that of a paired difference
 */
export function stopSentence(stop: Stop, paired: boolean): string {
  const { asked, worlds, half, target, reason, needed } = stop;
  const { series } = asked;
  const what = paired ? `the difference in ${nounOf(series)}` : nounOf(series);
  const reached = `the 95 % interval of ${what} is ${width(series, half)}`;
  const wanted = `the ${asked.within.kind === "absolute" ? asWritten(stop) : width(series, target)} asked for${shareOf(stop, paired)}`;
  const about =
    needed === null
      ? "no number of worlds would do"
      : `about ${count(Number(needed.toPrecision(2)))} worlds would be needed`;
  const at = `Stopped at ${count(worlds)} worlds`;
  const atCeiling = `Stopped at the ceiling of ${count(worlds)} worlds`;
  const sentences = {
    narrow: `${at}: ${reached}, narrower than ${wanted}.`,
    same: `${at}: ${what} is the same in every one. ${rarely(stop)}`,
    none: paired
      ? `${at}: there is no difference in ${nounOf(series)} in any of them. ${rarely(stop)}`
      : `${at}: ${what} is the same in every one. ${rarely(stop)}`,
    missing: `${at}: ${nounOf(series)} has no value in any of them.`,
    zero: `${at}: the baseline's mean of ${nounOf(series)} is 0, and no interval is a share of that. Ask for an absolute width, e.g. --precision 0.01.`,
    ceiling: `${atCeiling}: ${reached}, still wider than ${wanted}; ${about}.`,
    uneven: `${atCeiling}: ${reached}, narrower than ${wanted}, but so few worlds carry the difference that it cannot be trusted yet; ${about}.`,
  };
  return sentences[reason];
}

/** The rule of three: what so many equal worlds say of those that were not simulated. */
function rarely({ n }: Stop): string {
  const most = Math.ceil((3 / n) * 100);
  const differ = most === 1 ? "1 world in 100 is different" : `${most} worlds in 100 are different`;
  return most < 100 ? `With 95 % confidence, fewer than ${differ}.` : "So few worlds say nothing of others.";
}

function shareOf({ asked }: Stop, paired: boolean): string {
  const { kind, value } = asked.within;
  if (kind === "absolute") return "";
  return ` (${tidyNumber(value * 100, 6)} % of the ${paired ? "baseline's " : ""}mean)`;
}

/** The width that was asked for, without digits that nobody wrote. */
function asWritten({ asked }: Stop): string {
  const { value } = asked.within;
  return isPercent(asked.series.measure) ? `±${tidyNumber(value * 100, 6)} points` : `±${tidyNumber(value, 6)}`;
}

/** Half a width: `±0.0049`, `±0.30 points`. */
function width({ measure }: Series, half: number | null): string {
  if (half === null) return "unknown";
  return isPercent(measure) ? `±${points(half)} points` : `±${shortNumber(half)}`;
}

function nounOf({ measure, group }: Series): string {
  const { label } = measures[measure];
  const noun = label[0].toLowerCase() + label.slice(1);
  return group === ALL ? noun : `${noun} of ${group}`;
}

/** What intervals over worlds say, and what they do not. */
export const CHANCE_BETWEEN_WORLDS = "The 95 % intervals show chance between worlds, not whether the model is right.";

/**
 * Says that a measure has no value in some worlds somewhere, as a price has none where nothing is delivered. In how many
 * months of the others it has one is not known of points: only their means are.
 *
 * @param where  e.g. `At 2 of the 7 points`
 */
export function missingWorlds(
  where: string,
  { noun, is }: { readonly noun: string; readonly is: "is" | "are" },
): string {
  const has = is === "are" ? "have" : "has";
  return `${where} ${noun} ${has} no value in some or all of the worlds: means are over the worlds that have one, and in each over the months that have one, which need not be the same everywhere.`;
}

/** Worlds below which Student's interval leans on differences being close to normal. */
const FEW = 20;

/** What every answer ends with: what its intervals say, and that those of few worlds are rough. */
export function whatIntervalsSay(worlds: number): string[] {
  if (worlds >= FEW) return [CHANCE_BETWEEN_WORLDS];
  return [CHANCE_BETWEEN_WORLDS, `From ${worlds} worlds they are rough: ask for ${FEW} or more with --replications.`];
}

/**
 * What counts as clear, for every place where measures stand beside each other and one of them may look so by luck.
 *
 * @param rows       of the headline measures, in which a false alarm is looked for
 * @param scenarios  that are compared together
 * @param what       what is corrected together, where a row has several
 */
export function marksInWords(rows: number, scenarios = 1, what = "rows"): string {
  if (rows === 0) return "One world has no interval, so no difference can be said to be clear.";
  const among = scenarios > 1 ? ` of ${count(scenarios)} scenarios` : "";
  return [
    `A difference counts as clear where it passes the correction of Holm (1979) for the ${count(rows)} ${what} together${among}: the chance of even one false alarm among them is below 5 %.`,
    "Each interval is a 95 % one by itself; where the correction alone makes a difference unclear, its wider one is shown.",
  ].join(" ");
}

/** `all 5 comparisons together`: what an interval or a correction holds for. */
export function comparisonsTogether(many: number): string {
  return many === 1 ? "the one comparison" : `${bothOrAll(many)} comparisons together`;
}
