import { useMemo } from "preact/hooks";
import { shortNumber } from "../../words/number.ts";
import type { WorldsAnswer } from "../messages.ts";
import { type Room, useAnswer } from "../room.ts";
import { seedOf } from "../state.ts";

/** Markets over which it is seen what an answer hangs on, and rows that a screen has room for. */
const MARKETS = 60;
const ROWS = 7;

/** The world whose gain is in the middle of all. */
export function middleWorld(gains: Float64Array): number {
  const order = [...gains.keys()].filter((world) => !Number.isNaN(gains[world])).sort((a, b) => gains[a] - gains[b]);
  return order[order.length >> 1] ?? 0;
}

/** Where the two histories of the most usual world part, and what came after. */
export function WhyPane({
  client,
  state,
  settings,
  words,
  told,
  answer,
  close,
}: Room & { readonly answer: WorldsAnswer; readonly close: () => void }) {
  const replication = useMemo(() => middleWorld(answer.gains), [answer]);
  const request = { scenario: state.scenario, settings, against: [], seed: seedOf(state.deal), replication };
  const why = useAnswer(client, "why", request, "why");
  return (
    <div class="panelOver fill">
      <div class="row">
        <h2 class="fill">{words.sandbox.whyHeading}</h2>
        <button type="button" onClick={close}>
          {words.sandbox.close}
        </button>
      </div>
      <ol class="events">
        {(why.answer?.turns ?? []).map((sentence) => (
          <li key={sentence}>{told(sentence)}</li>
        ))}
      </ol>
      {why.answer === undefined && <p>{why.problem ?? words.working}</p>}
    </div>
  );
}

/** What the answer hangs on most of all that is assumed. */
export function AssumptionsPane({
  client,
  state,
  settings,
  words,
  told,
  close,
}: Room & { readonly close: () => void }) {
  const { sandbox } = words;
  // Where nothing is changed, what is asked is what newcomers are worth.
  const [now, against] = settings.length > 0 ? [settings, []] : [[], ["entry.enabled=false"]];
  const request = { scenario: state.scenario, settings: now, against, seed: seedOf(state.deal), markets: MARKETS };
  const rows = useAnswer(client, "assumptions", request, "assumptions");
  const { assumptionHead: head } = sandbox;
  return (
    <div class="panelOver fill">
      <div class="row">
        <h2 class="fill">{sandbox.assumptionsHeading}</h2>
        <button type="button" onClick={close}>
          {sandbox.close}
        </button>
      </div>
      {rows.answer === undefined ? (
        <p>{rows.problem ?? words.working}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th>{head.meaning}</th>
              <th class="number">{head.value}</th>
              <th class="number">{head.range}</th>
            </tr>
          </thead>
          <tbody>
            {rows.answer.slice(0, ROWS).map((row) => (
              <tr key={row.path}>
                <td>{told(row.meaning)}</td>
                <td class="number">{shortNumber(row.value)}</td>
                <td class="number">
                  {shortNumber(row.low)} - {shortNumber(row.high)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
