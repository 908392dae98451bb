import type { Shell } from "../../words/shellWords.ts";

/** The shell that reads what is pasted, by the surroundings of the process. */
export function shellOf(environment: Readonly<Record<string, string | undefined>>): Shell {
  const isUnixOnWindows = environment.MSYSTEM !== undefined;
  return environment.PSModulePath !== undefined && !isUnixOnWindows ? "powershell" : "posix";
}

/** How the program is called from here: npm runs what lies in a clone, where nothing else finds it. */
export function programName(environment: Readonly<Record<string, string | undefined>>): string {
  return environment.npm_command ? "npx catfish" : "catfish";
}
