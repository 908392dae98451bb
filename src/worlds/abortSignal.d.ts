/** The part of the platform's abort signal that pure rooms use; the same in Node and in every browser. */
interface AbortSignal {
  readonly aborted: boolean;
  throwIfAborted(): void;
}
