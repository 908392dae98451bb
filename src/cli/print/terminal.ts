import { readStandardInput } from "./standardInput.ts";

/** Where people read: data goes to `out`, everything else to `error`. */
export interface Terminal {
  /** Writes lines of the answer to standard output. */
  readonly out: (text: string) => void;
  /** Writes lines for people to standard error. */
  readonly error: (text: string) => void;
  /** True when colours are wanted on standard output. */
  readonly colour: boolean;
  /** Columns of a line of words. */
  readonly width: number;
  /** Columns that a table may take; missing where a file or a program takes it, as wide as it is. */
  readonly tableWidth?: number;
  /** All of standard input, or the first of it where it is more than anybody reads. */
  readonly standardInput: () => Promise<string | Uint8Array>;
  /**
   * Asks a person for a line; undefined where the input ends. Missing where nobody sits at the terminal, or what is asked
   * would not be seen.
   */
  readonly ask?: (question: string) => Promise<string | undefined>;
  /** A line on standard error that is replaced; silent when that is not a terminal. */
  readonly progress: () => Promise<Progress>;
}

export interface Progress {
  /** Shows the line, again after a pause. */
  readonly say: (text: string) => void;
  /** Clears the line, so that something else can be printed. */
  readonly pause: () => void;
  readonly stop: () => void;
}

/** A progress that says nothing. */
export const silence: Progress = { say: () => {}, pause: () => {}, stop: () => {} };

/** Width where the terminal does not say, or says that it has no columns, as that of a container may. */
const UNKNOWN_WIDTH = 100;

/** The terminal of this process. `NO_COLOR`, `FORCE_COLOR` and `TERM=dumb` are honoured. */
export function terminalOfProcess(colour: boolean): Terminal {
  return {
    out: (text) => process.stdout.write(`${text}\n`),
    error: (text) => process.stderr.write(`${text}\n`),
    colour: colour && colourWanted(process.env, process.stdout.isTTY === true),
    ...widthsOf(process.env.COLUMNS, process.stdout.columns),
    standardInput: readStandardInput,
    ...(process.stdin.isTTY === true && process.stderr.isTTY === true && { ask: askedHere }),
    progress: async () =>
      hasRoom(process.stderr) ? spinner(colour && colourWanted(process.env, process.stderr.isTTY)) : silence,
  };
}

/** `COLUMNS` goes before what the terminal says: whoever sets it means it. */
function widthsOf(asked = "", columns = 0): Pick<Terminal, "width" | "tableWidth"> {
  const width = /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : columns;
  return width > 0 ? { width, tableWidth: width } : { width: UNKNOWN_WIDTH };
}

/** One question and its answer. Ctrl-C ends the program as it does anywhere. */
async function askedHere(question: string): Promise<string | undefined> {
  const { createInterface } = await import("node:readline");
  const line = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    line.on("close", () => resolve(undefined));
    line.on("SIGINT", () => {
      line.close();
      process.kill(process.pid, "SIGINT");
    });
    line.question(question, (answer) => {
      resolve(answer);
      line.close();
    });
  });
}

function colourWanted(environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR && environment.FORCE_COLOR !== "0") return true;
  return isTerminal && environment.TERM !== "dumb";
}

/** Whether a line can be replaced here: counting the lines that a text takes never ends where there are no columns. */
function hasRoom({ isTTY, columns }: NodeJS.WriteStream): boolean {
  return isTTY === true && columns > 0;
}

async function spinner(colour: boolean): Promise<Progress> {
  const { default: ora } = await import("ora");
  const line = ora({ stream: process.stderr, discardStdin: false, ...(colour ? {} : { color: false }) });
  const clear = (): void => {
    line.stop();
  };
  return {
    say: (text) => {
      line.text = text;
      if (!line.isSpinning) line.start();
    },
    pause: clear,
    stop: clear,
  };
}
