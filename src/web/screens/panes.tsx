import { useState } from "preact/hooks";
import { shortNumber } from "../../words/number.ts";
import type { AssumptionRow, Requests } from "../messages.ts";
import { type Room, useAnswer, useSize } from "../room.ts";
import { seedOf, withAssumed } from "../state.ts";

/** Markets over which it is seen what an answer hangs on, and rows that a screen has room for. */
const MARKETS = 60;
const ROWS = { wide: 3, narrow: 2 } as const;
const WIDE = 800;

/** The world whose gain is in the middle of all. */
export function middleWorld(gains: Float64Array): number {
  const order = [...gains.keys()].filter((world) => !Number.isNaN(gains[world])).sort((a, b) => gains[a] - gains[b]);
  return order[order.length >> 1] ?? 0;
}

/** Where two histories of one world part, and what came after; told to who does not see it when it is there. */
export function Story({
  room: { client, state, words, told },
  heading,
  close,
  ...asked
}: {
  readonly room: Room;
  readonly heading: string;
  readonly close: () => void;
} & Pick<Requests["why"], "settings" | "against" | "replication">) {
  const why = useAnswer(client, "why", { ...asked, scenario: state.scenario, seed: seedOf(state.deal) }, "why");
  return (
    <section class="panelOver fill" aria-label={heading}>
      <div class="row">
        <h2 class="fill">{heading}</h2>
        <button type="button" onClick={close}>
          {words.reveal.close}
        </button>
      </div>
      <div aria-live="polite" aria-busy={why.isWorking}>
        <ol class="events">
          {(why.answer?.turns ?? []).map((sentence) => (
            <li key={sentence}>{told(sentence)}</li>
          ))}
        </ol>
        {why.answer === undefined && <p>{why.problem ?? words.working}</p>}
      </div>
    </section>
  );
}

/** What the answer hangs on most of all that is assumed: each value with where it may as well lie, to be changed. */
export function AssumptionsPane(room: Room & { readonly close: () => void }) {
  const { client, store, state, settings, words, close } = room;
  const { sandbox } = words;
  // Which they are is asked once: changing one does not shuffle the list.
  const [asWritten] = useState(() => client.under([]));
  // Where nothing is changed, what is asked is what newcomers are worth.
  const [now, against] = settings.length > 0 ? [settings, []] : [[], ["entry.enabled=false"]];
  const request = { scenario: state.scenario, settings: now, against, seed: seedOf(state.deal), markets: MARKETS };
  const rows = useAnswer(asWritten, "assumptions", request, "assumptions");
  const [page, setPage] = useState(0);
  const [ref, { width }] = useSize();
  const all = rows.answer ?? [];
  const many = width < WIDE ? ROWS.narrow : ROWS.wide;
  const pages = Math.max(1, Math.ceil(all.length / many));
  return (
    <div class="panelOver fill" ref={ref}>
      <div class="row">
        <h2 class="fill">{sandbox.assumptionsHeading}</h2>
        <button type="button" onClick={close}>
          {words.reveal.close}
        </button>
      </div>
      {rows.answer === undefined && <p aria-busy={rows.isWorking}>{rows.problem ?? words.working}</p>}
      {all.slice(page * many, (page + 1) * many).map((row) => (
        <Assumption key={row.path} row={row} room={room} />
      ))}
      <div class="row pager">
        <button type="button" onClick={() => setPage((page + 1) % pages)} disabled={pages < 2}>
          {sandbox.more}
        </button>
        <span class="quiet">{sandbox.page(page + 1, pages)}</span>
        <button
          type="button"
          disabled={Object.keys(state.assumed).length === 0}
          onClick={() => store.change((before) => ({ ...before, assumed: {} }))}
        >
          {sandbox.allBack}
        </button>
      </div>
    </div>
  );
}

/** Steps from one end of a plausible range to the other. */
const STEPS = 20;

/** One assumed value: what it means, a slider over its plausible range, and where it comes from. */
function Assumption({ row, room }: { readonly row: AssumptionRow; readonly room: Room }) {
  const { store, state, words, told } = room;
  const { sandbox } = words;
  const { path, low, high, whole } = row;
  const value = state.assumed[path] ?? row.value;
  const isChanged = path in state.assumed;
  const step = whole ? 1 : (high - low) / STEPS;
  const put = (next: number) => {
    const kept = Number(next.toPrecision(6));
    store.change((before) => withAssumed(before, path, kept === row.value ? undefined : kept));
  };
  return (
    <div class="assumption">
      <div class={isChanged ? "moved" : undefined}>{told(row.meaning)}</div>
      <div class="row">
        <input
          type="range"
          {...{ min: low, max: high, step, value }}
          aria-label={row.meaning}
          onInput={(event) => put(Number(event.currentTarget.value))}
        />
        <strong>
          {shortNumber(value)} {told(row.unit)}
        </strong>
        <span class="quiet">{sandbox.assumptionPlausible(shortNumber(low), shortNumber(high))}</span>
        {isChanged && (
          <button
            type="button"
            class="plain"
            onClick={() => store.change((before) => withAssumed(before, path, undefined))}
          >
            {sandbox.assumptionBack}
          </button>
        )}
      </div>
      <div class="quiet">{sandbox.assumptionSource(told(row.source))}</div>
    </div>
  );
}
