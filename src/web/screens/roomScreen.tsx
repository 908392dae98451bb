import { useMemo, useState } from "preact/hooks";
import { spokenLanguages, workshopLanguages } from "../../words/workshop.ts";
import { codeOf, stateOfCode } from "../address.ts";
import { sides } from "../levers.ts";
import { type Room, wrongIn } from "../room.ts";
import { shownScreens, withScenario } from "../state.ts";
import { Quiz } from "./quiz.tsx";

/** Screen 1: what this is, the three sides of the table, and why it may be believed. */
export function RoomScreen(screen: Room) {
  const { parts, client, store, state, words, opened, say } = screen;
  const { room } = words;
  const code = useMemo(() => codeOf(state, opened.levers, parts), [state, opened, parts]);
  const [typed, setTyped] = useState("");
  const [isTest, setTest] = useState(false);
  const restore = async () => {
    try {
      const levers = new Map(
        await Promise.all(
          parts.scenarios.map(async (scenario) => {
            const answer = await client.ask("open", { scenario }, `open ${scenario}`);
            return [scenario, answer?.levers] as const;
          }),
        ),
      );
      const read = stateOfCode(typed, (scenario) => levers.get(scenario), parts);
      if ("state" in read) {
        // What a lesson hides stays hidden.
        const { lesson: _, ...rest } = read.state;
        store.change((before) => ({ ...withScenario(before, rest.scenario), ...rest }));
      } else say(read.problem === "letter" ? room.wrongLetter(read.letter) : room.wrongCode);
    } catch (error) {
      say(wrongIn(error));
    }
  };
  if (isTest) return <Quiz room={screen} when="before" close={() => setTest(false)} />;
  const there = shownScreens(state);
  return (
    <div class="split" style={{ gridTemplateColumns: "1.12fr 1fr" }}>
      <section class="column">
        <h1>{room.heading}</h1>
        <p>{room.about(words.span(opened.months))}</p>
        <h2>{room.rolesHeading}</h2>
        <ul class="roles">
          {sides.map((side) => (
            <li key={side}>{room.roles[side]}</li>
          ))}
        </ul>
        <div class="row">
          <label class="row" style={{ flexWrap: "nowrap", minWidth: 0 }}>
            <span>{room.scenario}</span>
            <select
              style={{ minWidth: 0, flex: 1 }}
              value={state.scenario}
              onChange={(event) => {
                const { value } = event.currentTarget;
                store.change((before) => withScenario(before, value));
              }}
            >
              {parts.scenarios.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          {spokenLanguages.length > 1 && (
            <label class="row">
              <span>{room.languageLabel}</span>
              <select
                value={state.language}
                onChange={(event) => {
                  const language = event.currentTarget.value;
                  store.change((before) => ({ ...before, language }));
                }}
              >
                {spokenLanguages.map((language) => (
                  <option key={language} value={language}>
                    {workshopLanguages[language].language}
                  </option>
                ))}
              </select>
            </label>
          )}
          <button
            type="button"
            class="main"
            onClick={() => store.change((before) => ({ ...before, screen: there[1] ?? there[0] }))}
          >
            {room.start}
          </button>
          {there.includes("teams") && (
            <button type="button" onClick={() => store.change((before) => ({ ...before, screen: "teams" }))}>
              {words.screens.teams}
            </button>
          )}
          <button type="button" onClick={() => setTest(true)}>
            {words.quiz.open.before}
          </button>
        </div>
        <p class="quiet">{opened.title}</p>
      </section>
      <section class="column">
        <h2>{room.trustHeading}</h2>
        <ol class="trust">
          {room.trust.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
        <p>
          {room.code}: <strong class="code">{code}</strong>
        </p>
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            void restore();
          }}
        >
          <input
            class="text fill"
            aria-label={room.enterCode}
            placeholder={room.enterCode}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <button type="submit">{room.restore}</button>
        </form>
        <p class="quiet">
          {room.codeNote} {room.untested}
        </p>
      </section>
    </div>
  );
}
