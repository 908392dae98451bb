import type { Frame } from "../result/frame.ts";
import type { Manifest } from "../result/manifest.ts";
import {
  type AskedPoint,
  type PointRecord,
  readRecord,
  recordFrames,
  replaying,
  WrongRecord,
} from "../result/record.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../result/savedFolder.ts";
import { openSavedMarkets, readOrigins } from "../result/savedScenario.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { calledIn, type Variable } from "../scenario/vary.ts";
import { type Money, moneyOf } from "../worlds/money.ts";
import { WORLDS_OF_MARKET } from "../worlds/plausible/markets.ts";
import type {
  AnalysisMore,
  Exploration,
  HashOf,
  Kind,
  PointsQuestion,
  QuestionIdentity,
  RestoredScenario,
  TriedInMarkets,
} from "./kind.ts";
import { statedMarkets } from "./plausible.ts";

/** An exploration as a kind of question: its record is what was seen at every point it asked for. */
export function explorationKind<Question extends PointsQuestion, Answer, Design>(
  exploration: Exploration<Question, Answer, Design>,
): Kind<Question, PointRecord, Answer> {
  const { name, command, summary, markdown, charts, page, brief, said } = exploration;
  return {
    name,
    command,
    summary,
    markdown,
    charts,
    page,
    ...(brief && { brief }),
    said,
    identity: (question, hashOf) => identityOf(question, hashOf, exploration.design(question)),
    reopen: (folder, manifest) => restored(exploration, folder, manifest),
    readSeen: (folder, manifest, question) => {
      const { series, replications, scenario } = question;
      const names = exploration.names(question);
      const record = readRecord(folder, manifest, { series, replications, names, money: moneyOf(scenario) });
      const tried = exploration.tried?.(question);
      return tried === undefined ? record : { ...record, markets: readMarkets(folder, manifest, tried, scenario) };
    },
    scenarios: ({ scenario }) => [scenario],
    answer: (question, seen) => replayed(exploration, question, seen),
    tables: (question, seen, answer) => [
      ...exploration.tables(answer),
      ...recordFrames(seen, exploration.names(question), moneyOf(question.scenario)),
      ...marketFrames(seen, exploration.tried?.(question), moneyOf(question.scenario)),
    ],
    files: ({ scenario }, answer) => [
      { path: "scenario.yaml", text: scenario.yaml },
      ...(exploration.files?.(answer) ?? []),
    ],
  };
}

function readMarkets(folder: SavedFolder, manifest: Manifest, tried: TriedInMarkets, scenario: Scenario): PointRecord {
  const { of, names } = tried;
  const asked = { series: of.series, replications: WORLDS_OF_MARKET, names, money: moneyOf(scenario) };
  return readRecord(folder, manifest, { ...asked, of: "markets" });
}

function marketFrames({ markets }: PointRecord, tried: TriedInMarkets | undefined, money: Money): Frame[] {
  return markets === undefined || tried === undefined ? [] : recordFrames(markets, tried.names, money, "markets");
}

function identityOf(
  { scenario, seed, replications, window, plausible }: PointsQuestion,
  hashOf: HashOf,
  design: unknown,
): QuestionIdentity {
  return {
    scenario: { name: scenario.name, title: scenario.title, sha256: hashOf(scenario) },
    reference: null,
    seed,
    replications,
    months: scenario.market.months,
    window,
    design,
    ...(plausible && { plausible: statedMarkets(plausible) }),
  };
}

function restored<Question extends PointsQuestion, Answer, Design>(
  { saved, restore }: Exploration<Question, Answer, Design>,
  folder: SavedFolder,
  manifest: Manifest,
): Question {
  const place = placeOf(folder, "manifest.json");
  const read = saved.safeParse(manifest.design);
  if (!read.success) {
    const [{ path, message }] = read.error.issues;
    throw new BadFolder(`${place}: "design.${path.join(".")}" is wrong: ${message}.`, RUN_AGAIN);
  }
  const { scenario, settings, marketOf } = openSavedMarkets(folder, "scenario.yaml");
  const { seed, replications, window, plausible } = manifest;
  const origins = readOrigins(folder, manifest, scenario);
  const worlds = { seed, replications, window, plausible };
  return restore(read.data, { scenario: { ...scenario, origins }, settings, marketOf, ...worlds }, place);
}

/** What was seen in plausible markets, in place of simulating it. */
function marketsSeen<Question extends PointsQuestion, Answer, Design>(
  { tried }: Exploration<Question, Answer, Design>,
  question: Question,
  { markets }: PointRecord,
): AnalysisMore {
  const of = tried?.(question)?.of;
  return markets === undefined || of === undefined ? {} : { markets: async () => ({ of, points: markets.points }) };
}

/** The answer from what was seen. @throws BadFolder where that is no record of the question */
async function replayed<Question extends PointsQuestion, Answer, Design>(
  exploration: Exploration<Question, Answer, Design>,
  question: Question,
  seen: PointRecord,
): Promise<Answer> {
  if (!seen.isKept) {
    throw new BadFolder(
      "The values of this exploration were too many to keep, so that its answer cannot be worked out from them again.",
      "Run the command that wrote it again, with --force.",
    );
  }
  const { explore, finish } = replaying(seen);
  try {
    const answer = await exploration.analyse(question, explore, marketsSeen(exploration, question, seen));
    finish();
    return answer;
  } catch (error) {
    if (!(error instanceof WrongRecord)) throw error;
    throw new BadFolder(`data/values.csv does not fit the design in manifest.json: ${error.message}.`, RUN_AGAIN);
  }
}

/** The points that an exploration asks for, in order, and what was seen at each. */
export async function pointsAskedFor<Question extends PointsQuestion, Answer, Design>(
  exploration: Exploration<Question, Answer, Design>,
  question: Question,
  seen: PointRecord,
): Promise<AskedPoint[]> {
  const points: AskedPoint[] = [];
  const { explore } = replaying(seen, (point, asked) => (points[point] = asked));
  await exploration.analyse(question, explore, marketsSeen(exploration, question, seen));
  return points;
}

/** A variable of a design, with what the parameter table says of it. @throws BadFolder */
export function restoredVariable(
  varied: Omit<Variable, "parameter" | "groupLabel">,
  { settings }: Pick<RestoredScenario, "settings">,
  place: string,
): Variable {
  const setting = settings.get(varied.path);
  if (setting === undefined || setting.scope === "text") {
    throw new BadFolder(`${place}: scenario.yaml has nothing to vary called "${varied.path}".`, RUN_AGAIN);
  }
  return { ...varied, parameter: setting.parameter, ...calledIn(setting) };
}
