import { useState } from "preact/hooks";
import type { Room as Screen } from "../../room.ts";
import type { Entered, Room } from "../../teams/room.ts";

/** Why a code is not taken, in a sentence. */
export function problemText(
  done: Extract<Entered, { problem: unknown }>,
  room: Room,
  { letterProblems }: Screen["words"]["teams"],
): string {
  const { problem } = done;
  switch (problem.kind) {
    case "length":
      return letterProblems.length(problem.found);
    case "unknown":
      return letterProblems.unknown(problem.place, problem.typed);
    case "wrong":
      return letterProblems.wrong(problem.place, problem.typed, problem.fitting);
    case "swapped":
      return letterProblems.swapped(problem.place, problem.typed);
    case "several":
      return letterProblems.several();
    case "otherMarket":
      return letterProblems.otherMarket(problem.decision.team, problem.decision.market, room.market);
    case "otherRound":
      return letterProblems.otherRound(problem.decision.team, problem.decision.round, room.round);
    case "noTeam":
      return letterProblems.noTeam(problem.decision.team);
    case "locked":
      return letterProblems.locked(problem.decision.team);
    case "noPlace":
      return letterProblems.noPlace(problem.decision.team, problem.lever);
  }
}

/** Where codes are typed; what is wrong is said, and the letters stay to be mended. */
export function CodeEntry({
  label,
  enter: enterWord,
  take,
  isOpen,
}: {
  readonly label: string;
  readonly enter: string;
  readonly take: (typed: string) => boolean;
  readonly isOpen: boolean;
}) {
  const [typed, setTyped] = useState("");
  return (
    <form
      class="row"
      style={{ flexWrap: "nowrap" }}
      onSubmit={(event) => {
        event.preventDefault();
        if (take(typed)) setTyped("");
      }}
    >
      <input
        class="text fill code"
        style={{ minWidth: 0 }}
        aria-label={label}
        placeholder={label}
        autocomplete="off"
        spellcheck={false}
        disabled={!isOpen}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" disabled={!isOpen}>
        {enterWord}
      </button>
    </form>
  );
}
