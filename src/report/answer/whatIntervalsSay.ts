/** What intervals over worlds say, and what they do not. */
export const CHANCE_BETWEEN_WORLDS = "The 95 % intervals show chance between worlds, not whether the model is right.";

/** Worlds below which Student's interval leans on differences being close to normal. */
const FEW = 20;

/** What every answer ends with: what its intervals say, and that those of few worlds are rough. */
export function whatIntervalsSay(worlds: number): string[] {
  if (worlds >= FEW) return [CHANCE_BETWEEN_WORLDS];
  return [CHANCE_BETWEEN_WORLDS, `From ${worlds} worlds they are rough: ask for ${FEW} or more with --replications.`];
}
