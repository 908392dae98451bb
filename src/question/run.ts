import { type ClaimOfRun, claimsOfRun } from "../analyse/claimsOfRun.ts";
import { type CorrectedDifference, compareArms } from "../analyse/compareArms.ts";
import { nearestToGate } from "../analyse/gate.ts";
import { besideLedgers, type LedgerRow, ledgerThresholds } from "../analyse/ledger.ts";
import type { PlausibleAnswer } from "../analyse/plausible/spread.ts";
import { unlikeSeen } from "../analyse/plausible/unlikeSeen.ts";
import { savingsOf } from "../analyse/savings.ts";
import { supplierSideOf } from "../analyse/supplierSide.ts";
import { threatTo } from "../analyse/threat.ts";
import { verdictOf } from "../analyse/verdict.ts";
import { wholeLevelsOf } from "../analyse/wholeLevels.ts";
import { chartsInTurn, chartsLeftOut } from "../draw/chartsOf.ts";
import { meansChart } from "../draw/supplierSide/means.ts";
import { isSame } from "../model/series.ts";
import { comparisonTable } from "../result/comparisonTable.ts";
import { type Frame, inFolder } from "../result/frame.ts";
import type { DifferingRow } from "../result/grid.ts";
import type { Manifest } from "../result/manifest.ts";
import type { SavedFolder } from "../result/savedFolder.ts";
import { parametersTable, readOrigins, readSavedScenario, savedWindow } from "../result/savedScenario.ts";
import { measuresTable } from "../result/series.ts";
import { goalsIn } from "../result/yearMeans.ts";
import { ITSELF } from "../scenario/referenceNames.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { overDates } from "../words/en/calendar.ts";
import { ledgerSentences, whyNoLedger } from "../words/en/ledger.ts";
import { neverSentence, otherMonths, otherMonthsSentence } from "../words/en/months.ts";
import { ownMoneyOf } from "../words/en/ownMoney.ts";
import { saidPlausible, unlikeSeenSentences } from "../words/en/plausible.ts";
import { type Answer, answerOf, closing, comparedWith, lateMonths, leading } from "../words/en/run.ts";
import { keyTable, terminalTable } from "../words/en/runTable.ts";
import { askedBy, itselfWithout } from "../worlds/armScenarios.ts";
import { areBothThere, type CommonMonths, commonMonths } from "../worlds/commonMonths.ts";
import { headlineFor } from "../worlds/headline.ts";
import { ledgerWorlds } from "../worlds/ledger/payments.ts";
import { moneyOf } from "../worlds/money.ts";
import { withTypicalWorld } from "../worlds/replicateScenario.ts";
import type { Comparison, ScenarioResult, WindowMeans } from "../worlds/result.ts";
import { someWorlds, type ValuesOfWorlds } from "../worlds/someWorlds.ts";
import { runBrief } from "./briefs.ts";
import { claimsOnPage } from "./claimsOnPage.ts";
import { commonFrame, commonIn, differingCommon, readCommon } from "./commonTable.ts";
import type { DetailArm } from "./detail/arm.ts";
import { assumptions, runFacts } from "./explorations.ts";
import type { HashOf, PageText, QuestionIdentity, Simulating, WorldsKind } from "./kind.ts";
import { afterRun } from "./next.ts";
import { readPlausible, savedPlausible, statedMarkets } from "./plausible.ts";
import { plausibleTables } from "./plausibleTables.ts";
import type { RecordOf } from "./recordTables.ts";
import { filesBeside, runMarkdown, runSummary } from "./runFiles.ts";
import { marketCharts, plausibleRun } from "./runMarkets.ts";
import { meansAgain, meansTables, savedMeans, worthOfMeans } from "./runMeans.ts";
import { differingWorlds, keptWorlds, readRunRecord, recordFrames, recordOf, worldsIn } from "./runRecord.ts";
import { claimsTable, eventsTable, ledgerTable, panelsTable, survivalTable } from "./runTables.ts";
import { plausibleOfRun, type RunQuestion, type RunSeen, simulateRun, stopOfRun, tasksOfRuns } from "./runWorlds.ts";
import { sideBlocks, sideNotes } from "./supplierSide.ts";
import { supplierSideTable } from "./supplierSideTable.ts";
import { verdictTable } from "./verdictTable.ts";

/** What a run comes to: the scenario against its reference, the differences between the two, and what is said of them. */
export interface RunAnswer {
  readonly comparison: Comparison;
  readonly differences: readonly CorrectedDifference[];
  /** Pairs of worlds that have values in other months than the reference. */
  readonly common: readonly CommonMonths[];
  readonly answer: Answer;
  /** The payments of the scenario beside real spend ledgers; none in a run of less than three years. */
  readonly ledger: readonly LedgerRow[];
  /** What became of the claims of the scenario, as far as the worlds of the run can judge them. */
  readonly claims: readonly ClaimOfRun[];
  /** What is known of the differences in markets that are as plausible, where that was asked. */
  readonly plausible?: PlausibleAnswer;
  /** Which of the headline measures have no value in some months, and what that does to a difference. */
  readonly notes: readonly string[];
}

/** Folder below `data` with the tables of the reference. */
const REFERENCE = "reference";

/**
 * A run: one scenario in many worlds, against what it is measured by, in the same worlds. It answers what the scenario
 * is like and what differs.
 */
export const runKind: WorldsKind<RunQuestion, RunSeen, RunAnswer> = {
  name: "run",
  command: "run",
  tasks: tasksOfRuns,
  simulate: simulateRun,
  identity,
  reopen,
  readSeen: (folder, manifest, question) => {
    const [ofScenario, ofReference] = recordsOf(question);
    const result = readRunRecord(folder, manifest, ofScenario);
    if (ofReference === undefined) return { result, common: [] };
    const reference = readRunRecord(folder, manifest, ofReference);
    const [common] = readCommon(folder, manifest, reference, [result]);
    const of = plausibleOfRun(question);
    const plausible = of && readPlausible(folder, manifest, of);
    const means = savedMeans(folder, manifest, question);
    return { result, reference, common, ...(plausible && { plausible }), ...(means && { means }) };
  },
  settled: (question, seen) => {
    return { ...question, replications: seen.result.replications, stop: stopOfRun(question, seen) };
  },
  plausible: (question, { plausible: seen }) => {
    const of = plausibleOfRun(question);
    return of && seen && { of, seen };
  },
  answer: async (question, seen) => {
    const { result, reference, common } = seen;
    const comparison = {
      result: withTypicalWorld(result),
      referenceLabel: labelOf(question),
      ...(reference === undefined ? {} : { reference: withTypicalWorld(reference), common }),
    };
    const differences = reference === undefined ? [] : differencesOf(reference, result, common);
    const plausible = plausibleRun(question, seen, differences);
    const said = saidPlausible(plausible, question.scenario.name, question.scenario);
    const verdict = reference && verdictOf(result, reference);
    const whole = reference === undefined ? wholeLevelsOf(result) : undefined;
    const savings = reference && savingsOf(reference, result);
    const ofAsker = reference && supplierSideOf(result, reference, verdict, differences);
    const threat = reference && threatTo(result, reference, differences);
    const nearest = threat && reference && nearestToGate(reference);
    const means = worthOfMeans(question, seen);
    const beside = { ...(threat && { threat }), ...(nearest && { nearest }), ...(means && { means }) };
    const side = ofAsker && { ...ofAsker, ...beside };
    const ledger = besideLedgersOf(result);
    return {
      comparison,
      differences,
      common,
      answer: {
        ...answerOf(comparison, differences, question.stop),
        ...(said && { plausible: said }),
        ...(verdict && { verdict }),
        ...(whole && { whole }),
        ...(savings && { savings }),
        ...(side && { side }),
      },
      ledger,
      claims: claimsOfRun(question.scenario, seen),
      plausible,
      notes: [
        ...sideNotes({ side, labels: question.scenario.labels }),
        ...notesOf(question, { result, reference, common }),
        ...neverThere(question, differences),
        ...(plausible === undefined ? [] : unlikeSeenSentences(unlikeSeen(result, ledger))),
      ],
    };
  },
  scenarios: ({ scenario, reference }) => (reference === undefined ? [scenario] : [scenario, reference]),
  arms: (question) =>
    recordsOf(question)
      .flatMap((of) => of ?? [])
      .map(armOf(question)),
  tables,
  files: ({ scenario, reference }) => [
    { path: "scenario.yaml", text: scenario.yaml },
    ...(reference === undefined ? [] : [{ path: "reference.yaml", text: reference.yaml }]),
  ],
  summary: ({ answer, claims, notes }) => runSummary(answer, claims, notes),
  markdown: ({ answer, ledger, notes }) => runMarkdown(answer, [...notes, ...ledgerSentences(ledger)]),
  *charts({ comparison, differences, common, answer, ledger }, provenance) {
    const { result: scenario, reference: baseline } = comparison;
    const { plausible: markets } = answer;
    if (markets !== undefined && baseline !== undefined) {
      const own = ownMoneyOf(answer.side);
      yield* marketCharts({ scenario, baseline, differences, common, markets, own }, provenance);
    }
    const means = meansChart(answer, scenario, provenance);
    if (means !== undefined) yield means;
    yield* chartsInTurn(comparison, provenance, ledger);
  },
  page: ({ comparison, answer, ledger, claims, notes }, identity): PageText => {
    const { scenario } = comparison.result;
    const { head, rows, note } = keyTable(answer);
    return {
      lang: "en",
      title: answer.title,
      subtitle: answer.against === undefined ? undefined : comparedWith(answer.against),
      answer: leading(answer),
      notes: [...lateMonths(answer), ...closing(answer), ...notes, ...ledgerSentences(ledger)],
      keyTable: { caption: note, columns: head, rows },
      further: sideBlocks(answer),
      leftOut: chartsLeftOut(comparison),
      story: scenario.story,
      ...(claims.length > 0 && {
        claims: claimsOnPage(claims, { name: scenario.name, replications: comparison.result.replications }),
      }),
      run: runFacts(identity),
      assumptions: assumptions(scenario),
      files: filesBeside({
        hasReference: comparison.reference !== undefined,
        hasPlausible: answer.plausible !== undefined,
        hasLedger: ledger.length > 0,
        hasMeans: answer.side?.means !== undefined,
      }),
    };
  },
  brief: runBrief,
  said: ({ comparison, answer, notes }) => ({
    title: answer.title,
    sentences: leading(answer),
    ...terminalTable(answer),
    notes: [...closing(answer), ...notes],
    next: afterRun(comparison.result.scenario, answer.side),
  }),
};

function armOf({ replications }: RunQuestion): (of: RecordOf) => DetailArm {
  return ({ scenario, seed, money }) => ({ scenario, seed, replications, money });
}

/** Records of the scenario and of its reference, which counts its money as the scenario does. */
function recordsOf(question: RunQuestion): readonly [RecordOf, RecordOf | undefined] {
  const { scenario, reference } = question;
  // What a currency is in the reference does not matter, or the two could not be told apart from a change of price.
  const money = moneyOf(scenario);
  const ledgers = ledgerThresholds(scenario.market.months).length === 0 ? 0 : ledgerWorlds(scenario.market);
  return [
    { ...recordOf(scenario, question, money), ledgers },
    reference && recordOf(reference, question, money, REFERENCE),
  ];
}

/** Simulates some worlds of both scenarios again, and gives the rows that come out otherwise. */
export async function runAgain(
  question: RunQuestion,
  seen: RunSeen,
  worlds: readonly number[],
  { map, signal }: Pick<Simulating, "map" | "signal">,
): Promise<DifferingRow[]> {
  const [ofScenario, reference] = recordsOf(question);
  const valuesOf = ({ scenario, seed, window, ledgers = 0 }: RecordOf) =>
    someWorlds(
      {
        market: scenario.market,
        asker: scenario.asker,
        discountRate: scenario.discountRate,
        ...{ seed, worlds, window },
        ...(ledgers > 0 && { ledgers: ledgerThresholds(scenario.market.months) }),
      },
      map,
      signal,
    );
  const differing = (of: RecordOf, saved: RunSeen["result"], now: ValuesOfWorlds) =>
    differingWorlds({ ...of, worlds }, worldsIn(saved, worlds), keptWorlds({ ...of, worlds }, now));
  const after = await valuesOf(ofScenario);
  const found = differing(ofScenario, seen.result, after);
  if (reference === undefined || seen.reference === undefined) return found;
  const before = await valuesOf(reference);
  const [x, y] = [
    { ...reference, values: before.values },
    { ...ofScenario, values: after.values },
  ];
  const common = commonMonths(x, y, question.window, { first: 0, count: worlds.length })
    .filter(areBothThere)
    .map((row) => ({ ...row, replication: worlds[row.replication] }));
  const saved = seen.common.filter(({ replication }) => worlds.includes(replication));
  return [
    ...found,
    ...differing(reference, seen.reference, before),
    ...differingCommon(seen.result, saved, commonIn(ofScenario.money, ofScenario.series, common)),
    ...(await meansAgain(question, seen, worlds, { map, signal })),
  ];
}

/** The payments of the first worlds, as far as there are, beside real ledgers. */
function besideLedgersOf(result: RunSeen["result"]): LedgerRow[] {
  return whyNoLedger(result) === undefined ? besideLedgers(result.ledgers) : [];
}

/** Differences of all series; of those of the headline it is said whether they were seen, with all of them looked at. */
function differencesOf(
  reference: WindowMeans,
  result: WindowMeans,
  common: readonly CommonMonths[],
): readonly CorrectedDifference[] {
  const [{ differences }] = compareArms(reference, [result], headlineFor(result.scenario.asker), [common]).comparisons;
  return differences;
}

/** What is said of headline measures that have values in other months than in the reference. */
function notesOf(question: RunQuestion, { result, reference, common }: RunSeen): string[] {
  if (reference === undefined) return [];
  const [baseline, scenario] = [
    { name: labelOf(question), means: reference },
    { name: question.scenario.name, means: result },
  ];
  return otherMonths(baseline, scenario, headlineFor(question.scenario.asker), common).map(otherMonthsSentence);
}

/** What is said of headline measures of which one of the two has no value at all, as there is no price where nothing is delivered. */
function neverThere(question: RunQuestion, differences: readonly CorrectedDifference[]): string[] {
  const { scenario, window } = question;
  const asked = differences.filter(({ series }) => headlineFor(scenario.asker).some((each) => isSame(each, series)));
  const months = overDates(window, scenario.start);
  return asked.flatMap((each) => neverSentence(each, [labelOf(question), scenario.name], months));
}

/** Why this reference: "without entry", or the scenario that is named. */
function labelOf({ scenario, reference }: Pick<RunQuestion, "scenario" | "reference">): string {
  if (reference === undefined) return "none";
  return ITSELF.includes(scenario.reference) ? scenario.reference.replace("-", " ") : scenario.reference;
}

function identity(question: RunQuestion, hashOf: HashOf): QuestionIdentity {
  const { scenario, reference, seed, replications, window, stop } = question;
  return {
    scenario: { name: scenario.name, title: scenario.title, sha256: hashOf(scenario) },
    reference: reference === undefined ? null : { label: labelOf(question), sha256: hashOf(reference) },
    seed,
    replications,
    months: scenario.market.months,
    window,
    stop,
    plausible: statedMarkets(question.plausible),
  };
}

function reopen(folder: SavedFolder, manifest: Manifest): RunQuestion {
  const resolved = readSavedScenario(folder, "scenario.yaml");
  const goalsHeld = goalsIn(folder, resolved.goals, resolved);
  const scenario = { ...resolved, goalsHeld, origins: readOrigins(folder, manifest, resolved) };
  const { seed, replications, stop } = manifest;
  const reference = savedReference(folder, manifest, scenario);
  return {
    scenario,
    reference,
    seed,
    replications,
    window: savedWindow(folder, manifest, scenario),
    precision: stop?.asked,
    plausible: savedPlausible(folder, manifest, reference ? [reference, scenario] : [scenario]),
  };
}

/** The same scenario without entry follows from it; any other is read. */
function savedReference(folder: SavedFolder, manifest: Manifest, scenario: Scenario): Scenario | undefined {
  if (scenario.reference === "none") return undefined;
  const resolved = readSavedScenario(folder, "reference.yaml");
  const itself = itselfWithout(scenario);
  if (itself !== undefined) return itself;
  return askedBy(scenario, { ...resolved, origins: readOrigins(folder, manifest, resolved, REFERENCE) });
}

/** All tables of a run: what was seen, and what follows from it. */
function tables(
  question: RunQuestion,
  seen: RunSeen,
  { comparison, differences, ledger, claims, plausible, answer }: RunAnswer,
): Frame[] {
  const [ofScenario, ofReference] = recordsOf(question);
  const { scenario } = question;
  const { reference } = comparison;
  const tablesOfScenario = [
    ...tablesOf(ofScenario, seen.result, comparison.result),
    ...(ledger.length === 0 ? [] : [ledgerTable(scenario.name, ledger)]),
    ...supplierSideTable([seen.result], seen.reference),
    measuresTable(ofScenario.money, [scenario.market]),
    claimsTable(scenario, claims),
  ];
  if (ofReference === undefined || reference === undefined || seen.reference === undefined) return tablesOfScenario;
  const compared = { baseline: scenario.reference, scenario: scenario.name, money: ofScenario.money };
  return [
    ...tablesOfScenario,
    comparisonTable(compared, differences),
    ...(answer.verdict === undefined ? [] : [verdictTable([{ ...compared, verdict: answer.verdict }])]),
    commonFrame([seen.result], [seen.common]),
    ...tablesOf(ofReference, seen.reference, reference),
    ...meansTables(question, seen, answer.side),
    ...plausibleTables(runKind.plausible(question, seen), plausible),
  ];
}

function tablesOf(of: RecordOf, seen: RunSeen["result"], { typicalWorld }: ScenarioResult): Frame[] {
  const { scenario, folder } = of;
  const frames = recordFrames(of, seen);
  const { months, replications, years, worlds, sinceEntry, firstTrials, survivalByWorld, ledgerByWorld } = frames;
  const { accounts, dealings, sinceDeparture } = frames;
  const placed = (table: Frame) => (folder === undefined ? table : inFolder(folder, table));
  return [
    placed(parametersTable(scenario)),
    months,
    replications,
    years,
    worlds,
    sinceEntry,
    firstTrials,
    placed(eventsTable(scenario.name, typicalWorld)),
    placed(panelsTable(scenario.name, typicalWorld)),
    placed(survivalTable(seen)),
    survivalByWorld,
    ...(accounts === undefined ? [] : [accounts]),
    ...(dealings === undefined ? [] : [dealings]),
    ...(sinceDeparture === undefined ? [] : [sinceDeparture]),
    ...(ledgerByWorld === undefined ? [] : [ledgerByWorld]),
  ];
}
