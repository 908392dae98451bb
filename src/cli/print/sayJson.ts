import type { CommandName } from "../arguments/commandTable.ts";
import type { Effects } from "../effects.ts";
import { readProgram } from "../program.ts";

/** How a result is written: over many lines, or in one where other events come before it, a line each. */
type Layout = "lines" | "line";

/**
 * Tells programs what a command found: what every command says of itself, then the result. It is the last that is
 * written to standard output.
 */
export function sayJson(
  command: CommandName,
  result: object,
  { terminal, disk }: Pick<Effects, "terminal" | "disk">,
  layout: Layout = "lines",
): void {
  const { version, source } = readProgram(disk);
  const told = { event: "result", command, program: { version, source }, ...result };
  terminal.out(JSON.stringify(told, null, layout === "lines" ? 2 : undefined));
}
