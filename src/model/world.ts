import type {
  accountColumns,
  buyerColumns,
  invitationColumns,
  relationColumns,
  strategistColumns,
  supplierColumns,
  tallyColumns,
  WorldValues,
} from "./columns.ts";

// What a relation is at the moment; 0 is a vacant place, which has no supplier.
/** Off the panel, but the buyer remembers the supplier and may call it back. */
export const REMEMBERED = 1;
/** Approved, on the flexible track. */
export const FLEXIBLE = 2;
/** Under contract, on the fixed track. */
export const FIXED = 3;

/**
 * The state of one world, in columns.
 *
 * Index b is a buyer, s a supplier, n one that has a strategy, r a relation, a an account that an entrant courts. The relations
 * of buyer b are the places r in [rowStart[b], rowStart[b + 1]), kept in this order:
 *
 *     contracts     rowStart[b]     .. contractsEnd[b] - 1
 *     flexible      contractsEnd[b] .. panelEnd[b] - 1
 *     remembered    panelEnd[b]     .. knownEnd[b] - 1
 *     vacant        knownEnd[b]     .. rowStart[b + 1] - 1
 *
 * The accounts of the n-th entrant are the places a in [n x accountsPerEntrant, (n + 1) x accountsPerEntrant), and
 * so are the invitations of a buyer.
 * Cost of a month grows with places, accounts and suppliers, never with buyers x suppliers.
 */
export interface World extends WorldValues {
  readonly buyer: Readonly<ReturnType<typeof buyerColumns>>;
  readonly supplier: Readonly<ReturnType<typeof supplierColumns>>;
  readonly strategist: Readonly<ReturnType<typeof strategistColumns>>;
  readonly relation: Readonly<ReturnType<typeof relationColumns>>;
  readonly account: Readonly<ReturnType<typeof accountColumns>>;
  readonly invitation: Readonly<ReturnType<typeof invitationColumns>>;
  readonly tally: Readonly<ReturnType<typeof tallyColumns>>;
}
