import { Refusal } from "../exit.ts";

/** Share of the free memory that worlds may take; the rest is for the program. */
export const MOST_OF_MEMORY = 0.9;
const GB = 1e9;

/** What is said of work that does not fit into memory, before any of it is done: `what` takes so many bytes. */
export function memoryRefused(what: string, bytes: number, free: number, remedy: string): Refusal {
  return new Refusal(`${what} take ${inGigabytes(bytes)} of memory, and ${inGigabytes(free)} are free here.`, remedy);
}

function inGigabytes(bytes: number): string {
  return `${Number((bytes / GB).toPrecision(2))} GB`;
}
