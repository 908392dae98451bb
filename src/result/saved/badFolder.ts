/** A result folder that cannot be used. The lines say where, what is wrong and what would be right. */
export class BadFolder extends Error {
  readonly lines: readonly string[];

  constructor(...lines: string[]) {
    super(lines.join("\n"));
    this.name = "BadFolder";
    this.lines = lines;
  }
}
