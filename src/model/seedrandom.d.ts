/** The generator alea alone, without the parts of seedrandom that reach for Node or the browser. */
declare module "seedrandom/lib/alea.js" {
  export default function alea(seed: string): { int32(): number };
}
