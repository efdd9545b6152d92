/**
 * Files of the shop that are no pictures: sheets to print, films, sounds. Each is named by its content, so a name never
 * means anything else, and by the name that it had, which says what it is to whoever saves it.
 */
import { fileName } from './downloads.ts'
import { KINDS, TYPES } from './pictures/picture.ts'

export const FILES_PATH = '/files/'

/** What can be searched for by kind. */
export const FILE_KINDS = ['picture', 'video', 'audio', 'document', 'other'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** A file passes through the memory of the Worker three times, which has 128 MB. */
export const FILE_BYTES_MAX = 25 * 1000 * 1000

type Form = {
  readonly kind: FileKind
  readonly type: string
  /** What such a file begins with, and where; without one it is text. */
  readonly begins?: readonly [offset: number, bytes: readonly number[]]
}

const ZIP = [0, [0x50, 0x4b]] as const
const OLD_OFFICE = [0, [0xd0, 0xcf, 0x11, 0xe0]] as const
const office = (name: string): Form => ({
  kind: 'document',
  type: `application/vnd.openxmlformats-officedocument.${name}`,
  begins: ZIP,
})

/** By the ending of the name. Nothing of it acts in a browser: no pages, no scripts, no drawings. */
const FORMS: ReadonlyMap<string, Form> = new Map<string, Form>([
  ['mp4', { kind: 'video', type: 'video/mp4', begins: [4, [0x66, 0x74, 0x79, 0x70]] }],
  ['webm', { kind: 'video', type: 'video/webm', begins: [0, [0x1a, 0x45, 0xdf, 0xa3]] }],
  ['m4a', { kind: 'audio', type: 'audio/mp4', begins: [4, [0x66, 0x74, 0x79, 0x70]] }],
  ['mp3', { kind: 'audio', type: 'audio/mpeg' }],
  ['pdf', { kind: 'document', type: 'application/pdf', begins: [0, [0x25, 0x50, 0x44, 0x46]] }],
  ['csv', { kind: 'document', type: 'text/csv; charset=utf-8' }],
  ['txt', { kind: 'document', type: 'text/plain; charset=utf-8' }],
  ['doc', { kind: 'document', type: 'application/msword', begins: OLD_OFFICE }],
  ['xls', { kind: 'document', type: 'application/vnd.ms-excel', begins: OLD_OFFICE }],
  ['docx', office('wordprocessingml.document')],
  ['xlsx', office('spreadsheetml.sheet')],
  ['pptx', office('presentationml.presentation')],
  ['epub', { kind: 'document', type: 'application/epub+zip', begins: ZIP }],
  ['zip', { kind: 'other', type: 'application/zip', begins: ZIP }],
])

const endingOf = (name: string): string => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** MPEG frames begin with eleven ones; what a player wrote before them, with a name. */
const isMp3 = ([a = 0, b = 0, c = 0]: Uint8Array): boolean =>
  (a === 0x49 && b === 0x44 && c === 0x33) || (a === 0xff && b >= 0xe0)

const isText = (bytes: Uint8Array): boolean => {
  if (bytes.includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** @returns undefined when it is none that the shop keeps, or not what its name says */
export const shopFileOf = (
  name: string,
  bytes: Uint8Array,
): { readonly ending: string; readonly kind: FileKind } | undefined => {
  const ending = endingOf(name)
  const form = FORMS.get(ending)
  if (!form || bytes.byteLength === 0) return undefined
  const { begins, kind } = form
  const fits = begins
    ? begins[1].every((byte, index) => bytes[begins[0] + index] === byte)
    : kind === 'audio'
      ? isMp3(bytes)
      : isText(bytes)
  return fits ? { ending, kind } : undefined
}

const HASH = '[0-9a-f]{32}'
const STORED = new RegExp(`^(${HASH})/([A-Za-z0-9._-]{1,80}\\.([a-z0-9]{2,4}))$`)

/** Letters, digits and signs that no address has to write otherwise. */
const plainName = (name: string, ending: string): string => {
  const stem = fileName(name)
    .replace(/\.[^.]*$/, '')
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9_-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
  return `${stem || 'file'}.${ending}`
}

/** @param hash SHA-256 of its bytes in hex */
export const shopFilePath = (hash: string, name: string, ending: string): string =>
  `${FILES_PATH}${hash.slice(0, 32)}/${plainName(name, ending)}`

export type StoredFile = { readonly key: string; readonly name: string; readonly type: string; readonly kind: FileKind }

/** Reads an address of a file of the shop, `/files/…`; undefined when it cannot be one. */
export const shopFileAt = (path: string): StoredFile | undefined => {
  if (!path.startsWith(FILES_PATH)) return undefined
  const [, hash = '', name = '', ending = ''] = STORED.exec(path.slice(FILES_PATH.length)) ?? []
  const form = FORMS.get(ending)
  return form && { key: `files/${hash}.${ending}`, name, type: form.type, kind: form.kind }
}

/** What a browser offers to choose of that kind. */
export const kindAccepts = (kind: FileKind): string =>
  kind === 'picture'
    ? KINDS.map((one) => TYPES[one]).join(',')
    : [...FORMS]
        .filter(([, form]) => form.kind === kind)
        .map(([ending]) => `.${ending}`)
        .join(',')
