/**
 * XML as a reader of feeds meets it: by a parser that refuses whatever is not well-formed, undeclared prefixes too.
 *
 * @see https://www.w3.org/TR/xml/#sec-well-formed
 */
import { SaxesParser } from 'saxes'

export type Element = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  /** Its own, without that of its children. */
  text: string
}

/** @returns the root. @throws when the text is no well-formed XML */
export const parsedXml = (xml: string): Element => {
  const document: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [document]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (fault) => {
    throw fault
  })
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value])
    const element: Element = { name, attributes: Object.fromEntries(values), children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  const add = (text: string) => {
    const element = open.at(-1)
    if (element) element.text += text
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  const [root] = document.children
  if (!root) throw new Error('no root')
  return root
}

/** All elements with a name, wherever they stand. */
export const elementsNamed = (root: Element, name: string): Element[] => [
  ...(root.name === name ? [root] : []),
  ...root.children.flatMap((child) => elementsNamed(child, name)),
]

/** @returns every element without children, with its text. @throws when the text is no well-formed XML */
export const wellFormed = (xml: string): Element[] => {
  const leaves = (element: Element): Element[] =>
    element.children.length === 0 ? [element] : element.children.flatMap(leaves)
  return leaves(parsedXml(xml))
}
