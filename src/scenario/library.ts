/** A scenario file as text, from wherever it is kept. */
export interface ScenarioSource {
  /** File name without ending. */
  readonly name: string;
  /** File as it is shown to the user, e.g. `scenarios/catfish.yaml`; tells files apart. */
  readonly place: string;
  readonly text: string;
}

/** Finds the scenarios that others extend or are measured against. The disk stays in the command line's room. */
export interface ScenarioLibrary {
  /** A bundled scenario by name, or a file by a path that is relative to the place `from`. */
  find(name: string, from?: string): ScenarioSource | undefined;
  /** Bundled names. */
  names(): readonly string[];
}
