/**
 * Typefaces of invoices, in slices: only those that a text needs are read, so that a Chinese invoice costs some files of 40 KB and not a
 * font of ten megabytes. Letters that no slice has are drawn as the first one draws what it does not know.
 */
import type { Env } from '../../../env.ts'

type Assets = Pick<Env, 'ASSETS'>

const FOLDER = '/fonts/invoices'
/** Nothing listens there: it is the shop's own static files that are asked. */
const ORIGIN = 'https://assets.local'
/** Whatever no other slice has is drawn by it. */
const FIRST = 'noto-latin'

type Range = readonly [first: number, last: number]
type Slices = ReadonlyMap<string, readonly Range[]>

const rangesIn = (written: string): readonly Range[] =>
  written.split(',').map((part): Range => {
    const [first = '0', last = first] = part.split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
  })

const assetOf = async ({ ASSETS }: Assets, name: string): Promise<Response> => {
  const answer = await ASSETS.fetch(`${ORIGIN}${FOLDER}/${name}`)
  if (!answer.ok) throw new Error(`a font is missing: ${name}`)
  return answer
}

let slices: Slices | undefined

const slicesOf = async (env: Assets): Promise<Slices> => {
  const written = await (await assetOf(env, 'ranges.json')).json<Record<string, string>>()
  return new Map(Object.entries(written).map(([name, ranges]) => [name, rangesIn(ranges)]))
}

const sliceWith = (all: Slices, sign: number): string => {
  for (const [name, ranges] of all) if (ranges.some(([first, last]) => sign >= first && sign <= last)) return name
  return FIRST
}

export type FontRun = { readonly slice: string; readonly text: string }

export type Fonts = {
  /** A text in pieces, each of which one slice can draw. */
  readonly runs: (text: string) => readonly FontRun[]
  /** Of every slice that the text needs. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** @param text everything that will be drawn */
export const fontsFor = async (env: Assets, text: string): Promise<Fonts> => {
  const all = (slices ??= await slicesOf(env))
  const known = new Map<number, string>()
  const sliceOf = (sign: number): string => {
    const slice = known.get(sign) ?? sliceWith(all, sign)
    known.set(sign, slice)
    return slice
  }
  const needed = new Set([FIRST, ...Array.from(text, (sign) => sliceOf(sign.codePointAt(0) ?? 0))])
  const files = await Promise.all(
    Array.from(needed, async (name): Promise<[string, Uint8Array]> => {
      const answer = await assetOf(env, `${name}.woff`)
      return [name, new Uint8Array(await answer.arrayBuffer())]
    }),
  )
  return {
    files: new Map(files),
    runs: (line) => {
      const runs: { slice: string; text: string }[] = []
      for (const sign of line) {
        const own = sliceOf(sign.codePointAt(0) ?? 0)
        const slice = needed.has(own) ? own : FIRST
        const last = runs.at(-1)
        if (last?.slice === slice) last.text += sign
        else runs.push({ slice, text: sign })
      }
      return runs
    },
  }
}
