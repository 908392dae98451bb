import { join } from "node:path";
import { z } from "zod";
import type { Kind, Said } from "../../question/kind.ts";
import type { NextStep } from "../../question/next.ts";
import { BadFolder, RUN_AGAIN } from "../../result/savedFolder.ts";
import { keptIn } from "../../words/en/results.ts";
import type { Disk, Effects } from "../effects.ts";
import { openManifest, safePath, savedFolder } from "../openFolder.ts";
import { nextLines, type Requested, typedHere } from "../print/nextLines.ts";
import { sayAnswer } from "../print/say.ts";

/** The parts of a `summary.json` that are said again. */
interface KeptSummary {
  readonly title?: string;
  readonly answer?: readonly string[];
  /** One world told, where that was asked for. */
  readonly explained?: object;
}

/** The other parts are handed on as they are. */
const summarySchema = z.looseObject({
  title: z.string().optional(),
  answer: z.array(z.string()).optional(),
  explained: z.looseObject({}).optional(),
});

/** The summary of a run that was done before and is kept. */
export function keptSummary(disk: Disk, folder: string): KeptSummary {
  const text = disk.read(safePath(disk, folder, "summary.json"));
  const summary = text === undefined ? undefined : summaryIn(text);
  if (summary !== undefined) return summary;
  throw new BadFolder(`${join(folder, "summary.json")} is missing or damaged.`, RUN_AGAIN);
}

function summaryIn(text: string): KeptSummary | undefined {
  try {
    return summarySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * The answer of a folder that is kept, worked out again from its question and record, so that it is said as it was the
 * first time and leads to the same next questions; undefined where too much was seen to keep a record.
 */
export async function keptAnswer<Question, Seen, Answer>(
  kind: Kind<Question, Seen, Answer>,
  path: string,
  { disk, machine }: Pick<Effects, "disk" | "machine">,
): Promise<Answer | undefined> {
  const folder = savedFolder(disk, path);
  const manifest = openManifest({ disk, machine }, folder, "report");
  const question = kind.reopen(folder, manifest);
  const seen = kind.readSeen(folder, manifest, question);
  if (typeof seen === "object" && seen !== null && "isKept" in seen && seen.isKept === false) return undefined;
  return kind.answer(question, seen);
}

/** Says an answer that is there already, where it lies, how it is made again, and what to ask next. */
export function sayKept(
  { said, summary }: { readonly said?: Said; readonly summary: KeptSummary },
  next: readonly NextStep[],
  requested: Requested & { readonly folder: string },
  effects: Effects,
): void {
  const { terminal } = effects;
  const { title = "", answer = [] } = summary;
  if (said === undefined) terminal.out([title, "", ...answer, ""].join("\n"));
  else sayAnswer(said, terminal);
  const lines = nextLines(next, requested, typedHere(effects));
  terminal.out([keptIn(requested.folder), "", ...lines].join("\n"));
}
