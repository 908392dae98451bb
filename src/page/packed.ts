import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";

/*
 * A text as a page keeps what waits there: pressed, and written in the 91 signs of ASCII that mean nothing in a page, two of
 * which hold 13 bits: a tenth less than Base64. The same text gives the same signs on every machine. The script of the page
 * unpacks it (`script/unpack.ts`).
 */

const SIGNS = Array.from({ length: 0x7f - 0x20 }, (_, at) => String.fromCharCode(0x20 + at)).filter(
  (sign) => !`"&<>`.includes(sign),
);

export function packed(text: string): string {
  const signs: string[] = [];
  let [bits, size] = [0, 0];
  const write = () => {
    const two = bits & 0x1fff;
    signs.push(SIGNS[two % SIGNS.length], SIGNS[Math.floor(two / SIGNS.length)]);
    [bits, size] = [bits >> 13, size - 13];
  };
  for (const byte of deflateSync(strToU8(text), { level: 9 })) {
    bits |= byte << size;
    size += 8;
    if (size >= 13) write();
  }
  const rest = size;
  if (rest > 0) write();
  // What is left of five bits or fewer has room in one sign; two would be read as one byte more.
  if (rest > 0 && rest < 6) signs.pop();
  return signs.join("");
}

/** The text that was packed. */
export function unpacked(signs: string): string {
  const bytes = new Uint8Array((signs.length * 13) >> 4);
  let [bits, size, end] = [0, 0, 0];
  for (let at = 0; at < signs.length; at += 2) {
    const high = at + 1 < signs.length ? SIGNS.indexOf(signs[at + 1]) : 0;
    bits |= (SIGNS.indexOf(signs[at]) + SIGNS.length * high) << size;
    for (size += 13; size > 7; size -= 8) {
      bytes[end++] = bits;
      bits >>= 8;
    }
  }
  return strFromU8(inflateSync(bytes));
}
