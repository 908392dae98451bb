import { listed, worlds } from "../number.ts";
import { type NamedSetting, settingLabel } from "../settings.ts";

/** What is known of a result beside its folder, for the list of all of them. */
export interface ListedResult {
  /** What its manifest calls it. */
  readonly kind: string;
  /** Title that its answer has. */
  readonly title: string;
  readonly scenario: string;
  readonly replications: number;
  readonly seed: string;
  /** Settings that were varied or decided. */
  readonly settings: readonly NamedSetting[];
  /** The outcome that was looked for. */
  readonly when?: string;
}

/** Where an answer lies that is there already, and how it is made again. */
export function keptIn(folder: string): string {
  return `Kept   ${folder}, which answers this very question; with --force it is made again`;
}

/** Headings and sentences of the list of results. */
export const resultsWords = {
  title: "Results",
  subtitle: "What was asked, newest first; each line leads to its report",
  columns: ["Picture", "Question and answer", "Worlds", "Made (UTC)"],
  noPage: "written without a page",
  none: "There are no results here yet.",
  heading: (many: number) => `${many} ${many === 1 ? "result" : "results"}`,
  skippedHeading: "Not listed",
  compares: "Compares",
  comparedIn: "Compared in",
  all: "All results",
  compared: (name: string) => `Report of ${name}`,
  find: "Find a word",
  sortBy: "Sort by",
} as const;

/** The question that a result answers, as a line of a list. */
export function questionInWords({ kind, title, scenario, settings, when }: ListedResult): string {
  const named = listed(settings.slice(0, MOST_NAMED).map(settingLabel));
  const more = settings.length > MOST_NAMED ? ` and ${settings.length - MOST_NAMED} more` : "";
  const questions: Readonly<Record<string, string>> = {
    run: title,
    effect: `How much do newcomers do, and how much of it is reaction? ${title}`,
    sweep: `Which ${named}${more} is best? ${title}`,
    sensitivity: `Which settings matter? ${title}`,
    discovery: `When is ${(when ?? "it so").replace(/:all\b/g, "")}? ${title}`,
    choice: `Which policy, whatever comes? ${title}`,
    allocation: `How is a budget best shared out? ${title}`,
  };
  return (questions[kind] ?? title) || scenario;
}

/** Settings that a question names. */
const MOST_NAMED = 3;

/** `200 worlds, seed "catfish"`. */
export function worldsInWords({ replications, seed }: Pick<ListedResult, "replications" | "seed">): string {
  return `${worlds(replications)}, seed "${seed}"`;
}
