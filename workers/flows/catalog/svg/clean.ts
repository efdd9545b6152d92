/**
 * A drawing as it is kept: a tree of what is allowed, read by the rules by which browsers read SVG inside a page, and
 * written as plain XML. Nothing of the text that came is ever copied through.
 */
import type { DefaultTreeAdapterTypes as Html } from 'parse5'
import { parsed } from '../../markup.ts'
import { ATTRIBUTES, ELEMENTS, isHarmless, REFERENCE, TEXTS, UNWRAPPED } from './allowed.ts'

export type Drawn = {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (Drawn | string)[]
}

const SVG = 'http://www.w3.org/2000/svg'
const isDrawing = (node: Html.Node): node is Html.Element => 'tagName' in node && node.namespaceURI === SVG
const isText = (node: Html.Node): node is Html.TextNode => node.nodeName === '#text'

/** The outermost drawing of the text; undefined when there is none. */
export const drawingIn = (text: string): Drawn | 'too much' | undefined => {
  const markup = parsed(text)
  if (!markup) return 'too much'
  const root = markup.childNodes.find((node) => isDrawing(node) && node.tagName === 'svg')
  return root && drawn(root as Html.Element)[0]
}

const drawn = (element: Html.Element): Drawn[] => {
  const { tagName: name } = element
  if (UNWRAPPED.has(name)) return childrenOf(element).filter((child) => typeof child !== 'string')
  if (!ELEMENTS.has(name)) return []
  const attributes = attributesOf(element)
  if (name === 'style') {
    const style = styleOf(textOf(element))
    return style ? [{ name, attributes: new Map(), children: [style] }] : []
  }
  if (name === 'title' || name === 'desc') {
    const text = plain(textOf(element)).trim()
    return text ? [{ name, attributes, children: [text] }] : []
  }
  return [{ name, attributes, children: childrenOf(element) }]
}

/** Text is drawn in texts only; elsewhere it is blanks between lines. */
const WRITTEN = new Set(['text', 'tspan', 'textPath'])

const childrenOf = (element: Html.Element): (Drawn | string)[] => {
  const children: (Drawn | string)[] = []
  let words = ''
  const say = () => {
    const text = plain(words)
    if (text !== '' && WRITTEN.has(element.tagName)) children.push(text)
    words = ''
  }
  for (const child of element.childNodes) {
    if (isText(child)) words += child.value
    if (!isDrawing(child)) continue
    const parts = drawn(child)
    if (parts.length > 0) say()
    children.push(...parts)
  }
  say()
  return children
}

const textOf = (element: Html.Element): string =>
  element.childNodes.map((child) => (isText(child) ? child.value : '')).join('')

/** Only what XML can hold, with one kind of blank. */
const plain = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\p{Cc}\ufffe\uffff]/gu, '')

/** Each rule of a style for itself: one that reaches out is dropped, the others stay; so is whatever `@` wraps. */
const styleOf = (text: string): string => {
  const rules: string[] = []
  let [depth, start] = [0, 0]
  const style = withoutRemarks(plain(text))
  for (let at = 0; at < style.length; at++) {
    if (style[at] === '{') depth++
    if (style[at] !== '}') continue
    depth--
    if (depth > 0) continue
    const rule = style.slice(start, at + 1).trim()
    if (depth === 0 && isHarmless(rule)) rules.push(rule)
    depth = 0
    start = at + 1
  }
  return rules.join(' ')
}

const withoutRemarks = (text: string): string => {
  const parts: string[] = []
  let at = 0
  for (let open = text.indexOf('/*'); open >= 0; open = text.indexOf('/*', at)) {
    parts.push(text.slice(at, open))
    const close = text.indexOf('*/', open + 2)
    if (close < 0) return parts.join(' ')
    at = close + 2
  }
  return [...parts, text.slice(at)].join(' ')
}

/** `xlink:href` of old drawings is written as `href`, which every browser of today knows. */
const attributesOf = (element: Html.Element): Map<string, string> => {
  const safe = new Map<string, string>()
  for (const { name, prefix, value: text } of element.attrs) {
    const value = plain(text).trim()
    if (name === 'href') {
      if (REFERENCE.test(value)) safe.set(name, value)
    } else if (prefix) continue
    else if (TEXTS.has(name) || (ATTRIBUTES.has(name) && isHarmless(value))) safe.set(name, value)
  }
  return safe
}
