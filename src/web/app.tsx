import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { LONGER, longerText, workshopLanguages } from "../words/workshop.ts";
import type { PageParts } from "./address.ts";
import { Boundary } from "./boundary.tsx";
import type { Client } from "./client.ts";
import type { PageData } from "./document.ts";
import { keyPressed, keysOf } from "./keys.ts";
import { settingsOf } from "./levers.ts";
import type { OpenAnswer } from "./messages.ts";
import { questionsOf } from "./questions.ts";
import { type Room, wrongIn } from "./room.ts";
import { Debrief } from "./screens/debrief.tsx";
import { Market } from "./screens/market.tsx";
import { Predict } from "./screens/predict.tsx";
import { Reveal } from "./screens/reveal.tsx";
import { RoomScreen } from "./screens/roomScreen.tsx";
import { Sandbox } from "./screens/sandbox.tsx";
import { Teams } from "./screens/teams/teams.tsx";
import { FEW_WORLDS, USUAL_WORLDS, worldsOfSize } from "./shownWorlds.ts";
import { assumedSettings, type ScreenName, screenNames, shownScreens } from "./state.ts";
import type { Store } from "./store.ts";

const screens: Readonly<Record<ScreenName, (room: Room) => preact.JSX.Element>> = {
  room: RoomScreen,
  market: Market,
  predict: Predict,
  reveal: Reveal,
  sandbox: Sandbox,
  debrief: Debrief,
  teams: Teams,
};

/** Screens that have no heading to be seen. */
const WITHOUT_HEADING: readonly ScreenName[] = ["market", "sandbox", "debrief"];

/** Screens of a question; a market of a few months has none. */
const ABOUT_QUESTIONS: readonly ScreenName[] = ["predict", "reveal"];

/** How long something that was said stays [ms]. */
const SAID_FOR = 5000;

/** The page: its head, the screen that is on, and what is said. */
export function App({
  data,
  parts,
  store,
  client: engine,
}: {
  data: PageData;
  parts: PageParts;
  store: Store;
  client: Client;
}) {
  const [state, setState] = useState(store.state);
  useEffect(() => store.watch(() => setState(store.state())), [store]);
  const words = workshopLanguages[state.language];
  const client = useMemo(() => engine.under(assumedSettings(state)), [engine, state.assumed]);
  useEffect(() => {
    document.documentElement.lang = state.language === LONGER ? "en" : state.language;
  }, [state.language]);
  const [opened, setOpened] = useState<OpenAnswer>();
  const [problem, setProblem] = useState("");
  useEffect(() => {
    client.ask("open", { scenario: state.scenario }, "open").then(
      (answer) => {
        if (answer === undefined) return;
        setOpened(answer);
        setProblem("");
      },
      (error: unknown) => setProblem(wrongIn(error)),
    );
  }, [client, state.scenario]);
  const [said, setSaid] = useState("");
  const timer = useRef(0);
  const say = useCallback((text: string) => {
    setSaid(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setSaid(""), SAID_FOR);
  }, []);
  const told = useMemo(() => (state.language === LONGER ? longerText : (text: string) => text), [state.language]);
  const settings = useMemo(() => settingsOf(opened?.levers ?? [], state.levers), [opened, state.levers]);
  const isSlow = client.running === "beside" || opened?.steps === "TypeScript";
  const worlds = useMemo(() => worldsOfSize((opened?.buyers ?? 0) * (opened?.months ?? 0)), [opened]);
  useEffect(() => {
    if (isSlow) say(words.slow);
    else if (worlds.full < USUAL_WORLDS.full) say(words.large(worlds.full));
  }, [isSlow, worlds, words, say]);
  useEffect(() => {
    // What goes wrong behind a press of a button is said too, and the page stays.
    const thrown = ({ error }: ErrorEvent) => {
      // A browser also tells of pictures that it measures twice, without an error.
      if (error instanceof Error) say(words.failed + wrongIn(error));
    };
    const refused = ({ reason }: PromiseRejectionEvent) => say(words.failed + wrongIn(reason));
    addEventListener("error", thrown);
    addEventListener("unhandledrejection", refused);
    return () => {
      removeEventListener("error", thrown);
      removeEventListener("unhandledrejection", refused);
    };
  }, [words, say]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => keyPressed(event, store, words, say);
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [store, words, say]);
  useEffect(() => {
    // A browser would leave the page for the file; where files are taken a screen sees to it.
    const keepOut = (event: DragEvent) => {
      event.preventDefault();
      if (event.type === "drop" && state.screen !== "teams") say(words.dropped);
    };
    addEventListener("dragover", keepOut);
    addEventListener("drop", keepOut);
    return () => {
      removeEventListener("dragover", keepOut);
      removeEventListener("drop", keepOut);
    };
  }, [state.screen, words, say]);
  const there = shownScreens(state);
  const isAssumed = Object.keys(state.assumed).length > 0;
  const Screen = screens[there.includes(state.screen) ? state.screen : there[0]];
  const isOpen = opened !== undefined && opened.name === state.scenario;
  const room: Room | undefined = isOpen
    ? {
        data,
        parts,
        client,
        store,
        state,
        words,
        opened,
        settings,
        say,
        told,
        worlds: isSlow ? FEW_WORLDS : worlds,
      }
    : undefined;
  return (
    <div class="page">
      <header class="top noPrint">
        <nav aria-label={words.screensLabel} class="row">
          {shownScreens(state).map((name) => (
            <button
              type="button"
              key={name}
              aria-current={name === state.screen ? "page" : undefined}
              onClick={() => store.change((before) => ({ ...before, screen: name }))}
            >
              {screenNames.indexOf(name) + 1} {words.screens[name]}
            </button>
          ))}
        </nav>
        <span class="grow" />
        {isAssumed && <strong class="flag">{words.chart.assumed}</strong>}
        <button type="button" aria-label={words.keysLabel} onClick={() => say(keysOf(state.screen, words))}>
          ?
        </button>
      </header>
      {room === undefined ? (
        <main aria-busy={problem === ""}>{problem === "" ? words.wait : words.failed + problem}</main>
      ) : (
        <main key={state.scenario}>
          {isAssumed && <p class="flag onPaper">{words.chart.assumed}</p>}
          {WITHOUT_HEADING.includes(state.screen) && <h1 class="heard">{words.screens[state.screen]}</h1>}
          {ABOUT_QUESTIONS.includes(state.screen) && questionsOf(room.opened, settings).length === 0 ? (
            <p>{words.predict.none}</p>
          ) : (
            <Boundary key={state.screen} words={words} store={store}>
              <Screen {...room} />
            </Boundary>
          )}
        </main>
      )}
      {said !== "" && <div class="notice noPrint">{said}</div>}
      <div class="heard" aria-live="polite">
        {said}
      </div>
    </div>
  );
}
