/** Titles of other shops carry entities of HTML: `Tom &amp; Jerry` is Tom & Jerry. Decoded once, and written so that once is right. */
import { own } from '../../own.ts'

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  reg: '®',
  copy: '©',
  trade: '™',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  euro: '€',
  pound: '£',
  deg: '°',
  times: '×',
  middot: '·',
  bull: '•',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  OElig: 'Œ',
  oslash: 'ø',
  Oslash: 'Ø',
}

/** `eacute` is an e and the sign that joins it. */
const MARKS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030A',
  caron: '\u030C',
}

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi

const letterOf = (code: number, whole: string): string =>
  code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole

const ofName = (name: string): string | undefined => {
  const plain = own(NAMED, name)
  if (plain !== undefined) return plain
  const mark = own(MARKS, name.slice(1))
  return mark === undefined ? undefined : (name.slice(0, 1) + mark).normalize('NFC')
}

/** What is no entity stays as it stands. */
export const decodedOnce = (text: string): string =>
  text.replaceAll(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal) return letterOf(Number(decimal), whole)
    if (hex) return letterOf(Number.parseInt(hex, 16), whole)
    return ofName(name ?? '') ?? whole
  })

/** A title that itself looks like an entity is written with one more, which reading takes away. */
export const encodedOnce = (text: string): string => text.replaceAll(ENTITY, (whole) => `&amp;${whole.slice(1)}`)
