/** What a camera reads: one square for each dark module, as one path of an SVG. */
import { encode } from 'uqr'

export type QrDrawing = { readonly size: number; readonly path: string }

/** @param text what is read @returns the path in units of one module, in a square of `size` */
export const qrDrawing = (text: string): QrDrawing => {
  const { data, size } = encode(text)
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { size, path: dark.join('') }
}

/** Of what an app is told: in groups of four, for whoever types it. */
export const secretIn = (uri: string): string =>
  (new URL(uri).searchParams.get('secret') ?? '').replaceAll('=', '').replace(/.{4}(?=.)/g, '$& ')
