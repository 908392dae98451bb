import { join } from "node:path";
import { z } from "zod";
import { BadFolder, RUN_AGAIN } from "../../result/savedFolder.ts";
import type { Disk } from "../effects.ts";
import { safePath } from "../openFolder.ts";
import type { Terminal } from "../print/terminal.ts";

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

export function sayKept(folder: string, { title = "", answer = [] }: KeptSummary, terminal: Terminal): void {
  terminal.out([title, "", ...answer, "", `Kept   ${folder}, which holds this very run`, ""].join("\n"));
}
