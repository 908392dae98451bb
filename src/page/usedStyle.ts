/** Classes that the script of a page gives to what it makes and that pages have a style for. */
const OF_SCRIPT = ["quiet", "unseen"];

/**
 * The rules of a style that a page has something for: a selector goes where no part of the page has one of its classes.
 *
 * @param css     without comments
 * @param markup  all of the page
 */
export function usedStyle(css: string, markup: string): string {
  const used = new Set(OF_SCRIPT);
  for (const [, names] of markup.matchAll(/ class="([^"]*)"/g)) for (const name of names.split(" ")) used.add(name);
  const isUsed = (selector: string) => [...selector.matchAll(/\.([a-z][\w-]*)/gi)].every(([, name]) => used.has(name));
  return css
    .replace(/([^{}]+)\{([^{}]*)\}/g, (_, selectors: string, look: string) => {
      // A comma in brackets parts no selectors.
      const kept = selectors.split(/,(?![^(]*\))/).filter(isUsed);
      return kept.length === 0 ? "" : `${kept.join()}{${look}}`;
    })
    .replace(/@media[^{}]*\{\s*\}/g, "");
}
