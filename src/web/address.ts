import { type Lever, type LeverKey, type Levers, leverTable, nearestPlace, sides } from "./levers.ts";
import { chartKey, chartMenu, questionKeys } from "./questions.ts";
import { assumedSettings, freshState, leversText, screenNames, type WorkshopState, wholeLesson } from "./state.ts";

/** What of a state stands in an address: all that makes the numbers and what is on the screen. */
type Addressed = Pick<
  WorkshopState,
  | "screen"
  | "scenario"
  | "levers"
  | "assumed"
  | "deal"
  | "charts"
  | "side"
  | "question"
  | "plausible"
  | "language"
  | "lesson"
>;

/** What a page has to choose from, in its order. */
export interface PageParts {
  /** Names of scenarios. */
  readonly scenarios: readonly string[];
  readonly languages: readonly string[];
}

/** The part of an address behind `#`: `screen=sandbox&scenario=catfish&set=openness:0.4&deal=2`. */
export function addressOf(state: Addressed): string {
  const parts: readonly (readonly [string, string])[] = [
    ["screen", state.screen],
    ["scenario", state.scenario],
    ["set", leversText(state.levers)],
    ["assume", assumedSettings(state).join(",").replaceAll("=", ":")],
    ["deal", state.deal === 1 ? "" : String(state.deal)],
    ["charts", state.charts.join(",")],
    ["side", state.side === "buyer" ? "" : state.side],
    ["ask", state.question],
    ["markets", state.plausible ? "plausible" : ""],
    ["screens", state.lesson.screens.join(",")],
    ["levers", state.lesson.levers.join(",")],
    ["menu", state.lesson.charts.join(",")],
    ["language", state.language === "en" ? "" : state.language],
  ];
  return parts
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%3A/g, ":").replace(/%2C/g, ",")}`)
    .join("&");
}

/**
 * What an address says; whatever is not understood is as in a fresh room.
 */
export function stateOfAddress(address: string, { scenarios, languages }: PageParts): Addressed {
  const given = new URLSearchParams(address.replace(/^#/, ""));
  const one = <T extends string>(name: string, known: readonly T[], usual: T): T =>
    known.find((each) => each === given.get(name)) ?? usual;
  const some = <T extends string>(name: string, known: readonly T[]): T[] => {
    const wanted = (given.get(name) ?? "").split(",");
    return known.filter((each) => wanted.includes(each));
  };
  const scenario = one("scenario", scenarios, scenarios[0]);
  const fresh = freshState(scenario);
  const keys = chartMenu.map(chartKey);
  const [left, right] = (given.get("charts") ?? "").split(",");
  const deal = Number(given.get("deal") ?? 1);
  return {
    screen: one("screen", screenNames, "room"),
    scenario,
    levers: leversIn(given.get("set") ?? ""),
    assumed: assumedIn(given.get("assume") ?? ""),
    deal: isDeal(deal) ? deal : 1,
    charts: [keys.includes(left) ? left : fresh.charts[0], keys.includes(right) ? right : fresh.charts[1]],
    side: one("side", sides, "buyer"),
    question: one("ask", questionKeys, "asleep"),
    plausible: given.get("markets") === "plausible",
    language: one("language", languages, "en"),
    lesson: {
      screens: some("screens", screenNames),
      levers: some("levers", leverKeys),
      charts: some("menu", keys),
    },
  };
}

/** Deals that a code has room for. */
const DEALS = 1024;

export function isDeal(deal: number): boolean {
  return Number.isInteger(deal) && deal >= 1 && deal <= DEALS;
}

/** Form of the path of a setting. */
export const SETTING_PATH = /^[a-z][A-Za-z]*(\.[A-Za-z0-9-]+)+$/;

function assumedIn(text: string): Addressed["assumed"] {
  const found = text.split(",").flatMap((part): [string, number][] => {
    const [path, value = ""] = part.split(":");
    return SETTING_PATH.test(path) && value.trim() !== "" && Number.isFinite(Number(value))
      ? [[path, Number(value)]]
      : [];
  });
  return Object.fromEntries(found);
}

const leverKeys = leverTable.map(({ key }) => key);

function leversIn(text: string): Levers {
  const found = text.split(",").flatMap((part): [LeverKey, number][] => {
    const [name, value] = part.split(":");
    const key = leverKeys.find((each) => each === name);
    return key === undefined || value === undefined || !Number.isFinite(Number(value)) || value.trim() === ""
      ? []
      : [[key, Number(value)]];
  });
  return Object.fromEntries(found);
}

/** Letters of a code: a prime number of them, and none that are taken for another when written by hand. */
const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const BASE = BigInt(LETTERS.length);
/** Letters that stand together. */
const TOGETHER = 4;

/**
 * The same as letters that can be read aloud: `K7QP-2MXA-9R`. A number with a digit for each thing that may be chosen,
 * and one letter that checks the others.
 *
 * @param levers  those of the scenario, with their places
 */
export function codeOf(state: Addressed, levers: readonly Lever[], page: PageParts): string {
  let number = 0n;
  for (const [digit, base] of digitsOf(state, levers, page)) number = number * BigInt(base) + BigInt(digit);
  let letters = "";
  for (let rest = number; rest > 0n; rest /= BASE) letters = LETTERS[Number(rest % BASE)] + letters;
  const all = letters + checkOf(letters);
  return all.match(new RegExp(`.{1,${TOGETHER}}`, "g"))?.join("-") ?? "";
}

/** What a code says: the state, or which letter is wrong. */
export type ReadCode =
  | { readonly state: Addressed }
  | { readonly problem: "letter"; readonly letter: string }
  | { readonly problem: "check" };

/**
 * Reads a code.
 *
 * @param leversOf  the levers of a scenario, by its name; the first digits of a code say which it is
 */
export function stateOfCode(
  code: string,
  leversOf: (scenario: string) => readonly Lever[] | undefined,
  page: PageParts,
): ReadCode {
  const letters = code.toUpperCase().replace(/[\s-]/g, "");
  const wrong = [...letters].find((letter) => !LETTERS.includes(letter));
  if (wrong !== undefined) return { problem: "letter", letter: wrong };
  if (letters.length < 2 || checkOf(letters.slice(0, -1)) !== letters.at(-1)) return { problem: "check" };
  let number = 0n;
  for (const letter of letters.slice(0, -1)) number = number * BASE + BigInt(LETTERS.indexOf(letter));
  for (const scenario of page.scenarios) {
    const levers = leversOf(scenario);
    if (levers === undefined) continue;
    const state = stateOfNumber(number, scenario, levers, page);
    if (state !== undefined) return { state };
  }
  return { problem: "check" };
}

/** Every choice as a digit and how many there are, the last first to be read. The scenario is the lowest. */
function digitsOf(
  state: Addressed,
  levers: readonly Lever[],
  { scenarios, languages }: PageParts,
): (readonly [digit: number, base: number])[] {
  const keys = chartMenu.map(chartKey);
  const place = (list: readonly string[], value: string) => [Math.max(0, list.indexOf(value)), list.length] as const;
  return [
    // A one before all others, so that no zero is lost.
    [1, 2],
    ...levers.map((lever): readonly [number, number] => {
      const value = state.levers[lever.key];
      const at = value === undefined ? 0 : 1 + lever.places.indexOf(nearestPlace(lever, value));
      return [at, lever.places.length + 1];
    }),
    [state.deal - 1, DEALS],
    place(keys, state.charts[0]),
    place(keys, state.charts[1]),
    place(sides, state.side),
    place(questionKeys, state.question),
    [state.plausible ? 1 : 0, 2],
    place(screenNames, state.screen),
    place(languages, state.language),
    place(scenarios, state.scenario),
  ];
}

function stateOfNumber(
  number: bigint,
  scenario: string,
  levers: readonly Lever[],
  page: PageParts,
): Addressed | undefined {
  const shape = digitsOf(freshState(scenario), levers, page).map(([, base]) => base);
  const digits: number[] = [];
  let rest = number;
  for (const base of shape.toReversed()) {
    digits.unshift(Number(rest % BigInt(base)));
    rest /= BigInt(base);
  }
  if (rest > 0n || digits[0] !== 1 || page.scenarios[digits.at(-1) ?? 0] !== scenario) return undefined;
  const keys = chartMenu.map(chartKey);
  const moved = levers.flatMap(({ key, places }, at): [LeverKey, number][] => {
    const digit = digits[1 + at];
    return digit === 0 ? [] : [[key, places[digit - 1]]];
  });
  const [deal, left, right, side, question, plausible, screen, language] = digits.slice(1 + levers.length);
  return {
    scenario,
    levers: Object.fromEntries(moved),
    assumed: {},
    lesson: wholeLesson,
    deal: deal + 1,
    charts: [keys[left], keys[right]],
    side: sides[side],
    question: questionKeys[question],
    plausible: plausible === 1,
    screen: screenNames[screen],
    language: page.languages[language],
  };
}

/** A letter that would be another if any one letter were, or if two neighbours changed places. */
function checkOf(letters: string): string {
  let sum = 7;
  for (const [at, letter] of [...letters].entries()) sum += (at + 1) * (LETTERS.indexOf(letter) + 1);
  return LETTERS[sum % LETTERS.length];
}
