import type { Exploration, PointsQuestion } from "../../question/kind.ts";
import { type CommandText, ofExplorations } from "../arguments/options.ts";

/** A chart of the report: its file name and the question it answers. */
export interface ChartText {
  readonly name: string;
  readonly question: string;
  readonly drawn: string;
}

/** An exploration as the command line knows it, before its question is loaded: help is instant. */
export interface ExplorationText {
  /** What the manifest of its folders calls it. */
  readonly folder: string;
  readonly text: CommandText;
  readonly charts: readonly ChartText[];
  /** Loads the question and uses it. */
  readonly use: <Result>(use: UseOf<Result>) => Promise<Result>;
}

type UseOf<Result> = <Question extends PointsQuestion, Answer, Design>(
  kind: Exploration<Question, Answer, Design>,
) => Result;

/** What an exploration says of itself, beside what the commands of all explorations have. */
interface Given<Question extends PointsQuestion, Answer, Design> extends Pick<ExplorationText, "folder" | "charts"> {
  readonly command: string;
  readonly load: () => Promise<Exploration<Question, Answer, Design>>;
  readonly text: Pick<CommandText, "help" | "options" | "optionHelp" | "examples"> & {
    /** What the help of the scenario says beside how it is named. */
    readonly scenarioHelp?: string;
  };
}

export function exploration<Question extends PointsQuestion, Answer, Design>({
  command,
  folder,
  charts,
  load,
  text: { scenarioHelp, help, options, optionHelp, examples },
}: Given<Question, Answer, Design>): ExplorationText {
  return {
    folder,
    charts,
    text: {
      words: "<scenario>",
      help,
      wordHelp: {
        scenario: `Bundled name, path of a file, or - for standard input${scenarioHelp === undefined ? "" : `; ${scenarioHelp}`}`,
      },
      options: [...options, ...ofExplorations],
      optionHelp: {
        ...optionHelp,
        out: `Folder to write; output/${command}-<scenario>-<setting>, named after the question, unless given`,
        json: "Events as JSON lines on standard output, the result last",
      },
      examples,
      completes: "scenarios",
    },
    use: async (use) => use(await load()),
  };
}
