/** The part of agentscript 0.10 that the benchmark uses; the package ships no types. */
declare module "agentscript" {
  export interface WorldOptions {
    readonly minX: number;
    readonly maxX: number;
    readonly minY: number;
    readonly maxY: number;
  }

  /** A turtle: an object to which a model adds its own fields. */
  export interface Turtle {
    readonly id: number;
  }

  /** Turtles, or a breed of them, asked in the order in which they were created. */
  export interface Turtles<Fields> extends Array<Turtle & Fields> {
    create(count: number, initialise: (turtle: Turtle & Fields) => void): (Turtle & Fields)[];
    ask(action: (turtle: Turtle & Fields, index: number) => void): void;
  }

  export class Model {
    constructor(world?: WorldOptions);
    /** Months done; advances by itself after each `step`. */
    ticks: number;
    turtleBreeds(names: string): void;
    setup(): void;
    step(): void;
  }
}
