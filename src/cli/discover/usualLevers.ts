/** What is varied unless asked otherwise: levers that a buyer has, over what is common. */
export const usualLevers: readonly string[] = [
  "policy.flexibleShare=0:60%",
  "policy.openness=0:50%",
  "policy.flexibleSlots=1:6",
  "policy.contractMonths=6:60",
  "policy.negotiation=30%:80%",
];
