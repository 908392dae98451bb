import type { ClaimOfRun } from "../analyse/claimsOfRun.ts";
import {
  type ClaimsTold,
  claimNumbersNote,
  claimRow,
  claimSentences,
  claimsOfRunWords as words,
} from "../words/en/claims.ts";
import type { PageBlock } from "./kind.ts";

/** The claims of a scenario on the page of its run: those that its worlds judge in a table, the others in a list that opens. */
export function claimsOnPage(claims: readonly ClaimOfRun[], told: ClaimsTold): PageBlock {
  const judged = claims.flatMap((each) => (each.outcome === undefined ? [] : [{ ...each, outcome: each.outcome }]));
  const left = claims.filter(({ outcome }) => outcome === undefined);
  const table = { columns: words.head, rows: judged.map(claimRow) };
  const rows = left.map(({ number, claim }) => [String(number), claim.says]);
  return {
    id: "claims",
    title: words.title,
    parts: [
      { words: claimSentences(claims, told) },
      ...(judged.length > 0
        ? [
            { table, isSmall: true },
            { words: [claimNumbersNote], quiet: true },
          ]
        : []),
      ...(left.length > 0 ? [{ summary: words.left, table: { columns: words.headOfLeft, rows } }] : []),
    ],
  };
}
