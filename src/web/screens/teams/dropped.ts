import { useEffect, useRef } from "preact/hooks";
import type { Room as Screen } from "../../room.ts";
import type { FileProblem, SavedFile } from "../../teams/savedFile.ts";

/** Files that laptops have saved, as they are dropped on the page of a host. */

export interface DroppedFile {
  readonly name: string;
  readonly file: SavedFile;
}

/** Files that a host takes, as in `savedFile.ts`, which the engine has. */
export const MOST_FILES = 40;
/** Longest file that is handed to the engine at all [bytes]. */
const LARGEST = 400_000;

/** Reads files: those that are of this page, and a sentence for each other; undefined where later ones have come first. */
export async function readFiles({ client, words }: Pick<Screen, "client" | "words">, list: readonly File[]) {
  const files = await Promise.all(
    list.slice(0, MOST_FILES).map(async (each) => ({
      name: each.name,
      text: each.size > LARGEST ? "x".repeat(LARGEST) : await each.text(),
    })),
  );
  const answer = await client.ask("savedFiles", { files }, "savedFiles");
  if (answer === undefined) return undefined;
  const problems = answer.wrong.map(({ name, problem }) => problemText(name, problem, words.teams.fileProblems));
  return { read: answer.read, problems };
}

/** Files may be dropped anywhere on the page. */
export function useDrop(take: (files: readonly File[]) => Promise<void>) {
  const now = useRef(take);
  now.current = take;
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      void now.current([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener("dragover", over);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("drop", drop);
    };
  }, []);
}

function problemText(file: string, problem: FileProblem, text: Screen["words"]["teams"]["fileProblems"]): string {
  if (problem.kind === "version") return text.version(file, problem.found);
  if (problem.kind === "otherScenario") return text.otherScenario(file, problem.scenario);
  return problem.kind === "value" ? text[problem.wrong](file, problem.path) : text[problem.kind](file);
}
