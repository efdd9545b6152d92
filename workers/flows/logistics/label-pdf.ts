/** Labels of many parcels as one PDF of pages of 4 × 6 inches, each carrier's as it draws them. */
import fontkit from '@cantoo/fontkit'
import { PDFDocument, rgb, type PDFFont, type PDFPage } from '@cantoo/pdf-lib'
import { LABEL_HEIGHT, LABEL_WIDTH, type LabelShape } from '#domain/logistics/label-drawing'
import type { Env } from '../../env.ts'
import { fontsFor, type Fonts } from '../orders/invoices/fonts.ts'
import type { Picture } from './label-pictures.ts'

const INK = rgb(0, 0, 0)
const PAGE: [number, number] = [LABEL_WIDTH, LABEL_HEIGHT]

type Pen = { readonly fonts: Fonts; readonly fontOf: (slice: string) => PDFFont }

const drawText = (page: PDFPage, shape: Extract<LabelShape, { readonly kind: 'text' }>, { fonts, fontOf }: Pen) => {
  const { x, y, size, text, width } = shape
  const runs = fonts.runs(text).map((run) => ({ ...run, font: fontOf(run.slice) }))
  const wide = runs.reduce((sum, run) => sum + run.font.widthOfTextAtSize(run.text, size), 0)
  const fitting = wide > width ? (size * width) / wide : size
  let from = x
  for (const run of runs) {
    page.drawText(run.text, { x: from, y: LABEL_HEIGHT - y, size: fitting, font: run.font, color: INK })
    from += run.font.widthOfTextAtSize(run.text, fitting)
  }
}

const drawShape = (page: PDFPage, shape: LabelShape, pen: Pen) => {
  if (shape.kind === 'text') return drawText(page, shape, pen)
  const { x, y, width, height } = shape
  page.drawRectangle({ x, y: LABEL_HEIGHT - y - height, width, height, color: INK })
}

const addPicture = async (pdf: PDFDocument, picture: Picture, pen: Pen): Promise<void> => {
  if (picture.type === 'drawn') {
    for (const shapes of picture.drawing) {
      const page = pdf.addPage(PAGE)
      for (const shape of shapes) drawShape(page, shape, pen)
    }
    return
  }
  if (picture.type === 'pdf') {
    const own = await PDFDocument.load(picture.bytes)
    for (const page of await pdf.copyPages(own, own.getPageIndices())) pdf.addPage(page)
    return
  }
  const image = picture.type === 'png' ? await pdf.embedPng(picture.bytes) : await pdf.embedJpg(picture.bytes)
  const { width, height } = image.scaleToFit(...PAGE)
  pdf.addPage(PAGE).drawImage(image, { x: (LABEL_WIDTH - width) / 2, y: (LABEL_HEIGHT - height) / 2, width, height })
}

const wordsIn = (pictures: readonly Picture[]): string =>
  pictures
    .flatMap((one) => (one.type === 'drawn' ? one.drawing.flat() : []))
    .flatMap((shape) => (shape.kind === 'text' ? shape.text : []))
    .join('')

/** @param at when it was asked for, ms since the epoch */
export const labelsPdf = async (
  env: Pick<Env, 'ASSETS'>,
  pictures: readonly Picture[],
  at: number,
): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.registerFontkit(fontkit)
  pdf.setProducer('Stoa')
  pdf.setCreationDate(new Date(at))
  const fonts = await fontsFor(env, wordsIn(pictures))
  const embedded = new Map<string, PDFFont>()
  for (const [name, file] of fonts.files) embedded.set(name, await pdf.embedFont(file, { subset: true }))
  const fontOf = (slice: string): PDFFont => {
    const font = embedded.get(slice)
    if (!font) throw new Error(`a font was not read: ${slice}`)
    return font
  }
  for (const picture of pictures) await addPicture(pdf, picture, { fonts, fontOf })
  return pdf.save()
}
