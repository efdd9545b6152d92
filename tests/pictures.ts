/**
 * Small pictures for tests, 6 by 4 pixels of one brown, made for them with an encoder of each kind; and what phones add
 * to pictures, written here byte by byte.
 */
import type { Bytes } from '#domain/catalog/pictures/bytes'

const bytesOf = (base64: string): Bytes => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

const JPG = [
  '/9j/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREy',
  'YVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAEAAYDASIAAhEBAxEB/8QAFQAB',
  'AQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABQb/xAAUEQEAAAAAAAAAAAAAAAAAAA',
  'AA/9oADAMBAAIRAxEAPwCAAZRP/9k=',
].join('')
const PNG = [
  'iVBORw0KGgoAAAANSUhEUgAAAAYAAAAECAIAAAAiZtkUAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEUlEQVQImWM4EaWBhhjIFQIApyge8dEVc5',
  'cAAAAASUVORK5CYII=',
].join('')
const WEBP = 'UklGRjYAAABXRUJQVlA4ICoAAACQAQCdASoGAAQAAsBMJaACdLoAA5gA/tDK/i2kdCp1f/G8dbfW3soAAAA='
const WEBP_LOSSLESS = 'UklGRh4AAABXRUJQVlA4TBEAAAAvBcAAAAdQrSIXpf+BiOh/AAA='
const GIF = 'R0lGODlhBgAEAIAAAExpcchaKCH5BAUAAAAALAAAAAAGAAQAAAIEjI+pVwA7'
const AVIF = [
  'AAAAHGZ0eXBhdmlmAAAAAG1pZjFhdmlmbWlhZgAAANZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAA',
  'AAAERAAAEAAQAAAAAA+gABAAAAAAAAACIAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABhdjAxAAAAAA5waXRtAAAAAAABAAAAVmlwcnAA',
  'AAA4aXBjbwAAAAxhdjFDgSACAAAAABRpc3BlAAAAAAAAAAYAAAAEAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAgMAAAAqbW',
  'RhdBIACgg4CG7SAhoNIDIUGsJi5OAAFAAAkDWOO3M6VWEpU8g=',
].join('')
/** Turned by a quarter, with Exif that names the camera. */
const AVIF_OF_PHONE = [
  'AAAAHGZ0eXBhdmlmAAAAAG1pZjFhdmlmbWlhZgAAAw5tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAADRpbG9jAA',
  'AAAERAAAIAAQAAAAADMgABAAAAAAAAACIAAgAAAAADVAABAAAAAAAAARQAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAAAAABAABhdjAxAAAAABVp',
  'bmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAACTWlwcnAAAAItaXBjbwAAAAxhdjFDgSACAAAAAexjb2xycklDQwAAAeBsY21zBCAAAG',
  '1udHJSR0IgWFlaIAfiAAMAFAAJAA4AHWFjc3BNU0ZUAAAAAHNhd3NjdHJsAAAAAAAAAAAAAAAAAAD21gABAAAAANMtaGFuZHnpv1ZaPgG2gyOF',
  'VUb3T6oAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACmRlc2MAAAD8AAAAJGNwcnQAAAEgAAAAInd0cHQAAAFEAAAAFGNoYWQAAAFYAA',
  'AALHJYWVoAAAGEAAAAFGdYWVoAAAGYAAAAFGJYWVoAAAGsAAAAFHJUUkMAAAHAAAAAIGdUUkMAAAHAAAAAIGJUUkMAAAHAAAAAIG1sdWMAAAAA',
  'AAAAAQAAAAxlblVTAAAACAAAABwAcwBSAEcAQm1sdWMAAAAAAAAAAQAAAAxlblVTAAAABgAAABwAQwBDADAAAFhZWiAAAAAAAAD21gABAAAAAN',
  'Mtc2YzMgAAAAAAAQw/AAAF3f//8yYAAAeQAAD9kv//+6H///2iAAAD3AAAwHFYWVogAAAAAAAAb6AAADjyAAADj1hZWiAAAAAAAABilgAAt4kA',
  'ABjaWFlaIAAAAAAAACSgAAAPhQAAtsRwYXJhAAAAAAADAAAAAmZpAADypwAADVkAABPQAAAKWwAAABRpc3BlAAAAAAAAAAYAAAAEAAAAEHBpeG',
  'kAAAAAAwgICAAAAAlpcm90AwAAABhpcG1hAAAAAAAAAAEAAQWBAgMEhQAAABppcmVmAAAAAAAAAA5jZHNjAAIAAQABAAABPm1kYXQSAAoIOAhu',
  '0gIaDSAyFBrCYuTgABQAAJA1jjtzOlVhKVPIAAAABkV4aWYAAElJKgAIAAAACAAPAQIABwAAAH4AAAASAQMAAQAAAAYAAAAaAQUAAQAAAG4AAA',
  'AbAQUAAQAAAHYAAAAoAQMAAQAAAAIAAAATAgMAAQAAAAEAAABphwQAAQAAAIYAAAAliAQAAQAAANQAAAAAAAAAOGMAAOgDAAA4YwAA6AMAAENh',
  'bWVyYQAABgAAkAcABAAAADAyMTABkQcABAAAAAECAwAAoAcABAAAADAxMDABoAMAAQAAAP//AAACoAQAAQAAAAYAAAADoAQAAQAAAAQAAAAAAA',
  'AAAgABAAIAAgAAAE4AAAACAAUAAwAAAPIAAAAAAAAAJQAAAAEAAAA6AAAAAQAAAAAAAAABAAAA',
].join('')

export const pictures = {
  jpg: bytesOf(JPG),
  png: bytesOf(PNG),
  webp: bytesOf(WEBP),
  webpLossless: bytesOf(WEBP_LOSSLESS),
  gif: bytesOf(GIF),
  avif: bytesOf(AVIF),
  avifOfPhone: bytesOf(AVIF_OF_PHONE),
} as const

export const latin = (text: string): Bytes => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
export const textOf = (bytes: Bytes): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
export const together = (...parts: readonly (Bytes | string)[]): Bytes =>
  latin(parts.map((part) => (typeof part === 'string' ? part : textOf(part))).join(''))

/** What stands in for the place in the tests: found in a file, it was not taken out. */
export const PLACE = 'GPS 37.9838 N 23.7275 E'

/** A block of Exif as phones write it: which way up, and where. */
export const exifOfPhone = (orientation: number): Bytes =>
  together(
    'II*\0\x08\0\0\0',
    '\x01\0',
    `\x12\x01\x03\0\x01\0\0\0${String.fromCharCode(orientation)}\0\0\0`,
    '\0\0\0\0',
    PLACE,
  )

/** One segment of a JPEG. */
export const segment = (marker: number, data: Bytes | string): Bytes => {
  const length = data.length + 2
  return together(String.fromCharCode(0xff, marker, length >> 8, length & 255), data)
}

/** The JPEG as a phone would have written it. */
export const jpgOfPhone = (orientation: number): Bytes =>
  together(
    pictures.jpg.subarray(0, 2),
    segment(0xe1, together('Exif\0\0', exifOfPhone(orientation))),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${PLACE}</x:xmpmeta>`),
    segment(0xfe, PLACE),
    pictures.jpg.subarray(2),
  )

const little = (value: number): string =>
  String.fromCharCode(value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >> 24) & 255)
/** One chunk of a WebP. */
export const chunk = (name: string, data: Bytes | string): Bytes =>
  together(name, little(data.length), data, data.length % 2 === 1 ? '\0' : '')

/** The WebP as a phone would have written it. */
export const webpOfPhone = (orientation: number): Bytes => {
  const chunks = together(
    chunk('VP8X', '\x0c\0\0\0\x05\0\0\x03\0\0'),
    pictures.webp.subarray(12),
    chunk('EXIF', exifOfPhone(orientation)),
    chunk('XMP ', PLACE),
  )
  return together('RIFF', little(chunks.length + 4), 'WEBP', chunks)
}

const big = (value: number): string =>
  String.fromCharCode((value >>> 24) & 255, (value >> 16) & 255, (value >> 8) & 255, value & 255)

/** The check sum of PNG: CRC-32. */
const checkSum = (bytes: Bytes): number => {
  let sum = 0xffff_ffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb8_8320 : sum >>> 1
  }
  return ~sum >>> 0
}

const pngChunk = (name: string, data: Bytes | string): Bytes => {
  const named = together(name, data)
  return together(big(data.length), named, big(checkSum(named)))
}

/** A grey PNG of any size, with a slope in it: every decoder shows it. */
export const pngOf = async (width: number, height: number): Promise<Bytes> => {
  const rows = new Uint8Array((width + 1) * height)
  for (let row = 0; row < height; row++) rows.fill(row % 256, row * (width + 1) + 1, (row + 1) * (width + 1))
  const packed = new Blob([rows]).stream().pipeThrough(new CompressionStream('deflate'))
  const data = new Uint8Array(await new Response(packed).arrayBuffer())
  const header = together(big(width), big(height), '\x08\0\0\0\0')
  return together('\x89PNG\r\n\x1a\n', pngChunk('IHDR', header), pngChunk('IDAT', data), pngChunk('IEND', ''))
}
