/** A text that is pressed (`packed`) as it was. */
export const unpackText = `
async function unpackedText(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}
`;

/** What is pressed so that a page is small: what can be read of its charts, and pictures of what is folded away, put in their places. */
export const unpack = `
async function unpackOne(frame) {
  const text = await unpackedText(frame.dataset.packed);
  const picture = new DOMParser().parseFromString(text, "text/html").querySelector("svg");
  frame.replaceChildren(document.importNode(picture, true));
  delete frame.dataset.packed;
}
/** A browser that cannot do it leaves the words that stand there, which say where the picture is. */
const unpacked = () => Promise.all([...document.querySelectorAll("[data-packed]")].map((frame) => unpackOne(frame).catch(() => undefined)));
`;
