import { z } from "zod";
import { UNSEEN } from "../../result/shown.ts";
import { leverTable } from "../levers.ts";
import { answers, quiz } from "../pack/quiz.ts";
import { LEVERS, MARKETS, ROUNDS, STEPS, TEAMS } from "./letters.ts";

/**
 * What a laptop saves and a host drops on the page: `name.json`. It says what was guessed, tried and decided, and no
 * result: the host's page simulates all of it again, so that nobody can write a better one in. A name stands in the
 * file and nowhere else. Whatever else a file says is refused; its texts are cut and cleaned before they are shown.
 */

/** Files that a host takes at a time. */
export const MOST_FILES = 40;
/** Length of a file that is read at all [characters]. */
export const LONGEST_FILE = 100_000;

const LONGEST_NAME = 40;
const LONGEST_ATTEMPT = 200;
const LONGEST_SENTENCE = 400;

const leverKeys = leverTable.map(({ key }) => key);
const finite = z.number().min(-1e9).max(1e9);

/** One line, without what moves, hides or turns text around, and no longer than it can be shown. */
const line = (longest: number) =>
  z
    .string()
    .max(10 * longest)
    .transform((text) => [...text.replace(UNSEEN, " ").replace(/\s+/g, " ").trim()].slice(0, longest).join(""));

const leversSchema = z.partialRecord(z.enum(leverKeys), finite);

const guessSchema = z.strictObject({
  line: z.array(finite).max(50).optional(),
  hands: z.tuple([z.int().min(0).max(999), z.int().min(0).max(999), z.int().min(0).max(999)]).optional(),
});

const roundSchema = z.strictObject({
  /** Steps of the five levers; null where nothing was decided. */
  policy: z
    .array(
      z
        .int()
        .min(0)
        .max(STEPS - 1),
    )
    .length(LEVERS)
    .nullable(),
  guesses: z.array(z.enum(["worse", "same", "better"])).max(60),
  /** What members thought of the threat to those who hold contracts; absent where nobody was asked. */
  threats: z
    .array(z.enum(["none", "some", "strong"]))
    .max(60)
    .optional(),
});

const markedSchema = z.array(z.enum(answers).nullable()).length(quiz.length);

const fileSchema = z.strictObject({
  catfish: z.literal("workshop"),
  version: z.literal(1),
  name: line(LONGEST_NAME),
  scenario: z.string().regex(/^[a-z0-9-]{1,60}$/),
  deal: z.int().min(1).max(1024),
  guesses: z.record(z.string().regex(/^[a-z]{1,20}$/), guessSchema),
  attempts: z.array(z.strictObject({ name: line(LONGEST_ATTEMPT), levers: leversSchema })).max(20),
  /** What was played as a team; absent where nobody did. */
  team: z
    .strictObject({
      market: z.int().min(1).max(MARKETS),
      number: z.int().min(1).max(TEAMS),
      side: z.enum(["buyer", "newcomer", "incumbent"]),
      rounds: z.array(roundSchema).max(ROUNDS),
    })
    .optional(),
  /** The test before and after, by question; absent where nobody took it. */
  quiz: z.strictObject({ before: markedSchema, after: markedSchema }).optional(),
  monday: line(LONGEST_SENTENCE),
});

/** What is saved; texts are clean. */
export type SavedFile = z.infer<typeof fileSchema>;

/** Why a file is not taken. */
export type FileProblem =
  | { readonly kind: "long" | "notJson" | "notOurs" | "empty" }
  | { readonly kind: "version"; readonly found: string }
  /** Something in it is not what it must be; the path is as in JSON, `team.rounds.2.policy`. */
  | { readonly kind: "value"; readonly path: string; readonly wrong: "missing" | "unknown" | "type" | "range" }
  | { readonly kind: "otherScenario"; readonly scenario: string };

/** Reads a file that anybody may have written. Never throws. @param scenarios  those that the page has */
export function readSaved(
  text: string,
  scenarios: readonly string[],
): { readonly file: SavedFile } | { readonly problem: FileProblem } {
  if (text.trim() === "") return { problem: { kind: "empty" } };
  if (text.length > LONGEST_FILE) return { problem: { kind: "long" } };
  const json = parsed(text);
  if (json === undefined) return { problem: { kind: "notJson" } };
  const head = z.looseObject({ catfish: z.literal("workshop"), version: z.unknown() }).safeParse(json);
  if (!head.success) return { problem: { kind: "notOurs" } };
  if (head.data.version !== 1) return { problem: { kind: "version", found: brief(head.data.version) } };
  const read = fileSchema.safeParse(json, { reportInput: true });
  if (!read.success) return { problem: valueProblem(read.error.issues[0]) };
  if (!scenarios.includes(read.data.scenario)) {
    return { problem: { kind: "otherScenario", scenario: read.data.scenario } };
  }
  return { file: read.data };
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value === null ? undefined : value;
  } catch {
    return undefined;
  }
}

function valueProblem(issue: z.core.$ZodIssue): FileProblem {
  const steps = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    return { kind: "value", path: pathOf([...steps, issue.keys[0]]), wrong: "unknown" };
  }
  const isMissing = issue.code === "invalid_type" && issue.input === undefined;
  const isType = issue.code === "invalid_type" || issue.code === "invalid_union";
  return { kind: "value", path: pathOf(steps), wrong: isMissing ? "missing" : isType ? "type" : "range" };
}

/** A path as it can be shown, however long or odd the keys of the file are. */
function pathOf(steps: readonly string[]): string {
  const text = steps.map((step) => brief(step)).join(".");
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function brief(value: unknown): string {
  const text = typeof value === "string" || typeof value === "number" ? String(value) : typeof value;
  return [...text.replace(UNSEEN, " ")].slice(0, 30).join("");
}
