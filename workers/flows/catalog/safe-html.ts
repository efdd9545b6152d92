/**
 * Descriptions from outside, made safe before they are stored: what shops use stays, what could act goes.
 *
 * The text is read by the rules by which browsers read it, so that nothing means one thing here and another there.
 *
 * @see docs/decisions for why this library
 */
import type { RootContent } from 'hast'
import { sanitize, type Schema } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { readHtml, withoutTags } from '../markup.ts'

const TAGS = [
  'h2 h3 h4 h5 h6 p br hr div span blockquote pre code details summary',
  'strong b em i u s sub sup small q a img figure figcaption',
  'ul ol li dl dt dd',
  'table caption colgroup col thead tbody tfoot tr th td',
]

const ALLOWED: Schema = {
  tagNames: TAGS.flatMap((group) => group.split(' ')),
  attributes: {
    a: ['href', 'title'],
    img: ['src', 'alt', 'title', 'width', 'height'],
    ol: ['start'],
    th: ['colSpan', 'rowSpan', 'scope'],
    td: ['colSpan', 'rowSpan'],
    '*': ['lang', 'dir'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['https'] },
  // Cells and items outside their lists and tables are unwrapped: alone they would break the page around them.
  ancestors: {
    li: ['ol', 'ul'],
    ...Object.fromEntries(['tbody', 'td', 'th', 'thead', 'tfoot', 'tr'].map((name) => [name, ['table']])),
  },
  // What these hold is not text for people; everything else that is not allowed is unwrapped.
  strip: ['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'math', 'select', 'textarea', 'title'],
}

/** Pages have their own h1; pictures are only shown over https, where every host of pictures is today. */
const adapted = (node: RootContent): void => {
  if (node.type !== 'element') return
  if (node.tagName === 'h1') node.tagName = 'h2'
  const { src } = node.properties
  if (node.tagName === 'img' && typeof src === 'string')
    node.properties['src'] = src.replace(/^(http:)?\/\//i, 'https://')
  for (const child of node.children) adapted(child)
}

const once = (html: string): string | undefined => {
  const tree = readHtml(html)
  if (!tree) return undefined
  for (const child of tree.children) adapted(child)
  return toHtml(sanitize(tree, ALLOWED), { characterReferences: { useNamedReferences: true } }).trim()
}

/** Badly nested text settles after a few readings; what has not settled by then is not worth keeping as HTML. */
const READINGS_MAX = 5

/** @returns undefined when it does not settle, or grows beyond what can be read */
const settled = (html: string): string | undefined => {
  let text = html
  for (let reading = 0; reading < READINGS_MAX; reading++) {
    const next = once(text)
    if (next === undefined || next === text) return next
    text = next
  }
  return undefined
}

/** Made safe again it stays the same, so that an import can tell a change from none. */
export const safeHtml = (html: string): string => {
  if (!/[<&]/.test(html)) return html.replaceAll(/\r\n?/g, '\n').replaceAll('\u0000', '').trim()
  return settled(html) ?? withoutTags(html)
}
