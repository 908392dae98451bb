import { useEffect, useState } from "preact/hooks";
import { LeverBlock } from "../../leverPanel.tsx";
import { isIdle, type Lever, nearestPlace } from "../../levers.ts";
import { LineChart, overTheYear } from "../../lineChart.tsx";
import { type Room as Screen, saveAs, useAnswer, useSize } from "../../room.ts";
import type { BankMarket } from "../../teams/bank.ts";
import {
  currentPolicy,
  deskFromText,
  deskText,
  hasGuessed,
  lettersToRead,
  MOST_MEMBERS,
  newDesk,
  type RoundGuess,
  roundGuesses,
  seatedAt,
  type Desk as TeamDesk,
  threatGuesses,
  toRound,
  withoutGuesses,
  withPolicy,
  withRoundGuess,
} from "../../teams/desk.ts";
import { ROUNDS, TEAMS } from "../../teams/letters.ts";
import { defaultPolicy, leversOfSide, type Policy, valuesOf } from "../../teams/policy.ts";
import { fileNameOf, savedOf, savedText } from "../../teams/saving.ts";
import { bankOfPage, keeper, TooShort } from "./kept.tsx";
import { sidesOf } from "./policyText.ts";

const useDesk = keeper<TeamDesk>("catfish-desk", newDesk, deskFromText, deskText);

/** A team on its own laptop: each member guesses alone, then all decide, then nine letters are read aloud. */
export function Desk(screen: Screen) {
  const { words, client } = screen;
  const text = words.teams.team;
  const [desk, setDesk] = useDesk();
  const bank = bankOfPage(screen);
  const market = bank[desk.market - 1] ?? bank[0];
  const { answer: opened } = useAnswer(client, "open", { scenario: market.scenario }, "desk open");
  const { answer: once } = useAnswer(client, "once", { scenario: market.scenario }, "desk once");
  const levers = opened?.levers ?? [];
  const byDefault = defaultPolicy(levers, desk.side);
  const policy = currentPolicy(desk, byDefault);
  const own = leversOfSide(levers, desk.side);
  const [shown, setShown] = useState<Lever["key"]>();
  const move = (at: number, value: number) => {
    setDesk(withPolicy(desk, policy.with(at, own[at].places.indexOf(nearestPlace(own[at], value)))));
  };
  const isFixed = (lever: Lever) => desk.round > 1 && (once?.keys.includes(lever.key) ?? false);
  const example = own.find(({ key }) => key === shown) ?? own[0];
  if (opened !== undefined && opened.months < ROUNDS) {
    return (
      <div class="column">
        <Seat desk={desk} set={setDesk} bank={bank} levers={levers} words={words} />
        <TooShort screen={screen} months={opened.months} />
      </div>
    );
  }
  return (
    <div class="split" style={{ gridTemplateColumns: "316px minmax(0, 1fr)" }}>
      <section class="column levers" aria-label={text.levers}>
        <h1 class="small">{text.levers}</h1>
        {own.map((lever, at) =>
          isFixed(lever) ? (
            <p key={lever.key} class="quiet">
              {words.sandbox.levers[lever.key].name}: {text.fixed}
            </p>
          ) : (
            <LeverBlock
              key={`${lever.key} ${desk.round}`}
              lever={lever}
              value={lever.places[policy[at]] ?? lever.base}
              words={words}
              isIdle={isIdle(lever, levers, valuesOf(levers, desk.side, policy))}
              onLook={() => setShown(lever.key)}
              onMove={(value) => move(at, value)}
            />
          ),
        )}
        <p class="quiet fill">
          {example !== undefined && words.sandbox.example + words.sandbox.levers[example.key].example}
        </p>
      </section>
      <section class="column">
        <Seat desk={desk} set={setDesk} bank={bank} levers={levers} words={words} />
        <Guesses desk={desk} set={setDesk} words={words} asksThreat={opened?.hasContracts ?? false} />
        <Letters desk={desk} byDefault={byDefault} words={words} />
        <SoFar screen={screen} desk={desk} market={market} months={opened?.months ?? 0} />
        <SaveDesk screen={screen} desk={desk} />
      </section>
    </div>
  );
}

interface DeskProps {
  readonly desk: TeamDesk;
  readonly set: (desk: TeamDesk) => void;
  readonly words: Screen["words"];
}

/** Which market, team and side this is, how many members it has, and the round. */
function Seat({
  desk,
  set,
  words,
  bank,
  levers,
}: DeskProps & { readonly bank: readonly BankMarket[]; readonly levers: readonly Lever[] }) {
  const text = words.teams.team;
  const number = (from: string) => Number(from) || 1;
  const choices = (most: number) => Array.from({ length: most }, (_, at) => at + 1);
  return (
    <div class="row">
      <label class="row">
        {words.teams.market}
        <select
          value={desk.market}
          onChange={(event) => set(seatedAt(desk, { market: number(event.currentTarget.value) }))}
        >
          {bank.map((market) => (
            <option key={market.number} value={market.number}>
              {market.number}
            </option>
          ))}
        </select>
      </label>
      <label class="row">
        {text.number}
        <select
          value={desk.team}
          onChange={(event) => set(seatedAt(desk, { team: number(event.currentTarget.value) }))}
        >
          {choices(TEAMS).map((team) => (
            <option key={team} value={team}>
              {team}
            </option>
          ))}
        </select>
      </label>
      <label class="row">
        {text.side}
        <select
          value={desk.side}
          onChange={(event) => {
            const side = sidesOf(levers).find((each) => each === event.currentTarget.value);
            if (side !== undefined) set(seatedAt(desk, { side }));
          }}
        >
          {sidesOf(levers).map((side) => (
            <option key={side} value={side}>
              {words.sandbox.sides[side]}
            </option>
          ))}
        </select>
      </label>
      <label class="row">
        {text.members}
        <select
          value={desk.members}
          onChange={(event) => set({ ...withoutGuesses(desk), members: number(event.currentTarget.value) })}
        >
          {choices(MOST_MEMBERS).map((members) => (
            <option key={members} value={members}>
              {members}
            </option>
          ))}
        </select>
      </label>
      <span class="row">
        <button type="button" disabled={desk.round === 1} onClick={() => set(toRound(desk, desk.round - 1))}>
          {text.back}
        </button>
        <strong>{words.teams.round(desk.round, ROUNDS)}</strong>
        <button type="button" disabled={desk.round === ROUNDS} onClick={() => set(toRound(desk, desk.round + 1))}>
          {text.next}
        </button>
      </span>
    </div>
  );
}

/** One member after the other guesses; what the others said is seen when all have. */
function Guesses({ desk, set, words, asksThreat }: DeskProps & { readonly asksThreat: boolean }) {
  const text = words.teams.team;
  const said = desk.guesses[desk.round - 1];
  const threats = desk.threats[desk.round - 1];
  // The threat is asked last, and the member's turn ends with it.
  const [guess, setGuess] = useState<RoundGuess>();
  useEffect(() => setGuess(undefined), [desk.round, said.length]);
  if (hasGuessed(desk)) {
    return (
      <div class="row">
        <span>
          {text.guessed} {said.map((each) => text.guesses[each]).join(", ")}
          {threats.length > 0 && `. ${text.threatsGuessed} ${threats.map((each) => text.threats[each]).join(", ")}`}
        </span>
        <button type="button" class="plain" onClick={() => set(withoutGuesses(desk))}>
          {text.again}
        </button>
      </div>
    );
  }
  return (
    <div class="row">
      <span>{guess === undefined ? text.guess : text.threat}</span>
      <strong>{text.guessOf(said.length + 1, desk.members)}</strong>
      {guess === undefined
        ? roundGuesses.map((each) => (
            <button
              type="button"
              key={each}
              onClick={() => (asksThreat ? setGuess(each) : set(withRoundGuess(desk, each)))}
            >
              {text.guesses[each]}
            </button>
          ))
        : threatGuesses.map((each) => (
            <button type="button" key={each} onClick={() => set(withRoundGuess(desk, guess, each))}>
              {text.threats[each]}
            </button>
          ))}
    </div>
  );
}

function Letters({ desk, byDefault, words }: Omit<DeskProps, "set"> & { readonly byDefault: Policy }) {
  const text = words.teams.team;
  const letters = lettersToRead(desk, byDefault);
  return (
    <div aria-live="polite">
      {letters === undefined ? (
        <p class="quiet">{text.lettersLocked}</p>
      ) : (
        <>
          <p class="quiet" style={{ margin: 0 }}>
            {text.letters}
          </p>
          <strong class="letters">{letters}</strong>
          <p style={{ margin: 0 }}>{text.spoken(letters)}</p>
        </>
      )}
    </div>
  );
}

/** What the team's own decisions came to in the rounds before this one, in the world that all play. */
function SoFar({
  screen,
  desk,
  market,
  months,
}: {
  readonly screen: Screen;
  readonly desk: TeamDesk;
  readonly market: BankMarket;
  readonly months: number;
}) {
  const { words, client } = screen;
  const text = words.teams.team;
  const [ref, { width, height }] = useSize();
  const played = desk.round - 1;
  const seat = { team: desk.team, side: desk.side, policies: { [desk.side]: desk.policies.slice(0, played) } };
  const request =
    played === 0
      ? undefined
      : { scenario: market.scenario, seed: market.seed, round: played, worlds: 1, seats: [seat] };
  const { answer } = useAnswer(client, "scores", request, "desk scores");
  const line = played === 0 ? undefined : answer?.lines[0];
  return (
    <figure class="column fill" style={{ margin: 0 }}>
      <figcaption>
        {text.soFar}: {words.teams.scores.sides[desk.side]}.{" "}
        <span class="quiet">
          {words.teams.scores.running}. {text.alone}
        </span>
      </figcaption>
      <div class="fill chartRoom" ref={ref} style={{ overflow: "hidden" }}>
        {line === undefined || width === 0 ? (
          <p class="quiet">{played === 0 ? text.nothingSoFar : words.teams.scores.waiting}</p>
        ) : (
          <LineChart
            lines={[{ look: "changed", label: "", values: overTheYear(line.inWorld) }]}
            {...{ months, width, height, percent: false, yearWord: words.chart.year }}
            describedAs={`${text.soFar}: ${words.teams.scores.sides[desk.side]}`}
          />
        )}
      </div>
    </figure>
  );
}

/** What the team has done as a file for the host. The name is typed for the file, and kept nowhere. */
function SaveDesk({ screen, desk }: { readonly screen: Screen; readonly desk: TeamDesk }) {
  const { words, state } = screen;
  const text = words.teams.team;
  const [name, setName] = useState("");
  useEffect(() => setName(""), [desk.team]);
  return (
    <div class="row">
      <label class="row fill" style={{ flexWrap: "nowrap" }}>
        {text.name}
        <input
          class="text fill"
          style={{ minWidth: 0 }}
          autocomplete="off"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <button
        type="button"
        onClick={() => saveAs(fileNameOf(name), savedText(savedOf(state, name, desk)), "application/json")}
      >
        {text.save}
      </button>
      <span class="quiet">{text.nameNote}</span>
    </div>
  );
}
