import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { textWidth, wrapText } from "../../draw/textWidth.ts";
import { kindStyle } from "../../draw/theme.ts";
import { panelRows } from "../../draw/world/panelLayout.ts";
import type { ToldEvent, WorldAnswer } from "../messages.ts";
import { type Room, useAnswer, useSize } from "../room.ts";
import { seedOf } from "../state.ts";
import { useScreenKey } from "../useScreenKey.ts";

/** Months a second at each speed. */
const SPEEDS = { slow: 1.2, usual: 2.5, fast: 6 } as const;
type Speed = keyof typeof SPEEDS;
/** Events, and lines of them, that a screen has room for; how wide a line is [px], and the room between two [lines]. */
const EVENTS = 9;
const LINES = 15;
const EVENT_WIDTH = 400;
const BETWEEN = 0.3;
const ROWS_OF_TRACK = 4;

/** Screen 2: one world told month by month: who holds which place with a buyer, and what happens in words. */
export function Market(room: Room) {
  const { client, state, words } = room;
  const { market } = words;
  const [replication, setReplication] = useState(0);
  const request = { scenario: state.scenario, settings: room.settings, seed: seedOf(state.deal), replication };
  const { answer, problem } = useAnswer(client, "world", request, "world");
  const [month, setMonth] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>("usual");
  const [chosen, setChosen] = useState<number>();
  const [followed, setFollowed] = useState<number>();
  const last = (answer?.months ?? 1) - 1;
  const stepRef = useRef<() => void>(() => {});
  useEffect(() => {
    setMonth(0);
    setFollowed(undefined);
    setChosen(undefined);
  }, [answer]);
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(() => setMonth((before) => Math.min(last, before + 1)), 1000 / SPEEDS[speed]);
    return () => clearInterval(timer);
  }, [isPlaying, speed, last]);
  useEffect(() => {
    if (month >= last) setPlaying(false);
  }, [month, last]);
  useScreenKey((key) => {
    if (key === "play") setPlaying(!isPlaying);
    if (key === "step") stepRef.current();
    if (key === "close") setFollowed(undefined);
  });
  if (answer === undefined) return <p>{problem === undefined ? words.working : words.failed + problem}</p>;
  const buyer = chosen ?? tellingBuyer(answer);
  const { world } = answer;
  const concerns = (event: ToldEvent) =>
    followed === undefined
      ? concernsBuyer(event, answer, buyer)
      : event.supplier === followed || event.other === followed;
  const told = answer.events.filter(concerns);
  const past = told.filter(({ month: when }) => when <= month).slice(-EVENTS);
  const shown = lastThatFit(past, room.told);
  const step = () => setMonth((before) => nextEvent(told, before, last));
  stepRef.current = step;
  return (
    <div class="column" style={{ height: "100%" }}>
      <div class="row">
        <button type="button" class="main" onClick={() => setPlaying(!isPlaying)}>
          {isPlaying ? market.pause : market.play}
        </button>
        <button type="button" onClick={step}>
          {market.step}
        </button>
        <button type="button" onClick={() => setMonth(0)}>
          {market.back}
        </button>
        <label class="row">
          <span>{market.speed}</span>
          <select value={speed} onChange={(event) => setSpeed(speedOf(event.currentTarget.value))}>
            {speeds.map((each) => (
              <option key={each} value={each}>
                {market.speeds[each]}
              </option>
            ))}
          </select>
        </label>
        <label class="row">
          <span class="heard">{market.buyer}</span>
          <select value={buyer} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
            {world.buyers.map((name, at) => (
              <option key={name} value={at}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => setReplication(replication + 1)}>
          {market.another}
        </button>
        <strong class="clock">{market.month(month)}</strong>
      </div>
      <div class="split fill" style={{ gridTemplateColumns: "minmax(0, 1fr) 430px" }}>
        <section class="column">
          <Panel room={room} answer={answer} buyer={buyer} month={month} followed={followed} onFollow={setFollowed} />
        </section>
        <section class="column">
          <p class="quiet">
            {followed === undefined ? market.followNobody : market.follow(world.suppliers[followed])}{" "}
            {followed !== undefined && (
              <button type="button" class="plain" onClick={() => setFollowed(undefined)}>
                {market.stopFollowing}
              </button>
            )}
          </p>
          {shown.length === 0 && <p>{market.nothingYet}</p>}
          <ol class="events" aria-live="polite">
            {shown.map((event) => (
              <li
                key={`${event.month} ${event.event} ${event.buyer} ${event.supplier}`}
                class={event.month === month ? "now" : ""}
              >
                {world.supplierKinds[event.supplier] === "newcomer" && event.supplier !== followed ? (
                  <button type="button" class="told" onClick={() => setFollowed(event.supplier)}>
                    {room.told(event.sentence)}
                  </button>
                ) : (
                  room.told(event.sentence)
                )}
              </li>
            ))}
          </ol>
        </section>
      </div>
      <dl class="terms">
        {market.terms.map(([term, meaning], at) => (
          <div key={term}>
            <dt>
              {at in swatches && <Swatch kind={swatches[at]} />}
              {term}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The kinds of suppliers that the first terms are about. */
const swatches = ["fixed", "flexible", "newcomer"] as const;

/** How the bars of a kind look. */
function Swatch({ kind }: { readonly kind: keyof typeof OPACITY }) {
  const { colour, dash } = kindStyle[kind];
  return (
    <svg width={34} height={20} aria-hidden="true">
      <rect
        {...{ x: 1, y: 1, width: 30, height: 18, fill: colour, "fill-opacity": OPACITY[kind], stroke: colour }}
        stroke-width={2}
        stroke-dasharray={dash[1] === 0 ? undefined : dash.join(" ")}
      />
    </svg>
  );
}

const speeds: readonly Speed[] = ["slow", "usual", "fast"];

function speedOf(text: string): Speed {
  return speeds.find((each) => each === text) ?? "usual";
}

/** The last events for which there is room, each as many lines as it takes. */
function lastThatFit(events: readonly ToldEvent[], told: Room["told"]): readonly ToldEvent[] {
  let left = LINES;
  const first = events.findLastIndex(({ sentence }) => {
    left -= wrapText(told(sentence), TEXT, EVENT_WIDTH).length + BETWEEN;
    return left < 0;
  });
  return events.slice(first + 1);
}

/** The month of the next event, or the end. */
function nextEvent(events: readonly ToldEvent[], month: number, last: number): number {
  return events.find((event) => event.month > month)?.month ?? last;
}

/** What a buyer does, what happens to those that it then has on its panel, and what happens to all. */
function concernsBuyer({ buyer: whose, supplier, month }: ToldEvent, { world }: WorldAnswer, buyer: number): boolean {
  if (whose >= 0 || supplier < 0) return whose === buyer || supplier < 0;
  return world.spells.some(
    (spell) => spell.buyer === buyer && spell.supplier === supplier && spell.from <= month && month <= spell.to,
  );
}

/** The buyer with whom a newcomer first wins a contract, or has an order; else the first. */
function tellingBuyer({ world, events }: WorldAnswer): number {
  const isOfNewcomer = ({ supplier }: ToldEvent) => world.supplierKinds[supplier] === "newcomer";
  const found =
    events.find((event) => event.event === "winContract" && isOfNewcomer(event)) ??
    events.find((event) => event.event === "trial" && isOfNewcomer(event));
  return Math.max(0, found?.buyer ?? 0);
}

interface PanelProps {
  readonly room: Room;
  readonly answer: WorldAnswer;
  readonly buyer: number;
  readonly month: number;
  readonly followed?: number;
  readonly onFollow: (supplier: number) => void;
}

/** Light enough for black names, and apart in grey. */
const OPACITY = { fixed: 0.3, flexible: 0.12, newcomer: 0.62 } as const;
const TEXT = 20;

/** Who holds which place with one buyer, up to the month that it is. */
function Panel({ room, answer, buyer, month, followed, onFollow }: PanelProps) {
  const { words } = room;
  const { world, months } = answer;
  const [ref, { width, height }] = useSize();
  const panel = useMemo(() => panelRows(world, buyer, ROWS_OF_TRACK), [world, buyer]);
  const rows = panel.fixedRows + panel.flexibleRows;
  const heading = 30;
  const row = Math.min(64, (height - 2 * heading - 34) / Math.max(1, rows));
  const x = (at: number) => (at / months) * (width - 2);
  const top = (at: number) => heading + at * row + (at >= panel.fixedRows ? heading : 0);
  const years = Array.from({ length: Math.floor(months / 12) + 1 }, (_, year) => year).filter((year) => year % 2 === 0);
  return (
    <div class="fill chartRoom" ref={ref} style={{ position: "relative" }}>
      {width > 0 && (
        <svg
          role="img"
          aria-label={words.market.chartLabel(world.buyers[buyer], words.market.month(month))}
          {...{ width, height, viewBox: `0 0 ${width} ${height}` }}
          class="chart"
          style={{ position: "absolute", inset: 0 }}
        >
          {panel.spells
            .filter(({ from }) => from <= month)
            .map((spell) => {
              const kind = kindOf(world.supplierKinds[spell.supplier]);
              const until = Math.min(spell.to, month) + 1;
              const wide = Math.max(2, x(until) - x(spell.from) - 2);
              const name = world.suppliers[spell.supplier];
              const { colour } = kindStyle[kind];
              const isOther = followed !== undefined && followed !== spell.supplier;
              return (
                <g
                  key={`${spell.supplier} ${spell.track} ${spell.from}`}
                  opacity={isOther ? 0.35 : 1}
                  {...(kind === "newcomer" && followable(name, () => onFollow(spell.supplier)))}
                >
                  <rect
                    {...{ x: x(spell.from), y: top(spell.row) + 3, width: wide, height: row - 6 }}
                    {...{ fill: colour, "fill-opacity": OPACITY[kind], stroke: colour, "stroke-width": 2 }}
                    stroke-dasharray={kindStyle[kind].dash[1] === 0 ? undefined : kindStyle[kind].dash.join(" ")}
                  />
                  {fitting(name, wide - 12) !== "" && (
                    <text x={x(spell.from) + 6} y={top(spell.row) + row / 2 + 7}>
                      {fitting(name, wide - 12)}
                    </text>
                  )}
                </g>
              );
            })}
          <line x1={x(month + 1)} x2={x(month + 1)} y1={heading - 4} y2={height - 30} stroke="#111" stroke-width={3} />
          <text x={2} y={22} class="heading">
            {words.market.contract}
          </text>
          <text x={2} y={heading + panel.fixedRows * row + 22} class="heading">
            {words.market.flexible}
          </text>
          {years.map((year) => (
            <text
              key={year}
              x={Math.min(width - 2, x(year * 12))}
              y={height - 6}
              text-anchor={year === 0 ? "start" : year * 12 >= months ? "end" : "middle"}
            >
              {year === 0 ? words.chart.year : year}
            </text>
          ))}
        </svg>
      )}
    </div>
  );
}

/** A newcomer can be followed by a click or by Enter. */
function followable(name: string, follow: () => void) {
  return {
    role: "button",
    tabIndex: 0,
    "aria-label": name,
    class: "followable",
    onClick: follow,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === "Enter") follow();
    },
  } as const;
}

function kindOf(kind: string): keyof typeof OPACITY {
  return kind === "fixed" || kind === "newcomer" ? kind : "flexible";
}

/** The name, its number where only that fits, or nothing. */
function fitting(name: string, room: number): string {
  if (textWidth(name, TEXT) <= room) return name;
  const number = /\d+$/.exec(name)?.[0] ?? "";
  return textWidth(number, TEXT) <= room ? number : "";
}
