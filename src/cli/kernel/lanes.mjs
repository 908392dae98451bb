/**
 * In place of `src/model/draws.ts`: the same draws, four at a time in the lanes of a word of 128 bits. Each lane goes through
 * the rounds of Threefry as `random.ts` has them, to the same bits.
 */

const ROTATIONS = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
];
const INJECTIONS = [1, 2, 3, 4, 5];

const round = (turn) =>
  `a = i32x4.add(a, b); b = v128.xor(v128.or(i32x4.shl(b, ${turn}), i32x4.shr_u(b, ${32 - turn})), a);`;
const injection = (i) =>
  `a = i32x4.add(a, k${i % 3}); b = i32x4.add(b, i32x4.add(k${(i + 1) % 3}, i32x4.splat(${i})));`;
const rounds = INJECTIONS.map((i) => [...ROTATIONS[(i + 1) % 2].map(round), injection(i)].join("\n  ")).join("\n  ");

const threefry = `
  const k0 = i32x4.splat(stream[0]);
  const k1 = i32x4.splat(stream[1]);
  const k2 = v128.xor(i32x4.splat(0x1bd11bda), v128.xor(k0, k1));
  let a = i32x4.add(first, k0);
  let b = i32x4.add(second, k1);
  ${rounds}
  a_ = a;
  b_ = b;`;

export const lanes = `
/** The two words of each lane, drawn last. */
let a_: v128 = i32x4(0, 0, 0, 0);
let b_: v128 = i32x4(0, 0, 0, 0);

function threefry(stream: Ints, first: v128, second: v128): void {${threefry}
}

/** The uniform numbers of two lanes, from their words less the last six bits. */
@inline function uniformOf(a: v128, b: v128): v128 {
  const whole = f64x2.add(f64x2.mul(f64x2.convert_low_i32x4_s(a), f64x2.splat(67108864)), f64x2.convert_low_i32x4_s(b));
  return f64x2.mul(f64x2.add(whole, f64x2.splat(0.5)), f64x2.splat(2.220446049250313e-16));
}

/** Writes those of four lanes, of the last four as many as there are. */
function write(out: Floats, i: i32, end: i32): void {
  const a = i32x4.shr_u(a_, 6);
  const b = i32x4.shr_u(b_, 6);
  const one = uniformOf(a, b);
  const other = uniformOf(i32x4.shuffle(a, a, 2, 3, 2, 3), i32x4.shuffle(b, b, 2, 3, 2, 3));
  out[i] = f64x2.extract_lane(one, 0);
  if (i + 1 < end) out[i + 1] = f64x2.extract_lane(one, 1);
  if (i + 2 < end) out[i + 2] = f64x2.extract_lane(other, 0);
  if (i + 3 < end) out[i + 3] = f64x2.extract_lane(other, 1);
}

@inline function four(one: i32, two: i32, three: i32, last: i32): v128 {
  return i32x4.replace_lane(i32x4.replace_lane(i32x4.replace_lane(i32x4.splat(one), 1, two), 2, three), 3, last);
}

export function drawForAll(stream: Ints, who: Ints, about: i32, count: i32, out: Floats): void {
  const end = count - 1;
  for (let i = 0; i < count; i += 4) {
    const four_ = four(who[i], who[min(i + 1, end)], who[min(i + 2, end)], who[min(i + 3, end)]);
    threefry(stream, four_, i32x4.splat(about));
    write(out, i, count);
  }
}

export function drawAbout(stream: Ints, who: i32, about: Ints, standing: Ints, first: i32, end: i32, out: Floats): void {
  const last = end - 1;
  for (let i = first; i < end; i += 4) {
    const one = about[standing[i]], two = about[standing[min(i + 1, last)]];
    const three = about[standing[min(i + 2, last)]], fourth = about[standing[min(i + 3, last)]];
    threefry(stream, i32x4.splat(who), four(one, two, three, fourth));
    write(out, i, end);
  }
}

@inline function key(stream: Ints, a: i32, b: i32): void {
  stream[0] = a;
  stream[1] = b;
}

export function keyDecisions(world: World, count: i32, number: i32): void {
  const list = world.streamList;
  for (let d = 0; d < count; d += 4) {
    threefry(world.replicationStream, i32x4.add(i32x4.splat(d), i32x4(1, 2, 3, 4)), i32x4.splat(number));
    key(list[d], i32x4.extract_lane(a_, 0), i32x4.extract_lane(b_, 0));
    if (d + 1 < count) key(list[d + 1], i32x4.extract_lane(a_, 1), i32x4.extract_lane(b_, 1));
    if (d + 2 < count) key(list[d + 2], i32x4.extract_lane(a_, 2), i32x4.extract_lane(b_, 2));
    if (d + 3 < count) key(list[d + 3], i32x4.extract_lane(a_, 3), i32x4.extract_lane(b_, 3));
  }
}
`;
