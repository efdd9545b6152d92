/** Reading and joining bytes of a file that may end anywhere: beyond its end every number is NaN, and NaN fits nothing. */

/** What the shop keeps is bytes of its own: nobody else holds the memory that they lie in. */
export type Bytes = Uint8Array<ArrayBuffer>

const byte = (bytes: Bytes, at: number): number => bytes[at] ?? Number.NaN

export const u8 = byte
export const u16 = (bytes: Bytes, at: number): number => byte(bytes, at) * 0x100 + byte(bytes, at + 1)
export const u32 = (bytes: Bytes, at: number): number => u16(bytes, at) * 0x1_0000 + u16(bytes, at + 2)
export const u16le = (bytes: Bytes, at: number): number => byte(bytes, at) + byte(bytes, at + 1) * 0x100
export const u24le = (bytes: Bytes, at: number): number => u16le(bytes, at) + byte(bytes, at + 2) * 0x1_0000
export const u32le = (bytes: Bytes, at: number): number => u16le(bytes, at) + u16le(bytes, at + 2) * 0x1_0000

/** A name of some letters, as formats write them: `IHDR`, `RIFF`. Shorter when the file ends before. */
export const letters = (bytes: Bytes, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

export const lettersOf = (text: string): Bytes => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

export const u16Bytes = (value: number): readonly number[] => [(value >> 8) & 0xff, value & 0xff]
export const u32leBytes = (value: number): readonly number[] => [
  value & 0xff,
  (value >>> 8) & 0xff,
  (value >>> 16) & 0xff,
  (value >>> 24) & 0xff,
]

export const joined = (parts: readonly Bytes[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
