/**
 * A drawing from outside, made safe before it is stored: what is drawn stays, what could act or reach out goes. Made safe
 * again it stays the same.
 *
 * @see docs/decisions/0101-drawings-are-written-anew.md
 */
import { own } from '#domain/own'
import { type Bytes } from '#domain/catalog/pictures/bytes'
import { SIDE_MAX, type PictureRefusal, type ReadPicture } from '#domain/catalog/pictures/picture'
import { fits } from '#domain/catalog/pictures/read-picture'
import { ok, refuse, type Result } from '#domain/result'
import { drawingIn, type Drawn } from './clean.ts'
import { weighOf } from './weigh.ts'

/** Drawings of people are some 10 KB; a megabyte of paths is a photograph that was traced. */
const SVG_BYTES_MAX = 2 * 1000 * 1000

export const readSvg = (file: Bytes): Result<ReadPicture, PictureRefusal> => {
  if (file.length > SVG_BYTES_MAX) return refuse({ code: 'picture-too-heavy', bytesMax: SVG_BYTES_MAX })
  const text = new TextDecoder().decode(file)
  // A document that declares its own words can make a page of one line; drawings have no use for it.
  if (/<!(ENTITY|ELEMENT|ATTLIST|NOTATION)|<!DOCTYPE[^>[]{0,2000}\[/i.test(text))
    return refuse({ code: 'picture-unsafe' })
  const drawing = drawingIn(text)
  if (!drawing) return refuse({ code: 'picture-broken', kind: 'svg' })
  if (drawing === 'too much' || weighOf(drawing) === undefined) return refuse({ code: 'picture-unsafe' })
  const size = sizeOf(drawing)
  if (!size || !fits(size.width, size.height)) {
    return refuse({ code: 'picture-size-unfit', width: size?.width ?? 0, height: size?.height ?? 0 })
  }
  const { box, width, height } = size
  const root = { ...drawing, attributes: rooted(drawing.attributes, box) }
  return ok({ kind: 'svg', width, height, bytes: new TextEncoder().encode(`${written(root)}\n`) as Bytes })
}

const LENGTH = /^\s*\+?(\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})(?:px)?\s*$/

/** Sides of its box of view; without one, its width and height. A drawing has no pixels: small ones are told larger. */
const sizeOf = ({ attributes }: Drawn): { box: string; width: number; height: number } | undefined => {
  const box = attributes
    .get('viewBox')
    ?.split(/[\s,]+/)
    .filter(Boolean)
    .map(Number)
  const length = (name: string) => Number(LENGTH.exec(attributes.get(name) ?? '')?.[1] ?? Number.NaN)
  const [left = 0, top = 0, across, down] = box?.length === 4 ? box : [0, 0, length('width'), length('height')]
  if (!across || !down || ![left, top, across, down].every(Number.isFinite) || across <= 0 || down <= 0)
    return undefined
  const longest = Math.max(across, down)
  const scale = longest < SIDES_SAID_MIN || longest > SIDE_MAX ? SIDES_SAID / longest : 1
  const [width, height] = [Math.round(across * scale), Math.round(down * scale)]
  return { box: [left, top, across, down].join(' '), width, height }
}

/** Below this a rounded side would be another shape; then the longer side is told as so much. */
const SIDES_SAID_MIN = 100
const SIDES_SAID = 1_000

/** Without width and height it fills whatever the page gives it. */
const rooted = (before: ReadonlyMap<string, string>, box: string): Map<string, string> => {
  const inherited = Array.from(before).filter(
    ([name]) => !['xmlns', 'width', 'height', 'viewBox', 'x', 'y'].includes(name),
  )
  return new Map([['xmlns', 'http://www.w3.org/2000/svg'], ['viewBox', box], ...inherited])
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => own(ESCAPES, sign) ?? '')

const written = ({ name, attributes, children }: Drawn): string => {
  const attributeText = Array.from(attributes, ([attribute, value]) => ` ${attribute}="${escaped(value)}"`).join('')
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : written(child))).join('')
  return inside === '' ? `<${name}${attributeText}/>` : `<${name}${attributeText}>${inside}</${name}>`
}
