import { type Decision, decisions } from "../../model/random.ts";
import { markdownTable } from "./markdownTable.ts";

/** For each decision: when it is keyed, who and whom. The type makes a new decision impossible to forget. */
// biome-ignore format: a table reads in rows
const draws: Readonly<Record<Decision, readonly [when: string, who: string, whom: string, use: string]>> = {
  spread: ["start", "agent", "hash of the parameter's name as of a group, member 0", "normal or uniform: own value of a parameter that is spread over the group"],
  panel: ["start", "agent", "8 x slot + track (2 flexible, 3 fixed), buyers + 4", "uniform: order in which buyers and suppliers are matched"],
  contractEnd: ["start", "buyer", "supplier", "uniform: end of the first contract"],
  entry: ["start", "entrant", "0", "uniform: wait of a random arrival"],
  demand: ["start and month", "buyer", "0", "normal: deviation of log demand"],
  disruption: ["month", "supplier", "0", "uniform: disruption or recovery"],
  court: ["month", "entrant", "account, from 0", "uniform: buyer that is courted next"],
  look: ["month", "buyer", "0", "uniform: whether it looks at a prospect"],
  order: ["month", "buyer", "supplier", "Gumbel: single choice on the flexible track"],
  quality: ["month", "supplier", "0", "normal: quality of the month's batches"],
  review: ["month", "buyer", "supplier", "Gumbel: luck at a contract review"],
};

/** What every random number depends on beside seed and replication. */
export function drawTable(): string {
  const rows = decisions.map((decision, i) => [String(i + 1), `\`${decision}\``, ...draws[decision]]);
  return markdownTable(["number", "decision", "keyed by", "who", "whom", "draw"], rows);
}
