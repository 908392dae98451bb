import pc from "picocolors";
import { shownLines } from "../../result/shown.ts";
import type { Terminal } from "./terminal.ts";

/*
 * The one door to the terminal. Titles, stories, claims, names, seeds and paths come from files and flags that anybody
 * may have written: what in them would move the cursor, colour the screen, ring the bell or turn text around is written
 * as `\u001b` and does nothing. Colours of our own carry a mark that nobody else can know, and get their codes here.
 */

/** A number of four digits that nobody knows beforehand: what the clock of the processor says in billionths of a second. */
const unknown = (): number => 1000 + (process.hrtime()[1] % 9000);
const [FIRST, SECOND] = [unknown(), unknown()];
const OWN_CODE = new RegExp(`\\u001b\\[${FIRST};${SECOND};(\\d+)m`);

/** A text with everything that a terminal would obey made harmless, but for line ends, tabs and our own colours. */
export function harmless(text: string): string {
  // Every other piece is the code of a colour.
  return text
    .split(OWN_CODE)
    .map((piece, at) => (at % 2 === 1 ? `\u001b[${piece}m` : shownLines(piece)))
    .join("");
}

/** The same for a text that is one line: nothing in it begins another. */
export function harmlessLine(text: string): string {
  return harmless(text.replace(/\n/g, "\\u000a"));
}

/** Terminals that let nothing through. */
const guarded = new WeakSet<Terminal>();

/** The same terminal, to which only what is harmless is written. */
export function guardedTerminal(terminal: Terminal): Terminal {
  if (guarded.has(terminal)) return terminal;
  const made: Terminal = {
    ...terminal,
    out: (text) => terminal.out(harmless(text)),
    error: (text) => terminal.error(harmless(text)),
    ...(terminal.ask && {
      ask: (question: string) => terminal.ask?.(harmless(question)) ?? Promise.resolve(undefined),
    }),
    progress: async () => {
      const progress = await terminal.progress();
      return { ...progress, say: (text) => progress.say(harmlessLine(text)) };
    },
  };
  guarded.add(made);
  return made;
}

type Paint = (text: string) => string;
export type Colours = Readonly<Record<"bold" | "dim" | "red" | "green" | "yellow" | "cyan", Paint>>;

/** The colours that a terminal shows; none where it wants none. */
export function coloursOf({ colour }: Pick<Terminal, "colour">): Colours {
  const paints = pc.createColors(colour);
  if (!colour) return paints;
  const { bold, dim, red, green, yellow, cyan } = paints;
  return {
    bold: marked(bold),
    dim: marked(dim),
    red: marked(red),
    green: marked(green),
    yellow: marked(yellow),
    cyan: marked(cyan),
  };
}

/** The codes of a colour with our mark, about whatever the text is. */
function marked(paint: Paint): Paint {
  const [begin, end] = paint("|").split("|");
  const own = (code: string) => code.replace("\u001b[", `\u001b[${FIRST};${SECOND};`);
  return (text) => `${own(begin)}${text}${own(end)}`;
}
