/**
 * The text of a file from anywhere: UTF-8, with a byte or two spoilt, UTF-16, or an encoding of old that can be told.
 *
 * What cannot be told for certain is refused with the place of the first sign: a guess would rename a shop's goods.
 *
 * @see docs/decisions/0185-encodings-are-told-or-refused.md
 */
import { analyse } from 'chardet'
import { ok, refuse, type Result } from '#domain/result'

export type FileText = {
  readonly text: string
  /** By its name in the Encoding Standard, in capitals: what a report may say. */
  readonly encoding: string
}

/** Where the first byte stands that is no UTF-8: the text in front of it. */
export type Untold = { readonly before: string }

const decode = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return undefined
  }
}

/** @param bytes not packed */
export const textOf = (bytes: Uint8Array): Result<FileText, Untold> => {
  const utf16 = wideOf(bytes)
  if (utf16) return ok({ text: new TextDecoder(utf16).decode(bytes), encoding: utf16.toUpperCase() })
  const whole = decode(bytes, 'utf-8')
  if (whole !== undefined && !SWITCHES.test(whole)) return ok({ text: whole, encoding: 'UTF-8' })
  if (whole !== undefined) {
    const text = decode(bytes, 'iso-2022-jp')
    return text === undefined
      ? refuse({ before: whole.slice(0, whole.search(SWITCHES)) })
      : ok({ text, encoding: 'ISO-2022-JP' })
  }
  const loose = new TextDecoder('utf-8').decode(bytes)
  if (isSpoilt(loose)) return ok({ text: loose, encoding: 'UTF-8' })
  const encoding = encodingOf(bytes)
  const text = encoding && decode(bytes, encoding)
  if (!text) return refuse({ before: loose.slice(0, loose.indexOf(BAD)) })
  return ok({ text, encoding: encoding.toUpperCase() })
}

/** Plain letters throughout, and signs that switch to another alphabet: Japanese of mails and old exports, or what nobody reads. */
// eslint-disable-next-line no-control-regex
const SWITCHES = /\u001B[$(]/

/** What a decoder writes for bytes that it cannot read. */
const BAD = '\uFFFD'

/** UTF-16 by its mark, or because every other byte of a beginning in plain letters is nothing. */
const wideOf = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  const [first, second, third, fourth] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first && second === 0 && third && fourth === 0) return 'utf-16le'
  return first === 0 && second && third === 0 && fourth ? 'utf-16be' : undefined
}

/** Letters that are well-formed UTF-8 hardly come about by chance: where they outnumber the bad ones, it is UTF-8. */
const isSpoilt = (loose: string): boolean => {
  const bad = loose.split(BAD).length - 1
  return (loose.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0) > bad
}

const CELL_ENDS: ReadonlySet<number> = new Set([...'\n\r\t,;"<>'].map((sign) => sign.charCodeAt(0)))

/** So many bytes of foreign words tell what there is to tell. */
const SAMPLE = 20_000

/** The cells that are not plain letters, one a line: headers and numbers of a file would drown the few words that tell. */
const foreignCells = (bytes: Uint8Array): Uint8Array => {
  const found: number[] = []
  let start = 0
  let isForeign = false
  for (let at = 0; at <= bytes.length && found.length < SAMPLE; at++) {
    const byte = bytes[at] ?? 0x0a
    if (byte > 0x7f) isForeign = true
    if (!CELL_ENDS.has(byte)) continue
    if (isForeign) found.push(...bytes.subarray(start, Math.min(at, start + SAMPLE)), 0x0a)
    start = at + 1
    isForeign = false
  }
  return Uint8Array.from(found)
}

/** No word of Latin letters has these: four foreign ones in a row, a foreign capital in its middle, a sign within it. */
const ALIEN = [
  /[^\P{L}\p{ASCII}]{4}/u,
  /\p{Ll}[^\P{Lu}\p{ASCII}]/u,
  /\p{L}[¨¸ˇ˛˜§¤¦¶]|[¨¸ˇ˛˜§¤¦¶]\p{L}/u,
  /\p{Ll}[¯³¹¿¼½¾º]|[¯³¹¿¼½¾]\p{Ll}/u,
  /[\u0080-\u009f]/,
]

/** Latin letters stand among plain ones; where they do not, another alphabet was read wrongly. */
const isLatin = (text: string): boolean =>
  /^[\p{Script=Latin}\p{Script=Common}]*$/u.test(text) && !ALIEN.some((sign) => sign.test(text))

/** Words of an alphabet of its own have their capital in front, or nothing but capitals. */
const isWords = (text: string, letters: RegExp): boolean =>
  letters.test(text) && !/\p{Ll}\p{Lu}|[\u0080-\u009f¤¦§¶µ±\u2500-\u25ff]/u.test(text)

const isKana = (text: string) => /[\u3040-\u30fa]/.test(text) && !/[\uff61-\uff9f\ue000-\uf8ff]/.test(text)
/** A Chinese sign in the middle of a word of Latin letters was one of theirs. */
const isHan = (text: string) =>
  /\p{Script=Han}/u.test(text) && !/[\u3040-\u30fa\uff61-\uff9f\ue000-\uf8ff]|[a-z]\p{Script=Han}[a-z]/u.test(text)
const isHangul = (text: string) => /\p{Script=Hangul}/u.test(text) && !/\p{Script=Han}/u.test(text)

/** Encodings that spreadsheets write, and what a text of each looks like when it was read by the right one. */
const LOOKS: Readonly<Record<string, (text: string) => boolean>> = {
  gb18030: isHan,
  big5: isHan,
  shift_jis: isKana,
  'euc-jp': isKana,
  'euc-kr': isHangul,
  'windows-1252': (text) => isLatin(text) && !/[ýþðÝÞÐ]/.test(text),
  'windows-1250': isLatin,
  'windows-1254': (text) => isLatin(text) && !/[ìøùèåæòõãð]/i.test(text),
  'windows-1257': isLatin,
  // Its letters are signs elsewhere, and so are theirs here: only one at a time among plain ones tells.
  macintosh: (text) => isLatin(text) && !/\P{ASCII}{2}/u.test(text),
  'windows-1251': (text) => isWords(text, /^[\p{Script=Cyrillic}\p{Script=Common}\p{ASCII}]*$/u),
  'koi8-r': (text) => isWords(text, /^[\p{Script=Cyrillic}\p{Script=Common}\p{ASCII}]*$/u),
  'windows-1253': (text) => isWords(text, /^[\p{Script=Greek}\p{Script=Common}\p{ASCII}]*$/u),
}

/** Of the same letters, spreadsheets write the encodings of Windows. */
const OF_WINDOWS = new Map([
  ['iso-8859-1', 'windows-1252'],
  ['iso-8859-2', 'windows-1250'],
  ['iso-8859-5', 'windows-1251'],
  ['iso-8859-7', 'windows-1253'],
  ['iso-8859-9', 'windows-1254'],
])

/** Of a text in the letters of English, at most every eighth byte is something else. */
const isMostlyPlain = (bytes: Uint8Array) => bytes.filter((byte) => byte > 0x7f).length * 8 <= bytes.length

/** Syllables that only Japanese has, out of another language's bytes, are a coincidence that a short word does not make. */
const KANA_TELLS = 15

/** The library counts how usual the signs are, and counts nothing in a text of ten: one of few words is read again and again. */
const repeated = (cells: Uint8Array): Uint8Array => {
  const times = Math.max(1, Math.ceil(ENOUGH / Math.max(cells.length, 1)))
  return Uint8Array.from(Array.from({ length: times }, () => [...cells]).flat())
}
const ENOUGH = 400

/**
 * Both Chinese encodings keep the signs that everybody writes in front and the rare ones behind. Read by the other one,
 * a text is of rare signs.
 *
 * @returns the share of the usual ones, from 0 to 1
 */
const usual = (bytes: Uint8Array, encoding: string): number => {
  const [first, last] = encoding === 'big5' ? [0xa4, 0xc6] : [0xb0, 0xd7]
  const trail = encoding === 'big5' ? 0x40 : 0xa1
  let signs = 0
  let found = 0
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    signs++
    if (lead >= first && lead <= last && (bytes[++at] ?? 0) >= trail) found++
  }
  return signs === 0 ? 0 : found / signs
}
const CHINESE: ReadonlySet<string> = new Set(['gb18030', 'big5'])

const isOfOneByte = (encoding: string) => /^(windows|koi8)/.test(encoding)

const surenessOf = (bytes: Uint8Array): ReadonlyMap<string, number> => {
  const sure = new Map<string, number>()
  for (const { name, confidence } of analyse(bytes)) {
    const encoding = OF_WINDOWS.get(name.toLowerCase()) ?? name.toLowerCase()
    sure.set(encoding, Math.max(sure.get(encoding) ?? 0, confidence))
  }
  return sure
}

/** An encoding is told when one alone looks right, or the library is surer of it than of any other that looks right. */
const encodingOf = (bytes: Uint8Array): string | undefined => {
  const cells = foreignCells(bytes)
  const likely = Object.entries(LOOKS).flatMap(([encoding, looks]) => {
    const text = decode(cells, encoding)
    return text !== undefined && looks(text) ? { encoding, text } : []
  })
  const single = surenessOf(cells)
  const double = surenessOf(repeated(cells))
  const ranked = likely
    .map((one) => ({ ...one, sure: (isOfOneByte(one.encoding) ? single : double).get(one.encoding) ?? 0 }))
    .map((one) => ({ ...one, sure: one.sure + (isKana(one.text) ? KANA_TELLS : 0) }))
    .map((one) => ({ ...one, sure: one.sure * (CHINESE.has(one.encoding) ? usual(cells, one.encoding) : 1) }))
    .toSorted((a, b) => b.sure - a.sure)
  const [first, second] = ranked
  // Text that was spoilt before it came into the file looks like nothing; its plain letters are right in any encoding.
  if (!first) return isMostlyPlain(cells) ? 'windows-1252' : undefined
  // Western Europe where the text is the same, or where a few letters are too little to speak against it.
  const western = ranked.find(({ encoding }) => encoding === 'windows-1252')
  if (western && (western.text === first.text || western.sure + 20 > first.sure)) return western.encoding
  // The same bytes are letters of Turkish and of Czech, and both are plausible in a short text.
  const isEastern = likely.some(({ encoding }) => encoding === 'windows-1250')
  const turkish = likely.find(({ encoding }) => encoding === 'windows-1254')
  if (isEastern && turkish && /[ışğ]/i.test(turkish.text)) return undefined
  return !second || first.sure > second.sure || first.text === second.text ? first.encoding : undefined
}
