/** What the two markets that are held against each other are called inside a sentence. */
export interface Arms {
  /** `in the baseline`, `without entry`. */
  readonly baseline: string;
  /** `with the change`, `with entry`. */
  readonly scenario: string;
}
