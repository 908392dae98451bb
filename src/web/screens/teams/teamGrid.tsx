import { useState } from "preact/hooks";
import { sides } from "../../levers.ts";
import { TEAMS } from "../../teams/letters.ts";
import { standingOf, type Team } from "../../teams/room.ts";
import type { HostPart } from "./hostPart.ts";

/** So many teams, each in a market of its own as the buyer. */
export function alone(many: number): Team[] {
  return Array.from({ length: many }, (_, at) => ({ number: at + 1, name: "", side: "buyer", table: at + 1 }));
}

/** Three teams a table, one a side. */
function together(many: number): Team[] {
  return Array.from({ length: many }, (_, at) => ({
    number: at + 1,
    name: "",
    side: sides[at % sides.length],
    table: Math.floor(at / sides.length) + 1,
  }));
}

/** How many teams there are, and how they sit. */
export function Seating({ screen, room, go }: HostPart) {
  const { host } = screen.words.teams;
  const isTogether = room.teams.some(({ side }) => side !== "buyer");
  const seat = (teams: readonly Team[]) => go({ do: "seat", teams });
  const many = room.teams.length;
  const seated = (count: number, isShared: boolean) =>
    (isShared ? together : alone)(Math.min(TEAMS, Math.max(1, count)));
  return (
    <fieldset class="row" aria-label={host.teams}>
      <button type="button" aria-label={host.fewer} onClick={() => seat(seated(many - 1, isTogether))}>
        -
      </button>
      <span>{host.howMany(many)}</span>
      <button type="button" aria-label={host.more} onClick={() => seat(seated(many + 1, isTogether))}>
        +
      </button>
      <select
        aria-label={host.seating}
        class="fill"
        style={{ minWidth: 0 }}
        value={isTogether ? "together" : "alone"}
        onChange={(event) => seat(seated(many, event.currentTarget.value === "together"))}
      >
        <option value="alone">{host.alone}</option>
        <option value="together">{host.together}</option>
      </select>
    </fieldset>
  );
}

/** Letters of a name that a chip has room for. */
const LONGEST_NAME = 14;

/** All teams at a glance: which have decided in this round, and which keep what they had. A click gives a team a name. */
export function TeamGrid({ screen, room, go }: HostPart) {
  const { host, scores, team: text } = screen.words.teams;
  const [named, setNamed] = useState<number>();
  return (
    <section class="column">
      <ul class="teamGrid">
        {room.teams.map((team) => {
          const { number, side, table, name } = team;
          const standing = standingOf(room, number, room.round);
          const isAlone = room.teams.filter((other) => other.table === table).length === 1;
          const take = (typed: string) => {
            setNamed(undefined);
            if (typed.trim() !== name) go({ do: "join", team: { ...team, name: typed.trim() } });
          };
          return (
            <li key={number} class={standing}>
              {named === number ? (
                <input
                  class="chip"
                  aria-label={`${text.name}: ${scores.team(number)}`}
                  maxLength={LONGEST_NAME}
                  value={name}
                  ref={(input) => input?.focus()}
                  onBlur={(event) => take(event.currentTarget.value)}
                  onKeyDown={(event) => event.key === "Enter" && take(event.currentTarget.value)}
                />
              ) : (
                <button type="button" class="chip" onClick={() => setNamed(number)}>
                  {room.areNamesHidden || name === "" ? scores.team(number) : name}
                </button>
              )}
              {!isAlone && <span>{screen.words.sandbox.sides[side]}</span>}
              <span>{host.standings[standing]}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
