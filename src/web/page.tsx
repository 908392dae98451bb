import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { workshopLanguages } from "../words/workshop.ts";
import { App } from "./app.tsx";
import { type Client, startClient } from "./client.ts";
import type { PageData } from "./document.ts";
import { openStore } from "./store.ts";

/** Begins the page: what is in it is read, the engine is started, and the screens are shown. */

function textOf(id: string): string {
  return document.getElementById(id)?.textContent ?? "";
}

const data: PageData = JSON.parse(textOf("data"));
const parts = { scenarios: data.scenarios, languages: Object.keys(workshopLanguages) };
const store = openStore(parts, data.first);

function Beginning() {
  const [client, setClient] = useState<Client>();
  const [problem, setProblem] = useState("");
  useEffect(() => {
    startClient(textOf("engine"), data.sources).then(setClient, (error: unknown) => setProblem(String(error)));
  }, []);
  const words = workshopLanguages[store.state().language];
  if (client === undefined) return <main aria-busy="true">{problem === "" ? words.wait : words.failed + problem}</main>;
  return <App data={data} parts={parts} store={store} client={client} />;
}

const place = document.getElementById("workshop");
if (place !== null) render(<Beginning />, place);
