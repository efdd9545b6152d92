/** The pictures of a product in a file: a row for each, with what is said of it. */
import type { PictureDraft } from '../draft.ts'
import type { ReaderNote } from '../files/reader-notes.ts'
import type { Picture } from '../product.ts'
import { videoAt } from '../video.ts'
import { inOther, OTHER_LANGUAGES, type Column } from './columns.ts'
import { pictureAddress, wholeNumber } from './csv-cells.ts'
import type { Cells } from './in-languages.ts'
import type { Row } from './row.ts'

export const NO_PICTURE = { code: 'no-picture' } as const

type No = (row: Row, field: Column, note: ReaderNote, said: string) => void

/** In the order of their positions; those without one follow as they stand. A picture that stands twice is one. */
export const picturesOf = (rows: readonly Row[], no: No): PictureDraft[] => {
  const found = new Map<string, { readonly at: number; readonly picture: PictureDraft }>()
  for (const row of rows) {
    const text = row.cell('picture')
    if (!text) continue
    const src = pictureAddress(text)
    const at = wholeNumber(row.cell('picturePosition') ?? '') ?? Number.MAX_SAFE_INTEGER
    if (!src) no(row, 'picture', NO_PICTURE, text)
    else if (!found.has(src)) found.set(src, { at, picture: { src, ...saidOf(row, no) } })
  }
  return [...found.values()].toSorted((a, b) => a.at - b.at).map(({ picture }) => picture)
}

const saidOf = (row: Row, no: No): Omit<PictureDraft, 'src'> => {
  const { cell } = row
  const alts = OTHER_LANGUAGES.map((language) => [language, cell(inOther('pictureAlt', language))] as const)
  const size = (field: 'pictureWidth' | 'pictureHeight') => wholeNumber(cell(field) ?? '')
  const wall = cell('pictureWall')?.toLowerCase()
  return {
    alt: cell('pictureAlt'),
    ...(alts.some(([, text]) => text !== undefined) && {
      altByLanguage: Object.fromEntries(alts.filter(([, text]) => text)),
    }),
    width: size('pictureWidth'),
    height: size('pictureHeight'),
    wall: /^#[0-9a-f]{6}$/.test(wall ?? '') ? wall : undefined,
    video: videoIn(row, no),
  }
}

const videoIn = (row: Row, no: No): string | undefined => {
  const text = row.cell('video')
  const video = text ? videoAt(text)?.address : text
  if (text && video === undefined) no(row, 'video', { code: 'no-video' }, text)
  return video
}

export const pictureCells = (picture: Picture | undefined, index: number): Cells =>
  picture
    ? {
        picture: picture.src,
        picturePosition: String(index + 1),
        pictureAlt: picture.alt,
        ...Object.fromEntries(
          OTHER_LANGUAGES.map((language) => [inOther('pictureAlt', language), picture.altByLanguage?.[language] ?? '']),
        ),
        pictureWidth: picture.width > 0 ? String(picture.width) : '',
        pictureHeight: picture.height > 0 ? String(picture.height) : '',
        pictureWall: picture.wall ?? '',
        video: picture.video ?? '',
      }
    : {}
