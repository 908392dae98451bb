import { wholeNumber } from "../../question/request.ts";
import { type DetailAsked, detailTables, type Formats } from "../../result/manifest.ts";
import { shown } from "../../result/shown.ts";
import { pathIn } from "../../scenario/applySettings.ts";
import { CALENDAR_MONTH, monthMeant } from "../../scenario/calendar.ts";
import { MOST_MARKETS, USUAL_MARKETS } from "../../worlds/plausible/markets.ts";
import type { Given } from "../arguments/given.ts";
import { Refusal } from "../exit.ts";
import { type ResolveOptions, resolveOptions } from "../readScenarios.ts";
import { OUTPUT } from "../results/destination.ts";
import { type WorldsAsked, worldsAsked } from "./precision.ts";

/** What the user asks of `catfish run`, checked. */
export interface RunRequest extends WorldsAsked {
  readonly scenarios: readonly string[];
  readonly resolve: ResolveOptions;
  readonly seed: string;
  /** Months of the means, numbers or dates as written; undefined is the second half of the run. */
  readonly window?: readonly [string, string];
  /** Markets that are as plausible; 0 is none. */
  readonly plausible: number;
  readonly threads: number;
  /** Folder in which each scenario gets its own. */
  readonly out: string;
  readonly force: boolean;
  /** Forms of the tables beside CSV. */
  readonly formats: Formats;
  /** What is told of single worlds; nothing unless asked for. */
  readonly detail?: DetailAsked;
  readonly charts: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

const MOST_THREADS = 256;

/** Threads that `--workers` asks for; as many as there are cores unless given. @throws Refusal */
export function threadsAsked(given: Given, cores: number): number {
  return wholeNumber("workers", given.text("workers") ?? String(cores), 1, MOST_THREADS);
}

/** Worlds of a scenario unless asked for. */
const USUAL_REPLICATIONS = 200;

/**
 * Reads the options of `run`. Numbers are checked here, because yargs would take bad ones for NaN.
 *
 * @param usual  worlds when nothing is said
 */
export function runRequest(
  given: Given,
  bundled: readonly string[],
  cores: number,
  usual = USUAL_REPLICATIONS,
): RunRequest {
  return {
    scenarios: scenariosOf(given, bundled),
    resolve: askedBy(given),
    seed: given.text("seed") ?? "catfish",
    ...worldsAsked(given, usual),
    window: windowOf(given.text("window")),
    plausible: wholeNumber("plausible", given.text("plausible") ?? String(USUAL_MARKETS), 0, MOST_MARKETS),
    threads: threadsAsked(given, cores),
    out: given.text("out") ?? OUTPUT,
    force: given.is("force"),
    formats: formatsOf(given),
    detail: detailOf(given),
    charts: !given.is("no-charts"),
    json: given.is("json"),
    quiet: given.is("quiet"),
  };
}

/** What the command line changes, who asks among it; of a choice `--for` is another thing. */
function askedBy(given: Given): ResolveOptions {
  const resolve = resolveOptions(given);
  const asker = given.text("for");
  const isChoice = (["lever", "policy", "uncertain"] as const).some((name) => given.texts(name).length > 0);
  if (asker === undefined || isChoice) return resolve;
  if (resolve.settings.some((setting) => pathIn(setting) === "for")) {
    throw new Refusal(`--for ${shown(asker)} and --set for=.. both say who asks; give one of them.`);
  }
  return { ...resolve, asker };
}

function scenariosOf(given: Given, bundled: readonly string[]): readonly string[] {
  if (given.is("bundled") && given.words.length > 0) {
    throw new Refusal("--bundled runs all bundled scenarios; name scenarios or say --bundled, not both.");
  }
  const words = given.is("bundled") ? bundled : given.words;
  if (words.length > 0) return words;
  throw new Refusal("Say which scenario to run, e.g. catfish run catfish.", "All of them: catfish run --bundled");
}

function windowOf(text: string | undefined): readonly [string, string] | undefined {
  if (text === undefined) return undefined;
  const [first, last, ...more] = text.split(":").map((each) => each.trim());
  const isMonth = (each: string) => /^\d{1,5}$/.test(each);
  const isDate = (each: string) => CALENDAR_MONTH.test(each);
  if (last !== undefined && more.length === 0) {
    if (isMonth(first) && isMonth(last) && Number(first) <= Number(last)) return [first, last];
    if (isDate(first) && isDate(last) && first <= last) return [first, last];
  }
  // Of more digits they may be years.
  const between = /^(\d{1,3})\s*(?:-|–|\.\.|to|,)\s*(\d{1,3})$/.exec(text.trim())?.slice(1);
  const isSpan = between !== undefined && Number(between[0]) <= Number(between[1]);
  const meant = isSpan
    ? between
    : [first, last].map((each) => (each === undefined || isMonth(each) ? undefined : monthMeant(each)));
  throw new Refusal(
    `--window takes first:last in months from 0, e.g. 60:119, or in dates, e.g. 2030-01:2031-12, not "${text}".`,
    ...(meant.every((each) => each !== undefined) ? [`Did you mean  --window ${meant.join(":")} ?`] : []),
  );
}

const USUAL_DETAIL_WORLDS = "10";
const MOST_DETAIL_WORLDS = 100_000;

/** What `--detail` and `--detail-worlds` ask for. @throws Refusal */
function detailOf(given: Given): DetailAsked | undefined {
  const text = given.text("detail");
  const many = given.text("detail-worlds");
  if (text === undefined) {
    if (many === undefined) return undefined;
    throw new Refusal(
      "--detail-worlds says of how many worlds, and --detail of what.",
      `Add it, e.g. --detail relations, or several of ${detailTables.join(", ")}.`,
    );
  }
  const names = text.split(",").map((name) => name.trim().toLowerCase());
  const unknown = names.find((name) => !detailTables.some((table) => table === name));
  if (unknown !== undefined) {
    throw new Refusal(`--detail takes one or several of ${detailTables.join(",")}, not "${shown(unknown)}".`);
  }
  const worlds = wholeNumber("detail-worlds", many ?? USUAL_DETAIL_WORLDS, 1, MOST_DETAIL_WORLDS);
  return { tables: detailTables.filter((table) => names.includes(table)), worlds };
}

/** What `--format` asks for. @throws Refusal */
export function formatsOf(given: Given): Formats {
  const names = (given.text("format") ?? "csv").split(",").map((name) => name.trim().toLowerCase());
  const unknown = names.find((name) => !["csv", "xlsx", "parquet", "png"].includes(name));
  if (unknown !== undefined) {
    throw new Refusal(
      `--format takes csv, xlsx, parquet, png, or several of them, e.g. csv,xlsx, not "${shown(unknown)}".`,
      "CSV is always written.",
    );
  }
  const [parquet, xlsx, png] = ["parquet", "xlsx", "png"].map((name) => names.includes(name));
  if (png && given.is("no-charts")) {
    throw new Refusal("--format png draws charts, and --no-charts leaves them out.", "Leave one of the two out.");
  }
  return { parquet, xlsx, png };
}
