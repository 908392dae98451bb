import { type Decision, decisions } from "../../model/random.ts";
import { type DocComment, docCommentsOf } from "./docComments.ts";
import { commentMarkdown, markdownTable } from "./markdown.ts";
import { processNames, processPath } from "./monthTables.ts";

/** A section made of the comments of a file: of one function, or of all that have no section of their own. */
interface Section {
  readonly file: string;
  readonly heading: string;
  readonly only?: string;
}

/** Formulas that several processes share. */
const sharedFormulas: readonly Section[] = [
  { file: "utility", heading: "Value, perceived utility, trust" },
  { file: "bids", heading: "Bid for a contract" },
  { file: "invitations", heading: "Rivals at the table" },
  { file: "orders", only: "attractOrders", heading: "Chances of a flexible order" },
  { file: "orders", only: "capShares", heading: "Cap on shares" },
  { file: "panel", only: "awardContract", heading: "Award of a contract" },
  { file: "panel", only: "worstFlexible", heading: "The worst flexible supplier" },
  { file: "panel", heading: "Moves on and off the panel" },
  { file: "strategists", heading: "Who works at a strategy" },
  { file: "words", heading: "Words of a strategy" },
  { file: "courtByStrategy", heading: "Courting by a strategy" },
  { file: "leads", heading: "Leads" },
  { file: "edge", heading: "Edge and rapport" },
  { file: "learnInContact", heading: "Learning in contact" },
  { file: "sellingCost", heading: "Cost of a strategy" },
  { file: "oneOffOrders", heading: "One-off orders, in the ledger only" },
];

/** How random numbers and functions are made, so that results can be reproduced to the last bit. */
const machinery: readonly Section[] = [
  { file: "random", heading: "Random numbers" },
  { file: "keyStreams", heading: "Keys of a month" },
  { file: "arithmetic", heading: "Exponential and logarithm" },
  { file: "normalQuantile", heading: "Normal numbers" },
];

/** How a replication begins. */
const beginnings: readonly Section[] = [
  { file: "resetWorld", heading: "Start of a replication" },
  { file: "startWorld", heading: "What begins with a draw or by a rule" },
  { file: "fillPanels", heading: "Panels at the start" },
  { file: "shuffle", heading: "Shuffling" },
];

const sections = [...sharedFormulas, ...machinery, ...beginnings];

type Read = (path: string) => string;

/** Every process in the order of the month, then what they share. */
export function submodels(read: Read): string {
  const names = [...processNames.schedule, ...processNames.closing];
  const processes = names.map((name, i) => submodel(read, name, i + 1));
  const shared = sharedFormulas.map((section, i) => fileSection(read, section, `7.${names.length + i + 1}`));
  const first = names.length + sharedFormulas.length + 1;
  const made = machinery.map((section, i) => fileSection(read, section, `7.${first + i}`));
  return [...processes, ...shared, ...made, `Every draw, and what it is keyed by:\n\n${drawTable()}`].join("\n\n");
}

/** Sections on the files that begin a replication. */
export function beginningSections(read: Read): string {
  return beginnings.map((section, i) => fileSection(read, section, `5.${i + 1}`)).join("\n\n");
}

function submodel(read: Read, name: string, number: number): string {
  const comments = docCommentsOf(read(processPath(name)));
  const main = comments.find((comment) => comment.name === name);
  if (main === undefined) throw new Error(`${processPath(name)}: ${name} has no doc comment`);
  const notes = comments.filter((comment) => comment !== main).map(note);
  return joined([`### 7.${number} ${name}`, commentMarkdown(main.lines), notes.join("\n")]);
}

/** A note on a part of a process, in a line of a list. */
function note({ name, number, lines }: DocComment): string {
  const label = name === undefined ? "" : `\`${name}${number === undefined ? "" : ` = ${number}`}\`: `;
  return `- ${label}${lines.join(" ")}`;
}

function fileSection(read: Read, { file, heading, only }: Section, number: string): string {
  const apart = sections.flatMap((section) => (section.file === file && section.only ? [section.only] : []));
  const belongs = ({ name = "" }: DocComment) => (only === undefined ? !apart.includes(name) : name === only);
  const parts = docCommentsOf(read(`src/model/${file}.ts`))
    .filter(belongs)
    .map((comment) => {
      const text = commentMarkdown(comment.lines);
      if (comment.name === undefined) return text;
      return `\`${comment.name}${comment.number === undefined ? "" : ` = ${comment.number}`}\`: ${text}`;
    });
  return joined([`### ${number} ${heading}`, ...parts]);
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}

/** For each decision: when it is keyed, who and whom. The type makes a new decision impossible to forget. */
// biome-ignore format: a table reads in rows
const draws: Readonly<Record<Decision, readonly [when: string, who: string, whom: string, use: string]>> = {
  spread: ["start", "agent", "hash of the parameter's name as of a group, member 0", "normal or uniform: own value of a parameter that is spread over the group"],
  panel: ["start", "agent", "8 x slot + track (2 flexible, 3 fixed), buyers + 4", "uniform: order in which buyers and suppliers are matched"],
  contractEnd: ["start", "buyer", "supplier", "uniform: end of the first contract"],
  entry: ["start", "entrant", "0", "uniform: wait of a random arrival"],
  demand: ["start and month", "buyer", "0", "normal: deviation of log demand"],
  disruption: ["month", "supplier", "0", "uniform: disruption or recovery"],
  court: ["month", "entrant", "account, from 0; by a strategy 1000 + the number of a dealer from 1, and 10000 more for each further buyer that is looked at", "uniform: buyer that is courted next"],
  look: ["month", "buyer", "0", "uniform: whether it looks at a prospect"],
  order: ["month", "buyer", "supplier", "Gumbel: single choice on the flexible track"],
  quality: ["month", "supplier", "0", "normal: quality of the month's batches"],
  review: ["month", "buyer", "supplier", "Gumbel: luck at a contract review"],
  around: ["month", "buyer", "0", "uniform: back-up that a looking buyer happens upon"],
  need: ["month", "buyer", "supplier", "uniform: whether the need behind a contract ends"],
  closure: ["month", "entrant", "0", "uniform: whether it closes"],
  programme: ["month", "strategist", "0", "uniform: whether its programme is cut for a year"],
  turnover: ["month", "strategist", "manager, from 0", "uniform: whether the manager leaves"],
  lead: ["month", "strategist", "0; 1; 2", "uniform: whether there is a lead; the buyer; whether it asks"],
  invite: ["start and month", "buyer", "draw, from 0", "uniform: rival that is invited to the next review"],
  oneOff: ["month", "buyer", "3 x order, from 1, and the two that follow; 0 for their number", "uniform: number of one-off orders; months, supplier of the pool; normal: log of spend"],
};

/** What every random number depends on beside seed and replication. */
function drawTable(): string {
  const rows = decisions.map((decision, i) => [String(i + 1), `\`${decision}\``, ...draws[decision]]);
  return markdownTable(["number", "decision", "keyed by", "who", "whom", "draw"], rows);
}
