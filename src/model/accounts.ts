import type { int } from "./int.ts";
import type { World } from "./world.ts";

/** Whether a supplier may begin to court a buyer: it does not court it already, and has never dealt with it. @param first  its first account */
export function isFree(world: World, s: int, first: int, b: int): boolean {
  const { account, buyer, relation } = world;
  for (let a = first; a < first + account.perEntrant; a++) if (account.buyer[a] === b) return false;
  for (let r = buyer.rowStart[b]; r < buyer.knownEnd[b]; r++) if (relation.supplier[r] === s) return false;
  return true;
}
