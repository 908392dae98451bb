/** Puts a prefix before every id of an SVG and every reference to one, so that many can share a page. */
export function uniqueIds(svg: string, prefix: string): string {
  return svg.replace(/<[^>]*>/g, (tag) =>
    tag
      .replace(/ id="([^"]+)"/g, ` id="${prefix}-$1"`)
      .replace(/url\(#([^)]+)\)/g, `url(#${prefix}-$1)`)
      .replace(/ (xlink:)?href="#([^"]+)"/g, ` $1href="#${prefix}-$2"`)
      .replace(/ (aria-\w+)="([^"]+)"/g, (attribute, name: string, ids: string) =>
        name === "aria-labelledby" || name === "aria-describedby"
          ? ` ${name}="${ids
              .split(" ")
              .map((id) => `${prefix}-${id}`)
              .join(" ")}"`
          : attribute,
      ),
  );
}
