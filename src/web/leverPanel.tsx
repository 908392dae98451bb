import { useEffect, useRef, useState } from "preact/hooks";
import { isIdle, type Lever, nearestPlace, sides } from "./levers.ts";
import { typedValue, valueTyped } from "./leverText.ts";
import type { Room } from "./room.ts";
import { dragLevers, moveLevers, redo, undo, withLever } from "./state.ts";

/** The levers of a side of the table. */
export function Levers({ store, state, words, opened }: Room) {
  const { sandbox } = words;
  const [shown, setShown] = useState<Lever["key"]>();
  const { levers } = state.lesson;
  const inLesson = opened.levers.filter(({ key }) => levers.length === 0 || levers.includes(key));
  const there = sides.filter((side) => inLesson.some((lever) => lever.side === side));
  const own = inLesson.filter(({ side }) => side === state.side);
  const example = own.find(({ key }) => key === shown) ?? own[0];
  return (
    <section class="column levers" aria-label={sandbox.heading}>
      <fieldset class="row sides" aria-label={sandbox.sidesLabel}>
        {there.map((side) => (
          <button
            type="button"
            key={side}
            aria-pressed={side === state.side}
            onClick={() => store.change((before) => ({ ...before, side }))}
          >
            {sandbox.sides[side]}
          </button>
        ))}
      </fieldset>
      {own.map((lever) => (
        <LeverBlock
          key={lever.key}
          lever={lever}
          value={state.levers[lever.key] ?? lever.base}
          words={words}
          isIdle={isIdle(lever, opened.levers, state.levers)}
          onLook={() => setShown(lever.key)}
          onMove={(value, isFirst) => {
            store.change((before) =>
              dragLevers(before, withLever(before.levers, lever.key, value, lever.base), isFirst),
            );
          }}
        />
      ))}
      <div class="fill exampleRoom">
        <p class="quiet example">{example !== undefined && sandbox.example + sandbox.levers[example.key].example}</p>
      </div>
      <div class="row">
        <button type="button" disabled={state.past.length === 0} onClick={() => store.change(undo)}>
          {sandbox.back}
        </button>
        <button type="button" disabled={state.future.length === 0} onClick={() => store.change(redo)}>
          {sandbox.forward}
        </button>
        <button type="button" onClick={() => store.change((before) => moveLevers(before, {}))}>
          {sandbox.asItIs}
        </button>
      </div>
    </section>
  );
}

interface LeverProps {
  readonly lever: Lever;
  readonly value: number;
  readonly words: Room["words"];
  /** Whether it moves nothing as the others stand. */
  readonly isIdle?: boolean;
  readonly onLook: () => void;
  readonly onMove: (value: number, isFirst: boolean) => void;
}

/** One lever: its name, its value to be typed, a slider, and what its ends mean. */
export function LeverBlock({ lever, value, words, isIdle: isWithout = false, onLook, onMove }: LeverProps) {
  const { name, ends } = words.sandbox.levers[lever.key];
  const at = lever.places.indexOf(nearestPlace(lever, value));
  const [typed, setTyped] = useState(typedValue(lever, value));
  useEffect(() => setTyped(typedValue(lever, value)), [lever, value]);
  // One step back undoes a whole drag.
  const isDragged = useRef(false);
  const take = () => {
    const asked = valueTyped(lever, typed);
    if (asked === undefined) setTyped(typedValue(lever, value));
    else {
      const place = nearestPlace(lever, asked);
      setTyped(typedValue(lever, place));
      if (place !== value) onMove(place, true);
    }
  };
  const isMoved = value !== lever.base;
  return (
    <div class="leverBlock" onFocusCapture={onLook} onPointerEnter={onLook}>
      <label class={isMoved ? "lever moved" : "lever"}>
        <span>{name}</span>
        <span style={{ whiteSpace: "nowrap" }}>
          <input
            type="text"
            inputMode="decimal"
            value={typed}
            aria-label={name}
            onInput={(event) => setTyped(event.currentTarget.value)}
            onBlur={take}
            onKeyDown={(event) => event.key === "Enter" && take()}
          />{" "}
          {words.sandbox.units[lever.unit]}
        </span>
      </label>
      <input
        type="range"
        min={0}
        max={lever.places.length - 1}
        step={1}
        value={at}
        aria-label={name}
        aria-valuetext={`${typedValue(lever, value)} ${words.sandbox.units[lever.unit]}${isWithout ? `, ${words.sandbox.idle}` : ""}`}
        onInput={(event) => {
          onMove(lever.places[Number(event.currentTarget.value)], !isDragged.current);
          isDragged.current = true;
        }}
        onChange={() => {
          isDragged.current = false;
        }}
      />
      <div class="ends">
        {isWithout ? (
          <span>{words.sandbox.idle}</span>
        ) : (
          <>
            <span>{ends[0]}</span>
            <span>{ends[1]}</span>
          </>
        )}
      </div>
    </div>
  );
}
