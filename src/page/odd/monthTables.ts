import { closing, type Process, schedule } from "../../model/schedule.ts";
import { docCommentOf } from "./docComments.ts";
import { markdownTable } from "./markdownTable.ts";

/** What a process takes from earlier in the same month, and what it leaves behind. */
interface Flow {
  readonly reads: string;
  readonly changes: string;
}

/** Everything else that a process reads is as the month before left it, or a parameter. */
// biome-ignore format: a table reads in rows
const flows: Readonly<Record<string, Flow>> = {
  followTimetable: { reads: "the timetable", changes: "parameters, capacity, lag, shocks, failures" },
  varyDemand: { reads: "shocks", changes: "demand D" },
  disrupt: { reads: "-", changes: "who is disrupted" },
  enter: { reads: "-", changes: "who is in the market; lag and capacity of who enters" },
  court: { reads: "who is in the market", changes: "accounts, T_1 of courted buyers" },
  appraise: { reads: "lag after a timetabled jump", changes: "T, V, U, eligible" },
  admit: { reads: "accounts, U of remembered and flexible suppliers", changes: "the flexible track, who is remembered; T, V, U of who is let in" },
  allocate: { reads: "panel, U, J, demand", changes: "shares w, units ordered" },
  deliver: { reads: "units ordered, disruption, capacity", changes: "units delivered and taken over, spare capacity" },
  learnPreference: { reads: "units delivered, V", changes: "preference J" },
  bargain: { reads: "panel, U, eligible", changes: "prices p" },
  feelThreat: { reads: "panel, U, eligible, w, p", changes: "P, perceived P, Q and its prize" },
  chooseEffort: { reads: "perceived P, Q, w, p", changes: "effort e" },
  growInert: { reads: "perceived P", changes: "inertia I" },
  innovate: { reads: "units ordered, e, I", changes: "lag L, nearness to the frontier" },
  learnTrust: { reads: "units ordered and delivered, w, e", changes: "T_1 to T_4" },
  integrate: { reads: "w", changes: "integration k" },
  launch: { reads: "L, T of the appraisal", changes: "launches" },
  settleAccounts: { reads: "units delivered and taken over, p, e, accounts", changes: "profit, cash, capacity" },
  leave: { reads: "cash", changes: "who is in the market; ends relations and accounts" },
  review: { reads: "U and eligible of the appraisal, k", changes: "who is under contract, ends and weights of contracts" },
};

/** Names of the processes of a month in order: those before the observation, and those after. */
export const processNames = { schedule: schedule.map(nameOf), closing: closing.map(nameOf) } as const;

function nameOf({ name }: Process): string {
  return name;
}

/** Where the source of a process stands. */
export function processPath(name: string): string {
  return `src/model/processes/${name}.ts`;
}

/** The month as two tables. */
export function monthTables(read: (path: string) => string): string {
  const first = processNames.schedule.map((name, i) => rowOf(read, name, i + 1));
  const after = processNames.closing.map((name, i) => rowOf(read, name, first.length + i + 1));
  const headings = ["", "process", "what it does", "takes from earlier this month", "changes"];
  return [
    "### The month\n",
    markdownTable(headings, first),
    "\nThen the month is observed.\n\n### The closing\n",
    markdownTable(headings, after),
  ].join("\n");
}

function rowOf(read: (path: string) => string, name: string, number: number): string[] {
  const flow = flows[name];
  if (flow === undefined) throw new Error(`say in src/page/odd/monthTables.ts what ${name} reads and changes`);
  const text = docCommentOf(read(processPath(name)), name).lines.join(" ");
  const sentence = /^[^:]*: (.*?[.;])(?= [A-Z ]|$)/.exec(text)?.[1] ?? text;
  return [String(number), `\`${name}\``, sentence, flow.reads, flow.changes];
}
