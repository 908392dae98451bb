/** The C of a file of the model, from its AssemblyScript. */
export function cOf(
  path: string,
  text: string,
): {
  readonly constants: readonly string[];
  readonly functions: readonly {
    readonly name: string;
    /** Names of the functions that it calls. */
    readonly calls: readonly string[];
    /** Its first line, which stands before all that call it, and all of it. */
    readonly head: string;
    readonly text: string;
  }[];
};
