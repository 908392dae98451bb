import type { int } from "./int.ts";
import { type Stream, uniform } from "./random.ts";
import type { Shuffle } from "./start.ts";

/** Agents in the order of a draw for each; equal draws do not occur in practice, and then stay as they came. */
export function shuffle(into: Shuffle, agents: Int32Array, identity: Int32Array, stream: Stream, round: int): void {
  const { agent, draw } = into;
  for (let i = 0; i < agents.length; i++) {
    agent[i] = agents[i];
    draw[i] = uniform(stream, identity[agents[i]], round);
  }
  sortByDraw(into, agents.length);
}

/** Shuffles the agents 0 to `count` - 1. */
export function shuffleAll(into: Shuffle, count: int, identity: Int32Array, stream: Stream, round: int): void {
  const { agent, draw } = into;
  for (let i = 0; i < count; i++) {
    agent[i] = i;
    draw[i] = uniform(stream, identity[i], round);
  }
  sortByDraw(into, count);
}

/** Merges runs that are in order, each time twice as long, until one is left. */
function sortByDraw(into: Shuffle, count: int): void {
  const { agent, draw, mergedAgent, mergedDraw } = into;
  for (let length = 1; length < count; length *= 2) {
    for (let from = 0; from < count; from += 2 * length) {
      const middle = from + length < count ? from + length : count;
      const end = middle + length < count ? middle + length : count;
      merge(into, from, middle, end);
    }
    for (let i = 0; i < count; i++) {
      agent[i] = mergedAgent[i];
      draw[i] = mergedDraw[i];
    }
  }
}

function merge({ agent, draw, mergedAgent, mergedDraw }: Shuffle, from: int, middle: int, end: int): void {
  let one: int = from;
  let other: int = middle;
  for (let i = from; i < end; i++) {
    const isOne = other >= end || (one < middle && draw[one] <= draw[other]);
    const next = isOne ? one++ : other++;
    mergedAgent[i] = agent[next];
    mergedDraw[i] = draw[next];
  }
}
