/** Light to dark blue: each is darker than the one before, so that it reads in grey. */
const STOPS = [
  [246, 249, 253],
  [158, 202, 225],
  [49, 130, 189],
  [8, 48, 107],
] as const;

/** A colour between light (0) and dark (1), as `#rrggbb`. */
export function shadeAt(place: number): string {
  const along = Math.min(1, Math.max(0, place)) * (STOPS.length - 1);
  const below = Math.min(STOPS.length - 2, Math.floor(along));
  const channels = STOPS[below].map((from, channel) => from + (along - below) * (STOPS[below + 1][channel] - from));
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
}

/** Relative luminance of a colour (WCAG 2.2), 0 for black to 1 for white. */
export function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Black or white: whichever has the better contrast on a colour. */
export function inkOn(colour: string): string {
  const light = luminance(colour);
  return (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) ? "#000000" : "#ffffff";
}
