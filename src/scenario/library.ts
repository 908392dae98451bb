import type { Problem } from "./scenario.ts";

/** A scenario file as text, from wherever it is kept. */
export interface ScenarioSource {
  /** File name without ending. */
  readonly name: string;
  /** File as it is shown to the user, e.g. `scenarios/catfish.yaml`; paths that it names count from there. */
  readonly place: string;
  /** Tells files apart, however they are named; the place unless given. */
  readonly identity?: string;
  readonly text: string;
  /** Why its text cannot be read; then that is empty. */
  readonly problem?: Problem;
}

export function isSameFile(one: ScenarioSource, other: ScenarioSource): boolean {
  return (one.identity ?? one.place) === (other.identity ?? other.place);
}

/** Finds the scenarios that others extend or are measured against. The disk stays in the command line's room. */
export interface ScenarioLibrary {
  /** A bundled scenario by name, or a file by a path that is relative to the place `from`. */
  find(name: string, from?: string): ScenarioSource | undefined;
  /** Whether a file is the resolved one of a result: what it names was at hand when it was first read, and need not be now. */
  isOfResult?(place: string): boolean;
  /** Bundled names. */
  names(): readonly string[];
}
