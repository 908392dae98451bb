import type { Market, Value } from "../../model/market.ts";
import {
  defaultOf,
  type Parameter,
  type PlausibleRange,
  plausibleOf,
  type SupplierKind,
} from "../../model/parameters.ts";
import { createStream, deriveStream, identityOf, keyBySeed, uniform } from "../../model/random.ts";
import {
  type GroupList,
  type GroupName,
  isOfModel,
  type ScopeName,
  scopeOf,
  scopesIn,
  settingPath,
} from "../../scenario/scopes.ts";

/**
 * Plausible markets. Most values of the table of parameters are assumptions that may as well be others; a plausible
 * market is a scenario with all of them drawn from their plausible ranges. What the user has decided is held: whatever
 * differs from the table, and what the command line sets. A value that a file repeats as the table has it is still an
 * assumption: resolved files repeat them all.
 */

/** A value of a market that is assumed, and where it may as well lie. */
export interface Assumption {
  /** As `--set` takes it. */
  readonly path: string;
  /** Key of its row. */
  readonly name: string;
  readonly parameter: Parameter;
  readonly range: PlausibleRange;
}

type Values = Readonly<Record<string, Value>>;

/** Whatever has values of its own in a market: the market itself, selling in it, or a group. */
interface Holder {
  readonly scopes: readonly ScopeName[];
  readonly kind?: SupplierKind;
  readonly group?: GroupName;
  readonly values: Values;
}

function holdersOf({ market, selling, buyers, suppliers }: Market): Holder[] {
  return [
    { scopes: ["market"], values: market },
    { scopes: selling === undefined ? [] : ["selling"], values: selling ?? {} },
    ...buyers.map(({ name, parameters }): Holder => {
      return { scopes: scopesOfGroups("buyers"), group: { list: "buyers", name }, values: parameters };
    }),
    ...suppliers.map(({ name, kind, parameters }): Holder => {
      return { scopes: scopesOfGroups("suppliers"), kind, group: { list: "suppliers", name }, values: parameters };
    }),
  ];
}

function scopesOfGroups(list: GroupList): readonly ScopeName[] {
  return scopesIn(list).filter(isOfModel);
}

/** All values with a plausible range, whatever they are. */
function rangedOf({ scopes, kind, group }: Holder): Assumption[] {
  return scopes.flatMap((scope) =>
    Object.entries(scopeOf(scope).parameters).flatMap(([name, parameter]) => {
      const range = plausibleOf(parameter, kind);
      if (range === undefined || range[0] >= range[1]) return [];
      return [{ path: settingPath(scope, name, group), name, parameter, range }];
    }),
  );
}

function assumptionsOfHolder(holder: Holder): Assumption[] {
  return rangedOf(holder).filter(({ name, parameter }) => holder.values[name] === defaultOf(parameter, holder.kind));
}

/** Paths of all values of a market that have a plausible range. */
export function rangedPaths(market: Market): string[] {
  return holdersOf(market).flatMap((holder) => rangedOf(holder).map(({ path }) => path));
}

/** What is assumed in a market: all that is as the table has it and may as well be otherwise. */
export function assumptionsOf(market: Market): Assumption[] {
  return holdersOf(market).flatMap(assumptionsOfHolder);
}

/** The range of a row spans more than this many times its low end: then every order of magnitude is as likely. */
const WIDE = 5;

/**
 * What a draw says of an assumed value: a function of the number of the draw and the path alone, so that it is the same
 * in every arm and whatever else is drawn. With u uniform between 0 and 1,
 *
 *     low + u (high - low)              as a rule: half to one and a half times the default keeps its middle
 *     low (high / low)^u                where low is above 0 and high more than five times as much
 *     low + floor(u (high - low + 1))   of whole numbers
 */
export function drawnValue({ path, parameter, range: [low, high] }: Assumption, draw: number): number {
  const place = placeOf(path, draw);
  if (parameter.whole) return Math.min(high, low + Math.floor(place * (high - low + 1)));
  const value = low > 0 && high > WIDE * low ? low * (high / low) ** place : low + place * (high - low);
  return Number(value.toPrecision(DIGITS));
}

/** Digits of a drawn value: what is written of it is what was simulated. */
const DIGITS = 6;

const [root, stream] = [createStream(), createStream()];
keyBySeed("plausible markets", root);

function placeOf(path: string, draw: number): number {
  deriveStream(root, draw, 0, stream);
  return uniform(stream, identityOf(path, 0), 0);
}

/**
 * The markets of draws, each by the number of its draw.
 *
 * @param moved  paths of the values that are drawn; the others stay
 */
export function drawing(market: Market, moved: ReadonlySet<string>): (draw: number) => Market {
  const drawn = holdersOf(market).map((holder) => assumptionsOfHolder(holder).filter(({ path }) => moved.has(path)));
  return (draw) => {
    const [own, ofSelling, ...groups] = drawn.map((assumptions) => {
      return Object.fromEntries(assumptions.map((assumption) => [assumption.name, drawnValue(assumption, draw)]));
    });
    const { selling, buyers, suppliers } = market;
    return {
      ...market,
      market: { ...market.market, ...own },
      ...(selling && { selling: { ...selling, ...ofSelling } }),
      buyers: buyers.map((group, index) => ({ ...group, parameters: { ...group.parameters, ...groups[index] } })),
      suppliers: suppliers.map((group, index) => {
        return { ...group, parameters: { ...group.parameters, ...groups[buyers.length + index] } };
      }),
    };
  };
}
