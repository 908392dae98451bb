import { sides } from "../levers.ts";
import { decisionOf, lettersOf, MARKETS, ROUNDS, TEAMS } from "./letters.ts";
import { LONGEST_ROUND, newRoom, type Phase, type Room, type Team, withMinutes } from "./room.ts";

/*
 * The host's room as lines of text, which a browser keeps over a reload. Decisions are their letters, and names of teams
 * are not kept: they stand in the files that teams save, and nowhere else.
 */

const phases: readonly Phase[] = ["open", "locked", "revealed"];
const LONGEST = 20_000;

export function roomText({ market, round, phase, teams, rounds, minutes }: Room): string {
  const seats = teams.map(({ number, side, table }) => `team ${number} ${side} ${table}`);
  const skipped = rounds.flatMap(({ isSkipped }, at) => (isSkipped ? [`skipped ${at + 1}`] : []));
  const codes = rounds.flatMap(({ policies }, at) =>
    Object.entries(policies).map(([team, steps]) => lettersOf({ market, round: at + 1, team: Number(team), steps })),
  );
  return [`room ${market} ${round} ${phase} ${minutes}`, ...seats, ...skipped, ...codes].join("\n");
}

/** Reads it again; whatever is not understood is left out. Undefined where it is no room. */
export function roomFromText(text: string): Room | undefined {
  const [head, ...lines] = text.slice(0, LONGEST).split("\n");
  const [word, ...rest] = head.split(" ");
  const [market, round] = rest.map(Number);
  const phase = phases.find((each) => each === rest[2]);
  if (word !== "room" || phase === undefined || !within(market, MARKETS) || !within(round, ROUNDS)) return undefined;
  const seats = lines.flatMap((line) => seatIn(line) ?? []);
  const known = [...new Map(seats.map((team) => [team.number, team])).values()].sort((a, b) => a.number - b.number);
  const skipped = lines.flatMap((line) => (/^skipped [1-6]$/.test(line) ? [Number(line.slice(-1))] : []));
  const decisions = lines.flatMap((line) => {
    const read = decisionOf(line);
    const isOfRoom = "decision" in read && read.decision.market === market;
    return isOfRoom && known.some(({ number }) => number === read.decision.team) ? [read.decision] : [];
  });
  const minutes = Number(rest[3]);
  const fresh = newRoom(market, known);
  const room = within(minutes, LONGEST_ROUND) ? withMinutes(fresh, minutes) : fresh;
  return {
    ...room,
    round,
    phase,
    rounds: room.rounds.map((_, at) => ({
      policies: Object.fromEntries(
        decisions.filter((each) => each.round === at + 1).map(({ team, steps }) => [team, steps]),
      ),
      isSkipped: skipped.includes(at + 1),
    })),
  };
}

function seatIn(line: string): Team | undefined {
  const [word, number, named, table] = line.split(" ");
  const side = sides.find((each) => each === named);
  if (word !== "team" || side === undefined || !within(Number(number), TEAMS) || !within(Number(table), TEAMS)) {
    return undefined;
  }
  return { number: Number(number), name: "", side, table: Number(table) };
}

function within(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
