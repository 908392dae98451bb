import type { ColumnNames } from "../../model/columns.ts";
import { closing, type Line, type Process, schedule } from "../../model/schedule.ts";
import { docCommentOf } from "./docComments.ts";
import { markdownTable } from "./markdown.ts";

/** Names of the processes of a month in order: those before the observation, and those after. */
export const processNames = { schedule: schedule.map(nameOf), closing: closing.map(nameOf) } as const;

function nameOf(line: Line): string {
  const { name } = line.process;
  return name;
}

/** Where the source of a process stands. */
export function processPath(name: string): string {
  return `src/model/processes/${name}.ts`;
}

/** The month as two tables: what each process takes and changes is what it says itself. */
export function monthTables(read: (path: string) => string): string {
  const processes = [...schedule, ...closing].map(({ process }) => process);
  const rows = processes.map((process, i) => rowOf(read, process, i + 1, changedBy(processes.slice(0, i))));
  return [
    `### The month\n\n${LEGEND}\n`,
    markdownTable(HEADINGS, rows.slice(0, schedule.length)),
    "\nThen the month is observed.\n\n### The closing\n",
    markdownTable(HEADINGS, rows.slice(schedule.length)),
  ].join("\n");
}

const LEGEND = `Variables are those of section 2. Parameters, and what is made for good, are read by all. Relations that change
places as a whole are \`moving\`.`;
const HEADINGS = [
  "",
  "process",
  "what it does",
  "takes from earlier this month",
  "takes from the month before",
  "changes",
];

function rowOf(
  read: (path: string) => string,
  { name, reads, changes }: Process,
  number: number,
  earlier: ReadonlySet<string>,
): string[] {
  const text = docCommentOf(read(processPath(name)), name).lines.join(" ");
  const sentence = /^[^:]*: (.*?[.;])(?= [A-Z ]|$)/.exec(text)?.[1] ?? text;
  return [
    String(number),
    `\`${name}\``,
    sentence,
    inWords(reads, (column) => earlier.has(column)),
    inWords(reads, (column) => !earlier.has(column)),
    inWords(changes, () => true),
  ];
}

function changedBy(processes: readonly Process[]): ReadonlySet<string> {
  return new Set(
    processes.flatMap(({ changes }) =>
      ownersIn(changes).flatMap(([owner, names]) => names.map((name) => `${owner}.${name}`)),
    ),
  );
}

function ownersIn(columns: ColumnNames): [string, readonly string[]][] {
  return Object.entries(columns);
}

/** Columns, owner by owner: buyer `demand`; relation `share`, `price`. */
function inWords(columns: ColumnNames, isMeant: (column: string) => boolean): string {
  const owners = ownersIn(columns).flatMap(([owner, names]) => {
    const meant = names.filter((name) => isMeant(`${owner}.${name}`)).map((name) => `\`${name}\``);
    return meant.length === 0 ? [] : [`${owner} ${meant.join(", ")}`];
  });
  return owners.length === 0 ? "-" : owners.join("; ");
}
