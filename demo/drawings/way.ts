/** A colourway, and what draws in it. */
import type { Ground } from './colour.ts'
import type { Place } from './forms.ts'
import type { Picture } from './picture.ts'

type Name =
  | 'a'
  | 'b'
  | 'c'
  | 'f'
  | 'leaf'
  | 'berry'
  | 'stem'
  | 'wax'
  | 'cord'
  | 'rail'
  | 'face'
  | 'ink'
  | 'dish'
  | 'pen'

/** What each part is painted with; a good names the parts that it has. */
export type Colours = Readonly<Record<Name, string>> & { readonly pear: boolean; readonly minutes: boolean }

/** Draws one good of a colourway `c` into a picture `p`. */
export type Draw = (p: Picture, c: Colours) => void

export type Way = readonly [name: string, ground: Ground, colours: Partial<Colours>, light?: number, place?: Place]

/** `size`: how large it stands in its frame, and how far it is moved right and down. */
export type Good = {
  readonly draw: Draw
  readonly noun: { readonly en: string; readonly zh: string }
  readonly size: readonly [scale: number, right?: number, down?: number]
  readonly ways: readonly Way[]
}

/** A part that a colourway does not name is painted in ink, so that a forgotten one is seen. */
const plain: Colours = {
  a: '#31353f',
  b: '#31353f',
  c: '#31353f',
  f: '#31353f',
  leaf: '#31353f',
  berry: '#31353f',
  stem: '#31353f',
  wax: '#31353f',
  cord: '#31353f',
  rail: '#31353f',
  face: '#31353f',
  ink: '#31353f',
  dish: '#31353f',
  pen: '#31353f',
  pear: false,
  minutes: false,
}
export const coloursOf = (named: Partial<Colours>): Colours => ({ ...plain, ...named })
