/**
 * Whether a text is well-formed XML, as far as our files use it: one root, tags that close in order, quoted attributes
 * that are each there once, only known entities, only characters that XML 1.0 can hold.
 *
 * @see https://www.w3.org/TR/xml/#sec-well-formed
 */

// Control characters are what is looked for.
const IMPOSSIBLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u
const TOKEN = /<\?xml [^?]*\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy
const LOOSE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i

export type Found = { readonly name: string; readonly text: string }

/** @returns every element without children, with its text. @throws when the text is no well-formed XML */
export const wellFormed = (xml: string): Found[] => {
  if (IMPOSSIBLE.test(xml)) throw new Error('a character that XML cannot hold')
  if (LOOSE_AMPERSAND.test(xml)) throw new Error('an ampersand that is no entity')
  const open: string[] = []
  const leaves: Found[] = []
  let [roots, last, text] = [0, '', '']
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < xml.length) {
    const from = TOKEN.lastIndex
    const token = TOKEN.exec(xml)
    if (!token) throw new Error(`no mark and no text: ${xml.slice(from, from + 80)}`)
    const [whole, closes, name = '', attributes = '', empty, said] = token
    if (said !== undefined) {
      text = said
      if (open.length === 0 && said.trim()) throw new Error(`text outside of the root: ${said}`)
    } else if (name && closes) {
      if (open.pop() !== name) throw new Error(`${name} closes what is not open`)
      if (last === name) leaves.push({ name, text: unescaped(text) })
      last = ''
    } else if (name) {
      const names = Array.from(attributes.matchAll(/([\w:.-]+)="/g), ([, one]) => one)
      if (new Set(names).size !== names.length) throw new Error(`twice the same attribute: ${whole}`)
      if (open.length === 0 && ++roots > 1) throw new Error('two roots')
      if (!empty) open.push(name)
      last = empty ? '' : name
      text = ''
    }
  }
  if (open.length > 0 || roots !== 1) throw new Error(`left open: ${open.join(' ')}`)
  return leaves
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
const unescaped = (text: string) =>
  text.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '')
