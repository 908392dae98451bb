/** Part of the budget by which a channel gets more or less to see its return. */
export const RETURN_STEP = 0.05;

/** Parts of the budget that are tried on a channel to see its response: closer where little is spent, as most is gained there. */
export const AMOUNTS = [0, 0.1, 0.25, 0.5, 1] as const;

/** Those of them that are not tried anyhow, at a share of the channel and a step beside it. */
export function amountsBeside(share: number): number[] {
  const known = [share, share + RETURN_STEP, ...(share < RETURN_STEP ? [] : [share - RETURN_STEP])];
  return AMOUNTS.filter((amount) => known.every((each) => Math.abs(each - amount) > SAME));
}

const SAME = 1e-9;
