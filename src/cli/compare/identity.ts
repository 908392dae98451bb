import type { Question } from "../../question/comparison.ts";
import { studyDesign } from "../../result/comparison/readStudy.ts";
import type { NamedScenario, ProgramIdentity, RunIdentity } from "../../result/manifest.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Stop } from "../../worlds/stopping.ts";
import { GENERATOR, namedOf } from "../run/identity.ts";

/** What is known of an arm before anything is simulated. */
export interface ArmFacts {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly replications: number;
  /** The program that simulated it. */
  readonly program: ProgramIdentity;
  /** Folder that it is read from; undefined where it is simulated now. */
  readonly folder?: string;
}

/** What identifies a comparison; the first arm is the baseline, and there is at least one more. */
export function studyIdentity(
  question: Question,
  arms: readonly ArmFacts[],
  window: readonly [number, number],
  program: ProgramIdentity,
  { charts, parquet }: RunIdentity["holds"],
  stop?: Stop,
): RunIdentity {
  const [baseline, scenario] = arms;
  const { name, sha256 } = namedOf(baseline.scenario);
  return {
    kind: "comparison",
    program: { version: program.version, source: program.source },
    scenario: namedOf(scenario.scenario),
    reference: { label: name, sha256 },
    arms: arms.map((arm): NamedScenario => {
      const named = namedOf(arm.scenario);
      return arm.seed === baseline.seed ? named : { ...named, seed: arm.seed };
    }),
    seed: baseline.seed,
    generator: GENERATOR,
    replications: baseline.replications,
    months: baseline.scenario.market.months,
    window,
    stop,
    holds: { charts, parquet },
    design: studyDesign({
      question,
      arms: arms.map(({ replications, program: { version, source }, folder }) => ({
        replications: stop?.worlds ?? replications,
        program: { version, source },
        ...(folder === undefined ? {} : { folder }),
      })),
    }),
  };
}
