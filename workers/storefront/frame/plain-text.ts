/** Descriptions without their marks, for places that hold one line: of the text itself nothing is lost. */
import type { Root } from 'hast'
import { toText } from 'hast-util-to-text'
import { readHtml, withoutTags } from '../../flows/markup.ts'

/** A page asks for the same description several times: the last ones read are remembered, as many and as long as memory bears. */
const READ_MAX = 100
const REMEMBERED_CHARACTERS_MAX = 20_000
const read = new Map<string, { readonly whole: string; readonly opening: string }>()

const oneLine = (tree: Root): string => toText(tree).replace(/\s+/g, ' ').trim()

/** All that stands before the first list or table, and no more than the first paragraph. */
const openingOf = (tree: Root): Root => {
  const named = (names: string) => (node: Root['children'][number]) =>
    node.type === 'element' && names.split(' ').includes(node.tagName)
  const before = tree.children.slice(0, (tree.children.findIndex(named('ul ol table')) + 1 || Infinity) - 1)
  const paragraph = before.findIndex(named('p'))
  return { ...tree, children: paragraph < 0 ? before : before.slice(0, paragraph + 1) }
}

/** Of what an older version has stored deeper than is read today. */
const onlyText = (html: string): Root => ({ type: 'root', children: [{ type: 'text', value: withoutTags(html) }] })

const textsOf = (html: string) => {
  const known = read.get(html)
  if (known) return known
  const tree = readHtml(html) ?? onlyText(html)
  const texts = { whole: oneLine(tree), opening: oneLine(openingOf(tree)) }
  if (html.length > REMEMBERED_CHARACTERS_MAX) return texts
  if (read.size >= READ_MAX) read.delete(read.keys().next().value ?? '')
  read.set(html, texts)
  return texts
}

const cut = (text: string, charactersMax: number): string => {
  if (text.length <= charactersMax) return text
  const end = text.lastIndexOf(' ', charactersMax)
  return `${text.slice(0, end > charactersMax / 2 ? end : charactersMax)}…`
}

/** @param html made safe already, as it is stored */
export const plainText = (html: string, charactersMax = 160): string => cut(textsOf(html).whole, charactersMax)

/** What a description begins with, before its lists and tables. */
export const firstParagraph = (html: string): string => cut(textsOf(html).opening, 280)

/** About the length of three demo goods: what fits beside the picture. */
const DESCRIPTION_LONG = 600
export const isLong = (html: string): boolean => textsOf(html).whole.length > DESCRIPTION_LONG
