/** Five significant digits, so that charts stay compact and print no 0.30000000000000004; null where missing. */
export function rounded(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(5)) : null;
}

/** A number for people, about three digits; `12.4 %` for a share that is read in percent; `-` where missing. */
export function formatNumber(value: number, percent = false): string {
  if (!Number.isFinite(value)) return "-";
  return percent ? `${percents(value)} %` : decimals(value);
}

/** An interval for people: `3.2 to 5.0`, with the unit after the second number only. */
export function formatInterval(lower: number, upper: number, percent = false): string {
  return `${percent ? percents(lower) : decimals(lower)} to ${formatNumber(upper, percent)}`;
}

/** A number with so many decimals, of the percentage where it is read in percent; `-` where missing. */
export function formatPlaces(value: number, places: number, percent = false): string {
  if (!Number.isFinite(value)) return "-";
  return percent ? `${fixed(value * 100, places)} %` : fixed(value, places);
}

function percents(share: number): string {
  const size = Math.abs(share * 100);
  return fixed(share * 100, size >= 99.95 ? 0 : size >= 0.95 || size < 0.0005 ? 1 : 2);
}

function decimals(value: number): string {
  const size = Math.abs(value);
  return fixed(value, size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2);
}

/** With commas between thousands, and no sign on a zero. */
function fixed(value: number, places: number): string {
  const [whole, fraction] = value.toFixed(places).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const joined = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return /^-?0(\.0+)?$/.test(joined) ? "0" : joined;
}

/** `one world` or `200 worlds`. */
export function worlds(count: number): string {
  return count === 1 ? "one world" : `${fixed(count, 0)} worlds`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}
