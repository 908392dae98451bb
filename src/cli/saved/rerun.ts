import type { FolderContents } from "../../page/contents.ts";
import type { Draw } from "../../page/renderSvg.ts";
import type { Kind } from "../../question/kind.ts";
import type { DifferingRow } from "../../result/grid.ts";
import { holdsOf, type Manifest, type RunIdentity } from "../../result/manifest.ts";
import type { Effects } from "../effects.ts";
import type { Pace } from "../explore/progress.ts";
import { hashOf } from "../run/identity.ts";

/** A result folder opened again: a question, and what was seen. */
export interface Reopened {
  /** What the manifest should say, from the question that was read. */
  readonly identity: RunIdentity;
  /** False where what was seen was too much to keep, so that only simulating all of it again tells what follows. */
  readonly isKept: boolean;
  /**
   * Every file that follows from question and record, without simulating; with charts and page where asked for.
   *
   * @throws BadFolder where the record was not kept, or is none of the question
   */
  readonly contents: (charts?: boolean) => Promise<FolderContents>;
  /** Simulates a part of the record again. */
  readonly rerun: (options: RerunOptions) => Promise<Rerun>;
}

/** What opening a folder again takes; its charts are drawn elsewhere where that is said. */
export interface Reopening extends Effects {
  readonly draw?: Draw;
}

export interface RerunOptions {
  /** How many points, or worlds of each scenario. */
  readonly sample: number;
  readonly threads: number;
  /** Tells how far it is. */
  readonly pace?: Pace;
}

/** What simulating a part of a record again has shown. */
export interface Rerun {
  readonly of: "points" | "worlds";
  /** How many the folder has, and the names of those that were simulated again. */
  readonly all: number;
  readonly sample: readonly string[];
  readonly differing: readonly DifferingRow[];
  /** What rests on what was not simulated again, in a sentence each. */
  readonly left: readonly string[];
  /** Every file that follows from what was simulated again, where that was all and no record was kept. */
  readonly contents?: FolderContents;
}

/** What identifies the folder, worked out from its question: what its manifest says otherwise was changed. */
export function identityAgain<Question, Seen, Answer>(
  kind: Kind<Question, Seen, Answer>,
  question: Question,
  { program, generator, holds }: Manifest,
): RunIdentity {
  const { explained = false, ...identity } = kind.identity(question, hashOf);
  const { charts, parquet, xlsx, png, detail } = holds;
  const held = holdsOf({ charts, formats: { parquet, xlsx, png }, detail, explained });
  return { ...identity, kind: kind.name, program, generator, holds: held };
}
