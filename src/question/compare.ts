import { z } from "zod";
import type { IntervalSource, MonthlyDifferences } from "../analyse/monthlyDifferences.ts";
import type { Chart, Provenance } from "../draw/chart.ts";
import { overview } from "../draw/overview.ts";
import { isSame, type Series, seriesOf } from "../model/series.ts";
import { accountsFrame, withSavedAccounts } from "../result/accounts.ts";
import { dealingsFrame, withSavedDealings } from "../result/dealings.ts";
import { firstMonthsFrame, withSavedFirsts } from "../result/firstMonths.ts";
import type { Columns } from "../result/frame.ts";
import { type Manifest, type NamedScenario, type ProgramIdentity, programSchema } from "../result/manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../result/savedFolder.ts";
import { readSavedScenario } from "../result/savedScenario.ts";
import { readFrame } from "../result/savedTable.ts";
import { measuresTable } from "../result/series.ts";
import { meansFrame, readMeansOf } from "../result/windowMeans.ts";
import { type ArmWithYears, goalsIn, withSavedYears, yearsFrame } from "../result/yearMeans.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { ComparedArm } from "../words/en/comparability.ts";
import type { ComparisonSubject } from "../words/en/comparisonCharts.ts";
import { ownMoneyOf } from "../words/en/ownMoney.ts";
import { askedBy } from "../worlds/armScenarios.ts";
import { commonMoney } from "../worlds/money.ts";
import type { PlannedMarkets } from "../worlds/plausible/markets.ts";
import type { Stop } from "../worlds/stopping.ts";
import { commonAsker, goalsOfAll } from "../worlds/years.ts";
import { studyBrief } from "./briefs.ts";
import { type Common, commonFrame, readCommon, strayRow } from "./commonTable.ts";
import { differenceCharts } from "./differenceCharts.ts";
import type { HashOf, Kind, QuestionIdentity } from "./kind.ts";
import {
  type PlausibleOf,
  type PlausibleSeen,
  plausibleOf,
  readPlausible,
  type SeenMarkets,
  savedPlausible,
  statedMarkets,
} from "./plausible.ts";
import { plausibleTables } from "./plausibleTables.ts";
import { scenariosTable } from "./scenariosTable.ts";
import {
  type ComparedScenario,
  explained,
  type QuestionWord,
  questions,
  type Study,
  studyOf,
  valueOrder,
} from "./study.ts";
import { studyMarkdown, studyObject, studyPage } from "./studyPage.ts";
import { studySaid } from "./studySaid.ts";
import { differencesTable, inputTable, overTimeShape, overTimeTable, pairsTable } from "./studyTables.ts";
import { supplierSideTable } from "./supplierSideTable.ts";
import { verdictsTable } from "./verdictTable.ts";

/**
 * A comparison: scenarios beside each other, or one scenario with settings changed, against the first of them. It
 * answers what changed in the input and what in the output, world by world where the worlds are the same.
 */
export interface CompareQuestion {
  readonly question: QuestionWord;
  /** The baseline first, and at least one more. */
  readonly arms: readonly AskedArm[];
  readonly window: readonly [number, number];
  /** Whether one world of each is told. */
  readonly explain: boolean;
  /** Why there are as many worlds, where their number was left to the precision of the answer. */
  readonly stop?: Stop;
  /** What is asked of markets that are as plausible. */
  readonly plausible?: PlannedMarkets;
  readonly generator: string;
}

/** A scenario that is compared, and where its worlds come from. */
export interface AskedArm {
  /** Its name tells the arms apart. */
  readonly scenario: Scenario;
  readonly seed: string;
  readonly replications: number;
  /** The program that simulated it. */
  readonly program: ProgramIdentity;
  /** Folder it was read from; undefined where it was simulated for this. */
  readonly folder?: string;
}

/** What was seen of every arm: the only thing that does not follow from the question. */
export interface SeenArms {
  /** In the order of the arms, money in what all of them have. */
  readonly means: readonly ArmWithYears[];
  /** By scenario, the baseline not among them: pairs that have values in other months. */
  readonly common: Common;
  /** Differences over time, by scenario, with the digits that files keep; undefined where nothing is known along time. */
  readonly overTime: readonly (MonthlyDifferences | undefined)[];
  /** Plausible markets of all arms, where they were asked for. */
  readonly plausible?: PlausibleSeen;
}

const saved = z.object({
  question: z.enum(questions),
  arms: z
    .array(
      z.object({
        replications: z.number().int().min(1),
        program: programSchema,
        folder: z.string().optional(),
      }),
    )
    .min(2),
});

export const compareKind: Kind<CompareQuestion, SeenArms, Study> = {
  name: "comparison",
  command: "compare",
  identity,
  reopen,
  readSeen,
  answer: async (question, seen) => {
    const { question: asked, stop, explain } = question;
    const [baseline, ...arms] = comparedArms(question, seen);
    const { overTime, common } = seen;
    const study = studyOf(asked, baseline, arms, { stop, overTime, common, plausible: marketsSeen(question, seen) });
    return explain ? explained(study) : study;
  },
  tables: (question, seen, study) => [
    differencesTable(study),
    verdictsTable(study),
    ...scenariosTable(study),
    inputTable(study),
    overTimeTable(study),
    pairsTable(study),
    meansFrame(seen.means),
    yearsFrame(seen.means),
    ...firstMonthsFrame(seen.means),
    ...accountsFrame(seen.means),
    ...dealingsFrame(seen.means),
    ...supplierSideTable(seen.means.slice(1), seen.means[0]),
    commonFrame(seen.means.slice(1), seen.common),
    measuresTable(
      commonMoney(question.arms.map(({ scenario }) => scenario)),
      question.arms.map(({ scenario }) => scenario.market),
    ),
    ...plausibleTables(marketsSeen(question, seen), study.plausible),
  ],
  scenarios: ({ arms }) => arms.map(({ scenario }) => scenario),
  arms: ({ arms }) => {
    const money = commonMoney(arms.map(({ scenario }) => scenario));
    return arms.map(({ scenario, seed, replications }) => ({ scenario, seed, replications, money }));
  },
  files: ({ arms }) => arms.map(({ scenario }) => ({ path: `scenarios/${scenario.name}.yaml`, text: scenario.yaml })),
  summary: studyObject,
  markdown: studyMarkdown,
  charts: (study, provenance) => [
    ...(study.scenarios.length === 1 ? [] : [overviewOf(study, provenance) ?? []].flat()),
    ...study.scenarios.flatMap((compared) => chartsOf(study, compared, provenance)),
  ],
  page: studyPage,
  brief: studyBrief,
  said: studySaid,
};

/** The plausible markets of a comparison. */
export function plausibleOfArms({ arms, window, plausible }: CompareQuestion): PlausibleOf | undefined {
  if (plausible === undefined) return undefined;
  const scenarios = arms.map(({ scenario }) => scenario);
  return plausibleOf(plausible, scenarios, { seed: arms[0].seed, window }, commonMoney(scenarios));
}

/** The same with what was seen of them. */
export function marketsSeen(question: CompareQuestion, { plausible: seen }: SeenArms): SeenMarkets | undefined {
  const of = plausibleOfArms(question);
  return of && seen && { of, seen };
}

function identity(
  { question, arms, window, stop, explain, plausible }: CompareQuestion,
  hashOf: HashOf,
): QuestionIdentity {
  const [baseline, scenario] = arms;
  const named = (arm: AskedArm): NamedScenario => {
    const { name, title } = arm.scenario;
    const withoutSeed = { name, title, sha256: hashOf(arm.scenario) };
    return arm.seed === baseline.seed ? withoutSeed : { ...withoutSeed, seed: arm.seed };
  };
  const { name, title } = scenario.scenario;
  return {
    scenario: { name, title, sha256: hashOf(scenario.scenario) },
    reference: { label: baseline.scenario.name, sha256: hashOf(baseline.scenario) },
    arms: arms.map(named),
    seed: baseline.seed,
    replications: baseline.replications,
    months: baseline.scenario.market.months,
    window,
    stop,
    plausible: statedMarkets(plausible),
    explained: explain,
    design: {
      question,
      arms: arms.map(({ replications, program: { version, source }, folder }) => ({
        replications,
        program: { version, source },
        ...(folder === undefined ? {} : { folder }),
      })),
    },
  };
}

function reopen(folder: SavedFolder, manifest: Manifest): CompareQuestion {
  const design = saved.safeParse(manifest.design);
  const named = manifest.arms ?? [];
  if (!design.success || design.data.arms.length !== named.length) {
    throw new BadFolder(`${placeOf(folder, "manifest.json")} does not say what was compared.`, RUN_AGAIN);
  }
  const { question, arms } = design.data;
  const { window, stop, generator, holds } = manifest;
  const read = named.map(({ name }) => readSavedScenario(folder, `scenarios/${name}.yaml`));
  const goals = goalsIn(folder, goalsOfAll(read, false), read[0]);
  const together = { asker: commonAsker(read), goals };
  const scenarios = read.map((scenario) => askedBy(together, scenario));
  const compared = named.map(({ seed = manifest.seed }, index) => ({
    scenario: scenarios[index],
    seed,
    ...arms[index],
  }));
  return {
    question,
    plausible: savedPlausible(folder, manifest, scenarios),
    explain: holds.explained === true,
    window,
    stop,
    generator,
    arms: compared,
  };
}

function readSeen(folder: SavedFolder, manifest: Manifest, question: CompareQuestion): SeenArms {
  const { arms, window } = question;
  const money = commonMoney(arms.map(({ scenario }) => scenario));
  const asked = arms.map(({ scenario, seed, replications }) => ({ scenario, seed, replications, window, money }));
  const withYears = withSavedYears(folder, manifest, readMeansOf(folder, manifest, asked));
  // Of worlds that were read from a folder nobody looked at them.
  const isSimulated = (place: number) => arms[place].folder === undefined;
  const withFirsts = withSavedFirsts(folder, manifest, withYears, isSimulated);
  const withAccounts = withSavedAccounts(folder, manifest, withFirsts, isSimulated);
  const means = withSavedDealings(folder, manifest, withAccounts, isSimulated);
  const overTime = readOverTime(folder, manifest, question);
  const [baseline, ...scenarios] = means;
  const of = plausibleOfArms(question);
  const plausible = of && readPlausible(folder, manifest, of);
  return {
    means,
    common: readCommon(folder, manifest, baseline, scenarios),
    overTime,
    ...(plausible && { plausible }),
  };
}

function comparedArms({ arms, generator }: CompareQuestion, { means }: SeenArms): ComparedArm[] {
  return arms.map(({ scenario, program, folder }, index) => {
    return { name: scenario.name, means: means[index], program, generator, folder };
  });
}

/** All scenarios at a glance. */
function overviewOf(study: Study, provenance: Provenance): Chart | undefined {
  return overview(
    valueOrder(study.scenarios).map((compared) => subjectOf(study, compared)),
    provenance,
  );
}

function subjectOf({ baseline, scenarios }: Study, compared: ComparedScenario): ComparisonSubject {
  const { arm, paired, pairs, rows, overTime, common, same, answer } = compared;
  const markets = answer.plausible;
  const own = ownMoneyOf(answer.side);
  return {
    baselineName: baseline.name,
    scenarioName: arm.name,
    suffix: scenarios.length === 1 ? "" : `-${arm.name}`,
    baseline: baseline.means,
    scenario: arm.means,
    paired,
    pairs,
    differences: rows.map(({ known }) => known),
    same,
    overTime,
    common,
    ...(markets && { markets }),
    ...(own && { own }),
  };
}

/** The charts of one scenario; where nothing differs there is nothing to see. */
function chartsOf(study: Study, compared: ComparedScenario, provenance: Provenance): Chart[] {
  const { story, same } = compared;
  if (same) return [];
  return [
    ...differenceCharts(subjectOf(study, compared), provenance),
    ...(story === undefined ? [] : [story.chart(provenance)]),
  ];
}

const sources: readonly IntervalSource[] = ["pairs", "saved pairs", "no pairs"];

/** Differences over time as they were saved, by scenario; rows come series by series, the months of each in order. */
function readOverTime(folder: SavedFolder, manifest: Manifest, { arms }: CompareQuestion): SeenArms["overTime"] {
  const table = readFrame(folder, manifest, overTimeShape);
  const [baseline, ...others] = arms;
  const names = table.text("scenario");
  const stray = names.findIndex((name) => others.every(({ scenario }) => scenario.name !== name));
  if (stray >= 0) throw strayRow(folder, table, stray);
  return others.map(({ scenario }) => {
    const rows = [...names.keys()].filter((row) => names[row] === scenario.name);
    return rows.length === 0 ? undefined : arranged(folder, table, rows, commonSeries(baseline.scenario, scenario));
  });
}

function commonSeries(baseline: Scenario, scenario: Scenario): Series[] {
  const known = seriesOf(baseline.market);
  return seriesOf(scenario.market).filter((one) => known.some((other) => isSame(other, one)));
}

function arranged(
  folder: SavedFolder,
  table: Columns,
  rows: readonly number[],
  common: readonly Series[],
): MonthlyDifferences {
  const [measures, groups, numbers] = [table.text("measure"), table.text("group"), table.number("month")];
  const heads = rows.filter((row) => numbers[row] === 0);
  const series = heads.map((row): Series => {
    const found = common.find(({ measure, group }) => measure === measures[row] && group === groups[row]);
    if (found === undefined) throw strayRow(folder, table, row);
    return found;
  });
  const months = rows.length / series.length;
  const [froms, pairs] = [table.text("from"), table.number("pairs")];
  // Beside series that are paired there may be some of which only means are known.
  const known = heads.find((row) => froms[row] !== "no pairs") ?? rows[0];
  const from = sources.find((source) => source === froms[known]);
  const wrong = rows.find((row, at) => {
    const serie = series[Math.floor(at / months)];
    return numbers[row] !== at % months || measures[row] !== serie?.measure || groups[row] !== serie.group;
  });
  if (wrong !== undefined || from === undefined) throw strayRow(folder, table, wrong ?? rows[0]);
  const column = (name: string) => {
    const values = new Float64Array(rows.length);
    for (const [at, row] of rows.entries()) {
      values[(at % months) * series.length + Math.floor(at / months)] = table.number(name)[row];
    }
    return values;
  };
  return {
    series,
    months,
    from,
    pairs: pairs[known],
    meansOnly: heads.map((row) => froms[row] === "no pairs" && from !== "no pairs"),
    n: column("n"),
    baseline: column("meanBaseline"),
    scenario: column("meanScenario"),
    difference: column("difference"),
    lower: column("lower"),
    upper: column("upper"),
  };
}
