/** The AssemblyScript of a file of the model. */
export function assemblyOf(path: string, text: string, exported: Readonly<Record<string, unknown>>): string;
