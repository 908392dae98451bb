/** Commands that try their answer in plausible markets unless they are told not to. */
const commands: readonly (string | undefined)[] = ["run", "what-if", "compare", "effect"];

/** The same command line without plausible markets, where it does not ask for some: they take longer than most of what is tested. */
export function withoutMarkets(words: readonly string[]): readonly string[] {
  const [command, ...rest] = words;
  const isAsked = words.some((word) => word.startsWith("--plausible"));
  return isAsked || !commands.includes(command) ? words : [command, "--plausible", "0", ...rest];
}
