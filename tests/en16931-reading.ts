/** XML of an invoice as a tree of names, for rules that look at it. */
import { SaxesParser } from 'saxes'

export type Element = {
  readonly name: string
  text: string
  readonly children: Element[]
  readonly of: Record<string, string>
}

export const read = (xml: string): Element => {
  const root: Element = { name: '', text: '', children: [], of: {} }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (fault) => {
    throw fault
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = {
      name: name.replace(/^c[ab]c:/, ''),
      text: '',
      children: [],
      of: attributes as Record<string, string>,
    }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last) last.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return root.children[0] ?? root
}

export const all = (element: Element, path: string): Element[] =>
  path
    .split('/')
    .reduce<Element[]>(
      (found, name) => found.flatMap(({ children }) => children.filter((one) => one.name === name)),
      [element],
    )
export const elementAt = (element: Element, path: string): string => all(element, path)[0]?.text ?? ''
