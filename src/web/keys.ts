import type { WorkshopWords } from "../words/workshop.ts";
import { isDeal } from "./address.ts";
import { moveLevers, redo, type ScreenName, screenNames, shownScreens, undo, type WorkshopState } from "./state.ts";
import type { Store } from "./store.ts";

/** Told to the screen that is on: what only it can do. */
export const SCREEN_KEY = "catfish-key";

/** Keys that the screen that is on does something with, by what it does. */
export type ScreenKey = "replay" | "tables" | "play" | "step" | "why" | "assumptions" | "single" | "close";

const ofScreen: Readonly<Record<string, ScreenKey>> = {
  r: "replay",
  t: "tables",
  " ": "play",
  n: "step",
  w: "why",
  a: "assumptions",
  l: "single",
  escape: "close",
};

/** Until when a second press of 0 clears the room [ms since the page was opened]. */
let clearUntil = 0;
const CLEAR_WITHIN = 5000;

/** What a key does anywhere on the page. Who types into a field types. */
export function keyPressed(
  event: KeyboardEvent,
  store: Store,
  words: WorkshopWords,
  say: (text: string) => void,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const key = event.key.toLowerCase();
  const screen = screenNames[Number(key) - 1];
  if (screen !== undefined && !shownScreens(store.state()).includes(screen)) return;
  if (screen !== undefined) store.change((state) => ({ ...state, screen }));
  else if (key === "0") clear(store, words, say);
  else if (key === "z" && event.shiftKey) changed(store, redo, words.redone, say);
  else if (key === "z") changed(store, undo, words.undone, say);
  else if (key === "b") changed(store, (state) => moveLevers(state, {}), words.sandbox.asItIs, say);
  else if (key === "d") dealAgain(store, words, say);
  else if (key === "?") say(keysOf(store.state().screen, words));
  else if (key === "p") store.change((state) => ({ ...state, plausible: !state.plausible }));
  else if (key === " " && isPressable(event.target)) return;
  else if (ofScreen[key] !== undefined) dispatchEvent(new CustomEvent(SCREEN_KEY, { detail: ofScreen[key] }));
  else return;
  event.preventDefault();
}

/** What the keys of a screen do, in words. */
export function keysOf(screen: ScreenName, words: WorkshopWords): string {
  return screen === "teams" ? words.teams.keys : words.keys;
}

/** Deals other worlds: a seed of their own. */
export function dealAgain(store: Store, words: WorkshopWords, say: (text: string) => void): void {
  store.change((state) => ({ ...state, deal: isDeal(state.deal + 1) ? state.deal + 1 : 1 }));
  say(words.reveal.dealNumber(store.state().deal));
}

function clear(store: Store, words: WorkshopWords, say: (text: string) => void): void {
  if (performance.now() > clearUntil) {
    clearUntil = performance.now() + CLEAR_WITHIN;
    say(words.resetAsked);
    return;
  }
  clearUntil = 0;
  store.clear();
  say(words.resetDone);
}

function changed(
  store: Store,
  how: (state: WorkshopState) => WorkshopState,
  text: string,
  say: (text: string) => void,
): void {
  const before = store.state();
  store.change(how);
  if (store.state() !== before) say(text);
}

/** Whether whoever presses a key is typing a text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "range";
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLButtonElement;
}
