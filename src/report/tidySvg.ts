/**
 * Makes an SVG of vega smaller without changing the picture: numbers to three decimals, the one font named
 * once, and no roles on parts, since the picture as a whole has its text alternative. About half the bytes.
 */
export function tidySvg(svg: string): string {
  const font = / font-family="([^"]*)"/.exec(svg)?.[0] ?? "";
  return svg
    .replace(/<[^>]*>/g, (tag) =>
      (font === "" ? tag : tag.replace(font, ""))
        .replace(/ (role="graphics-[^"]*"|aria-roledescription="[^"]*"|aria-hidden="true")/g, "")
        .replace(/-?\d+\.\d{4,}(e[-+]?\d+)?|-?\d(\.\d+)?e-\d+/g, (number) =>
          String(Math.round(Number(number) * 1000) / 1000),
        ),
    )
    .replace("<svg ", `<svg${font} `);
}
