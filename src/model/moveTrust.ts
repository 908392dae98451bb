/** One step of trust towards evidence: by `up` when it is better than trust, by `down` (at most 1) when worse. */
export function moveTrust(trust: number, evidence: number, up: number, down: number): number {
  const rate = evidence > trust ? up : down;
  return trust + (rate > 1 ? 1 : rate) * (evidence - trust);
}
