const few = ["-n", "20", "--months", "60"];
const markets = ["--plausible", "12"];
const panel = ["--set", "annualSpend=12000000", "--set", "currency=EUR", "--set", "start=2027-01"];

/** One result of each command that has a brief. */
export const questions: Readonly<Record<string, readonly string[]>> = {
  "a change": ["what-if", "catfish", "--set", "policy.flexibleShare=40%", ...few, ...markets],
  "a change that hurts": ["what-if", "baseline", "--set", "policy.contractMonths=3", ...few, "--plausible", "0"],
  "a change that does nothing": [
    "what-if",
    "closed-market",
    "--set",
    "policy.openness=50%",
    ...few,
    "--plausible",
    "0",
  ],
  "two scenarios": ["compare", "baseline", "closed-market", ...few, ...markets],
  "a run": ["run", "catfish", ...few, ...markets, ...panel],
  "a choice": [
    ...["choose", "catfish", "-n", "4", "--months", "48", "--lever", "policy.flexibleShare=0.1,0.4"],
    ...["--uncertain", "suppliers.newcomer.quality=0.6:0.9", "--futures", "4"],
  ],
  "a budget": [
    ...["allocate", "newcomer-playbook", "-n", "4", "--months", "48", "--group", "challenger", "--budget", "0.04"],
    ...["--over", "managers,online", "--points", "2"],
  ],
};
