import { explained, type Question, type Study, studyOf } from "../../question/comparison.ts";
import { type ComparedArm, comparability } from "../../words/en/comparability.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects, Workers } from "../effects.ts";
import { Refusal } from "../exit.ts";
import { silence } from "../print/terminal.ts";
import { type Program, readProgram } from "../program.ts";
import { writeFolder } from "../run/folder.ts";
import { keptSummary } from "../run/kept.ts";
import { keptUntilWritten } from "../run/keptUntilWritten.ts";
import type { PlannedRun } from "../run/plan.ts";
import { refuseUnknownSeries } from "../run/precision.ts";
import type { RunRequest } from "../run/request.ts";
import { runInfo } from "../run/runInfo.ts";
import { targetOf } from "../run/target.ts";
import { SMALL_WORK, workOf } from "../run/work.ts";
import { tellCounts, unlessStopped } from "../store/telling.ts";
import { studyContents } from "./contents.ts";
import { gatherArms } from "./gatherArms.ts";
import { type ArmFacts, studyIdentity } from "./identity.ts";
import { isSaved, type PlannedArm } from "./plannedArm.ts";
import { freshWorlds } from "./worlds.ts";

/** What `compare` and `what-if` have in common once their arms are known. */
export interface StudyRequest {
  readonly question: Question;
  /** The baseline first, and at least one more. */
  readonly arms: readonly PlannedArm[];
  /** Folder to write. */
  readonly folder: string;
  readonly run: RunRequest;
  readonly given: Given;
}

/** A comparison that was made, or found made already. */
export type Made = { readonly study: Study } | { readonly kept: object };

/** Simulates what is missing, compares, and writes the folder. */
export async function makeStudy(request: StudyRequest, effects: Effects): Promise<Made> {
  const { question, arms, folder, run, given } = request;
  const program = readProgram(effects.disk);
  const worlds = freshWorlds(arms, run, given);
  refusePrecision(arms, run);
  const planned = studyIdentity(
    question,
    arms.map((arm) => factsOf(arm, worlds, program)),
    worlds.window,
    program,
    run,
  );
  const explain = given.is("explain");
  const { keep, place } = targetOf(effects.disk, folder, planned, run);
  if (keep) {
    const kept = keptSummary(effects.disk, folder);
    if (!explain || isExplained(kept)) return { kept };
  }

  const started = effects.clock.now();
  const progress = run.quiet ? silence : await effects.terminal.progress();
  const unfinished = keptUntilWritten(freshRuns(arms, worlds), worlds.replications, given, effects);
  let open: Workers | undefined;
  const workers = async (): Promise<Workers> => {
    open ??= await effects.workers(run.threads, given.text("workers") === undefined && isSmall(arms, worlds));
    return { ...open, map: unfinished.through(open.map) };
  };
  try {
    const gathering = { worlds, precision: run.precision, program, progress, effects, workers };
    const { arms: found, stop } = await gatherArms(arms, gathering);
    const [baseline, ...others] = found;
    refuseIncomparable(baseline, others);
    const compared = studyOf(question, baseline, others, { stop });
    const study = explain ? explained(compared) : compared;
    progress.say(`writing ${folder}`);
    const identity = studyIdentity(question, found.map(madeOf), baseline.means.window, program, run, stop);
    const contents = await studyContents(study, { identity, charts: run.charts, signal: effects.interrupted });
    await writeFolder(place, { ...contents, runInfo: runInfo(started, run, effects) }, effects);
    unfinished.written();
    tellCounts(unfinished.store, effects);
    return { study };
  } catch (error) {
    throw unlessStopped(error, unfinished.store, effects);
  } finally {
    progress.stop();
    await open?.close();
  }
}

/** True where one world of a kept comparison was told. */
function isExplained(kept: object): boolean {
  return JSON.stringify(kept).includes('"explained":');
}

type Worlds = ReturnType<typeof freshWorlds>;

function factsOf(arm: PlannedArm, { seed, replications }: Worlds, program: Program): ArmFacts {
  const { scenario } = arm;
  if (!isSaved(arm)) return { scenario, seed, replications, program };
  const { manifest, folder } = arm;
  const { seed: ownSeed, replications: own, program: made } = manifest;
  return { scenario, seed: ownSeed, replications: own, program: made, folder: folder.path };
}

function madeOf({ means, program, folder }: ComparedArm): ArmFacts {
  const { scenario, seed, replications } = means;
  return { scenario, seed, replications, program, folder };
}

function refusePrecision(arms: readonly PlannedArm[], { precision }: RunRequest): void {
  if (precision === undefined) return;
  refuseUnknownSeries(
    precision,
    arms.map(({ scenario }) => scenario),
  );
}

function isSmall(arms: readonly PlannedArm[], worlds: Worlds): boolean {
  return workOf(freshRuns(arms, worlds), worlds.replications) < SMALL_WORK;
}

/** What is simulated now. */
function freshRuns(arms: readonly PlannedArm[], { window }: Pick<Worlds, "window">): PlannedRun[] {
  return arms.filter((arm) => !isSaved(arm)).map(({ scenario }) => ({ scenario, window, referenceLabel: "" }));
}

function refuseIncomparable(baseline: ComparedArm, others: readonly ComparedArm[]): void {
  for (const arm of others) {
    const { refusal } = comparability(baseline, arm);
    if (refusal.length > 0) throw new Refusal(...refusal);
  }
}
