/** The bytes of the kernel as the source has it now. */
export function kernelOfSource(): Promise<Uint8Array>;

/** What esbuild puts in place of a name in the source. */
export function kernelDefined(): Promise<Record<"KERNEL", string>>;
