/** A text that is pressed (`packed`) as it was. */
export const unpackText = `
async function unpackedText(signs) {
  const digit = (at) => { const code = signs.charCodeAt(at); return code - 32 - (code > 34) - (code > 38) - (code > 60) - (code > 62); };
  const bytes = new Uint8Array((signs.length * 13) >> 4);
  let [bits, size, end] = [0, 0, 0];
  for (let at = 0; at < signs.length; at += 2) {
    bits |= (digit(at) + 91 * (digit(at + 1) || 0)) << size;
    for (size += 13; size > 7; size -= 8) {
      bytes[end++] = bits;
      bits >>= 8;
    }
  }
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
}
`;

/** What is pressed so that a page is small: pictures of what is folded away, put in their places. */
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
