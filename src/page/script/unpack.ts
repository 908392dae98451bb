/** Pictures of what is folded away, which are pressed so that a page of many charts is small; put in their places. */
export const unpack = `
async function unpackOne(frame) {
  const bytes = Uint8Array.from(atob(frame.dataset.packed), (letter) => letter.charCodeAt(0));
  const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  const picture = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (picture.nodeName !== "svg") throw new Error(picture.textContent);
  frame.replaceChildren(document.importNode(picture, true));
  delete frame.dataset.packed;
}
/** A browser that cannot do it leaves the words that stand there, which say where the picture is. */
const unpacked = () => Promise.all([...document.querySelectorAll("[data-packed]")].map((frame) => unpackOne(frame).catch(() => undefined)));
`;
