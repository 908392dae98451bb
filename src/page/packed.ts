import { gzipSync, strToU8 } from "fflate";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * A text as a page keeps what is folded away: pressed by gzip, in Base64. The same text gives the same letters on every
 * machine. The script of the page unpacks it (`script/unpack.ts`).
 */
export function packed(text: string): string {
  return base64(gzipSync(strToU8(text), { level: 9, mtime: 0 }));
}

function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const known = Math.min(3, bytes.length - at);
    const three = (bytes[at] << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let place = 0; place < 4; place++) {
      parts.push(place > known ? "=" : LETTERS[(three >> (18 - 6 * place)) & 63]);
    }
  }
  return parts.join("");
}
