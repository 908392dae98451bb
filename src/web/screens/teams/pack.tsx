import { useEffect, useState } from "preact/hooks";
import type { Block, Sheet } from "../../../words/sheet.ts";
import { packSheets } from "../../../words/workshopPack.ts";
import { quiz } from "../../pack/quiz.ts";
import { type Room as Screen, useAnswer } from "../../room.ts";
import { ROUNDS } from "../../teams/letters.ts";
import { leversOfSide } from "../../teams/policy.ts";

/** What is printed for a room: sheets, plans, cards and the test, with the numbers of the model as it is. */
export function Pack({ words, client, state, worlds, opened }: Screen) {
  const text = words.teams.pack;
  const { answer, problem } = useAnswer(client, "facts", { worlds: worlds.full }, "facts");
  const [chosen, setChosen] = useState(0);
  const [isAll, setAll] = useState(false);
  useEffect(() => {
    if (!isAll) return undefined;
    const done = () => setAll(false);
    addEventListener("afterprint", done);
    print();
    return () => removeEventListener("afterprint", done);
  }, [isAll]);
  if (answer === undefined) return <p aria-busy="true">{problem ?? text.waiting}</p>;
  const levers = leversOfSide(opened.levers, "buyer").map(({ key }) => words.sandbox.levers[key].name);
  const sheets = packSheets(state.language, {
    facts: answer.facts,
    worlds: words.worlds(answer.worlds),
    market: answer.title,
    right: quiz.map(({ right }) => right),
    levers,
    rounds: ROUNDS,
  });
  return (
    <div class="split pack" style={{ gridTemplateColumns: "260px minmax(0, 1fr)" }}>
      <section class="column noPrint">
        <h2>{text.heading}</h2>
        {sheets.map(({ title }, at) => (
          <button type="button" key={title} aria-pressed={at === chosen} onClick={() => setChosen(at)}>
            {Object.values(text.sheets)[at]}
          </button>
        ))}
        <button type="button" class="main" onClick={() => print()}>
          {text.print}
        </button>
        <button type="button" onClick={() => setAll(true)}>
          {text.printAll}
        </button>
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a sheet that is longer than the screen is scrolled by keys */}
      <section class="paper" tabIndex={0} aria-label={sheets[chosen].title}>
        {(isAll ? sheets : [sheets[chosen]]).map((sheet) => (
          <SheetOnPaper key={sheet.title} sheet={sheet} />
        ))}
      </section>
    </div>
  );
}

function SheetOnPaper({ sheet }: { readonly sheet: Sheet }) {
  return (
    <article class="sheet">
      <h1>{sheet.title}</h1>
      {sheet.about !== undefined && <p class="quiet">{sheet.about}</p>}
      {sheet.blocks.map((block, at) => (
        <BlockOnPaper key={at} block={block} />
      ))}
    </article>
  );
}

function BlockOnPaper({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case "heading":
      return <h2>{block.text}</h2>;
    case "text":
      return <p>{block.text}</p>;
    case "aloud":
      return <blockquote>{block.text}</blockquote>;
    case "list":
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case "table":
      return (
        <table class={block.isForm ? "form" : undefined}>
          <thead>
            <tr>{block.head.map((cell, at) => (cell === "" ? <td key={at} /> : <th key={at}>{cell}</th>))}</tr>
          </thead>
          <tbody>
            {block.rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, place) => (
                  <td key={place}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case "cards":
      return (
        <div class="cards">
          {block.cards.map(({ title, lines }) => (
            <section class="card" key={title}>
              <h2>{title}</h2>
              {lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </section>
          ))}
        </div>
      );
  }
}
