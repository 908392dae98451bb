import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { gainText } from "../../words/en/workshopNumbers.ts";
import { chartFiles } from "../files.ts";
import { Levers } from "../leverPanel.tsx";
import { isIdle, settingsOf } from "../levers.ts";
import { spokenValue } from "../leverText.ts";
import type { ChartLines, Requests, WorldsAnswer } from "../messages.ts";
import { chartKey } from "../questions.ts";
import { type Room, saveAs, useAnswer, wrongIn } from "../room.ts";
import { SeriesChart } from "../seriesChart.tsx";
import { type Attempt, moveLevers, seedOf, shownCharts, type WorkshopState, withAttempt } from "../state.ts";
import { useReplay } from "../useReplay.ts";
import { useScreenKey } from "../useScreenKey.ts";
import { AssumptionsPane, middleWorld, Story } from "./panes.tsx";

/** After so long without a move the levers stand [ms]. */
const SETTLED = 300;
/** What is set in the market as it is. */
const NOTHING: readonly string[] = [];
/** Plausible markets that are tried. */
const MARKETS = 40;

/** Screen 5: levers, two charts, what it comes to, and the best attempts so far. */
export function Sandbox(room: Room) {
  const { client, store, state, words, opened, settings, worlds, say, told } = room;
  const { sandbox } = words;
  const seed = seedOf(state.deal);
  const { menu, on: charts } = useMemo(() => shownCharts(state, opened.charts), [opened, state.charts, state.lesson]);
  const keys = charts.map(chartKey);
  const isStanding = useStanding(settings.join(" "));
  const request: Requests["worlds"] = {
    ...{ scenario: state.scenario, settings, against: [], seed, charts },
    worlds: isStanding ? worlds.full : worlds.preview,
  };
  const { answer, of, isWorking, problem } = useAnswer(client, "worlds", request, "sandbox");
  const isFull = of?.worlds === worlds.full && isStanding && of.settings.join(" ") === settings.join(" ");
  useKeptAttempt(room, isFull ? answer : undefined);
  const pinnedAttempt = state.pinned === undefined ? undefined : state.attempts[state.pinned];
  const pinned = usePinned(room, pinnedAttempt, charts);
  const market = useAnswer(
    client,
    "plausible",
    state.plausible && isStanding && settings.length > 0
      ? { scenario: state.scenario, settings, against: [], seed, markets: MARKETS }
      : undefined,
    "plausible",
  );
  const [pane, setPane] = useState<"why" | "assumptions">();
  const [isTable, setTable] = useState(false);
  const [isSingle, setSingle] = useState(false);
  const { share, replay } = useReplay(3);
  useScreenKey((key) => {
    if (key === "why" || key === "assumptions") setPane(pane === key ? undefined : key);
    if (key === "close") setPane(undefined);
    if (key === "tables") setTable(!isTable);
    if (key === "single") setSingle(!isSingle);
    if (key === "replay") replay();
  });
  const sentence = problem ?? sentenceOf(answer, settings, words.sandbox.nothing, told);
  return (
    <div class="split sandbox" style={{ gridTemplateColumns: "316px minmax(0, 1fr)" }}>
      <Levers {...room} />
      <section class="column">
        <p class="sentence" aria-live="polite" aria-busy={isWorking}>
          {problem === undefined ? "" : words.failed}
          {sentence}{" "}
          {state.plausible && settings.length > 0 && (
            <span class="quiet">{told(market.answer?.sentence ?? words.working)}</span>
          )}
        </p>
        <div class="fill charts">
          {pane === "why" && answer !== undefined ? (
            <Story
              room={room}
              heading={sandbox.whyHeading}
              {...{ settings, against: NOTHING, replication: middleWorld(answer.gains) }}
              close={() => setPane(undefined)}
            />
          ) : pane === "assumptions" ? (
            <AssumptionsPane {...room} close={() => setPane(undefined)} />
          ) : (
            (isSingle ? [0] : [0, 1]).map((side) => (
              <SeriesChart
                key={side}
                room={room}
                side={side === 0 ? 0 : 1}
                menu={menu}
                chart={keys[side]}
                lines={answer?.charts.find(({ series }) => chartKey(series) === keys[side])}
                pinned={pinned?.find(({ series }) => chartKey(series) === keys[side])}
                worlds={answer?.worlds ?? worlds.full}
                isMissing={answer !== undefined && of?.charts.some((chart) => chartKey(chart) === keys[side]) === true}
                isChanged={settings.length > 0}
                isMoving={!isStanding}
                isTable={isTable}
                share={share}
              />
            ))
          )}
        </div>
        <Attempts {...room} />
        <div class="row tools">
          <button
            type="button"
            aria-pressed={pane === "why"}
            disabled={settings.length === 0}
            onClick={() => setPane(pane === "why" ? undefined : "why")}
          >
            {sandbox.why}
          </button>
          <button
            type="button"
            aria-pressed={pane === "assumptions"}
            onClick={() => setPane(pane === "assumptions" ? undefined : "assumptions")}
          >
            {sandbox.assumptions}
          </button>
          <button
            type="button"
            aria-pressed={state.plausible}
            onClick={() => store.change((before) => ({ ...before, plausible: !before.plausible }))}
          >
            {sandbox.plausible}
          </button>
          <button type="button" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
            {words.chart.table}
          </button>
          <button type="button" onClick={replay} disabled={settings.length === 0}>
            {words.reveal.replay}
          </button>
          <select
            aria-label={sandbox.files}
            value=""
            onChange={(event) => {
              const kind = event.currentTarget.value;
              event.currentTarget.value = "";
              save(room, kind, answer).then(
                (text) => text !== "" && say(text),
                (error: unknown) => say(wrongIn(error)),
              );
            }}
          >
            <option value="">{sandbox.files}</option>
            {Object.entries(sandbox.fileKinds).map(([kind, label]) => (
              <option key={kind} value={kind}>
                {label}
              </option>
            ))}
          </select>
        </div>
      </section>
    </div>
  );
}

function sentenceOf(
  answer: WorldsAnswer | undefined,
  settings: readonly string[],
  nothing: string,
  told: (text: string) => string,
): string {
  if (settings.length === 0) return nothing;
  return answer === undefined ? "" : told(answer.sentence);
}

/** False for as long as something is moved. */
function useStanding(moved: string): boolean {
  const [standing, setStanding] = useState(moved);
  useEffect(() => {
    const timer = setTimeout(() => setStanding(moved), SETTLED);
    return () => clearTimeout(timer);
  }, [moved]);
  return standing === moved;
}

/** Keeps what has been tried, once its worlds are all there. */
function useKeptAttempt({ store, state, opened, words }: Room, answer: WorldsAnswer | undefined): void {
  const kept = useRef<WorldsAnswer | undefined>(undefined);
  useEffect(() => {
    if (answer === undefined || kept.current === answer || Object.keys(state.levers).length === 0) return;
    kept.current = answer;
    store.change((before) => withAttempt(before, attemptOf(before, answer, opened.levers, words)));
  }, [answer]);
}

function attemptOf(
  state: WorkshopState,
  { value, halves, worlds }: WorldsAnswer,
  levers: Room["opened"]["levers"],
  words: Room["words"],
): Attempt {
  const parts = levers.flatMap((lever) => {
    const place = state.levers[lever.key];
    if (place === undefined || place === lever.base || isIdle(lever, levers, state.levers)) return [];
    return [`${words.sandbox.levers[lever.key].name} ${spokenValue(lever, place)}`];
  });
  return {
    ...{ name: words.attemptName(parts), levers: state.levers, value: value.difference, halves, worlds },
    better: Math.round(value.better * worlds),
  };
}

/** The lines of the attempt that is pinned. */
function usePinned(
  { client, state, opened, worlds }: Room,
  attempt: Attempt | undefined,
  charts: Requests["worlds"]["charts"],
): readonly ChartLines[] | undefined {
  const request: Requests["worlds"] | undefined =
    attempt === undefined
      ? undefined
      : {
          ...{ scenario: state.scenario, settings: settingsOf(opened.levers, attempt.levers), against: [] },
          ...{ seed: seedOf(state.deal), charts, worlds: worlds.full },
        };
  return useAnswer(client, "worlds", request, "pinned").answer?.charts;
}

/** How many attempts are on the screen. */
const SHOWN = 2;

function Attempts({ store, state, words, opened }: Room) {
  const { sandbox } = words;
  if (state.attempts.length === 0) return <p class="quiet attempts">{sandbox.noAttempts}</p>;
  return (
    <div class="attempts">
      {state.attempts.slice(0, SHOWN).map((attempt, at) => (
        <div class="row attempt" key={attempt.name}>
          <span class="fill attemptName">
            {at + 1}. {attempt.name}:{" "}
            <strong>
              {sandbox.attempt(gainText(attempt.value, opened.gainPlaces), attempt.better, attempt.worlds)}
            </strong>
          </span>
          <button
            type="button"
            class="plain"
            onClick={() => store.change((before) => moveLevers(before, attempt.levers))}
          >
            {sandbox.restore}
          </button>
          <button
            type="button"
            class="plain"
            aria-pressed={state.pinned === at}
            onClick={() => store.change((before) => ({ ...before, pinned: before.pinned === at ? undefined : at }))}
          >
            {state.pinned === at ? sandbox.unpin : sandbox.pin}
          </button>
        </div>
      ))}
    </div>
  );
}

/** Saves what is on the screen; says what can be done with it. */
async function save(
  { client, state, settings, words, opened }: Room,
  kind: string,
  answer?: WorldsAnswer,
): Promise<string> {
  const name = `${state.scenario}-workshop`;
  if (kind === "yaml") {
    const file = await client.ask("file", { scenario: state.scenario, settings }, "file");
    if (file === undefined) return "";
    saveAs(`${name}.yaml`, file.yaml, "text/yaml");
    return words.sandbox.yamlSaved(`${name}.yaml`);
  }
  if (answer === undefined) return "";
  const note = Object.keys(state.assumed).length > 0 ? words.chart.assumed : "";
  const files = await chartFiles(kind, answer, opened.months, note);
  for (const { ending, content } of files) saveAs(`${name}${ending}`, content);
  return "";
}
