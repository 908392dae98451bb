/** Worlds below which Student's interval leans on differences being close to normal. */
const FEW = 20;

/** What every answer ends with: what its intervals say, and that those of few worlds are rough. */
export function whatIntervalsSay(worlds: number): string[] {
  const said = "The 95 % intervals show chance between worlds, not whether the model is right.";
  if (worlds >= FEW) return [said];
  return [said, `From ${worlds} worlds they are rough: ask for ${FEW} or more with --replications.`];
}
