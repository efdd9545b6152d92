/** Pages on which lines are written one below the other: what is beyond the end of one goes on on the next. */
import fontkit from '@cantoo/fontkit'
import { PDFDocument, rgb, type PDFFont, type PDFPage } from '@cantoo/pdf-lib'
import type { Fonts } from './fonts.ts'

/** DIN A4, in points. */
const [WIDTH, HEIGHT] = [595, 842]
const MARGIN = 56
const BOTTOM = 72
/** Of a line, as a multiple of the size of its letters. */
const LEADING = 1.45

const INK = rgb(0.1, 0.1, 0.12)
const SOFT = rgb(0.42, 0.42, 0.46)
const LINE = rgb(0.82, 0.82, 0.84)

export type Cell = {
  readonly text: string
  /** From the left margin, in points; of what is flush right its end. */
  readonly at: number
  readonly right?: true
  /** Beyond it words go on below. */
  readonly width?: number
}
export type Style = { readonly size?: number; readonly soft?: true }

/** Between the margins. */
export const COLUMN = WIDTH - 2 * MARGIN

export type Sheet = {
  readonly row: (cells: readonly Cell[], style?: Style) => void
  readonly rule: () => void
  readonly gap: (points: number) => void
  /** @param foot of each page */
  readonly finished: (foot: (page: number, pages: number) => string) => Promise<Uint8Array>
}

type About = { readonly title: string; readonly author: string; readonly language: string; readonly at: number }

/** Where a line may be broken: behind blanks, and between any two signs of Chinese. */
const pieces = (text: string): readonly string[] =>
  text.match(/[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+/gu) ?? []

export const openSheet = async (fonts: Fonts, { title, author, language, at }: About): Promise<Sheet> => {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.registerFontkit(fontkit)
  pdf.setTitle(title, { showInWindowTitleBar: true })
  pdf.setAuthor(author)
  pdf.setLanguage(language)
  pdf.setProducer('Stoa')
  pdf.setCreationDate(new Date(at))
  pdf.setModificationDate(new Date(at))
  const embedded = new Map<string, PDFFont>()
  for (const [name, file] of fonts.files) embedded.set(name, await pdf.embedFont(file, { subset: true }))
  const fontOf = (slice: string): PDFFont => {
    const font = embedded.get(slice)
    if (!font) throw new Error(`a font was not read: ${slice}`)
    return font
  }
  const widthOf = (text: string, size: number): number =>
    fonts.runs(text).reduce((width, run) => width + fontOf(run.slice).widthOfTextAtSize(run.text, size), 0)

  const broken = (text: string, size: number, width: number): string[] => {
    const lines = ['']
    for (const piece of pieces(text)) {
      const line = lines.at(-1) ?? ''
      if (line !== '' && widthOf(line + piece.trimEnd(), size) > width) lines.push(piece.trimStart())
      else lines[lines.length - 1] = line + piece
    }
    return lines
  }

  let page: PDFPage = pdf.addPage([WIDTH, HEIGHT])
  let y = HEIGHT - MARGIN
  const draw = (text: string, x: number, base: number, size: number, soft: boolean, on = page) => {
    let from = x
    for (const run of fonts.runs(text)) {
      const font = fontOf(run.slice)
      on.drawText(run.text, { x: from, y: base, size, font, color: soft ? SOFT : INK })
      from += font.widthOfTextAtSize(run.text, size)
    }
  }
  const room = (height: number) => {
    if (y - height >= BOTTOM) return
    page = pdf.addPage([WIDTH, HEIGHT])
    y = HEIGHT - MARGIN
  }
  return {
    row: (cells, { size = 9.5, soft } = {}) => {
      const written = cells.map((cell) => ({ ...cell, lines: broken(cell.text, size, cell.width ?? COLUMN) }))
      const height = Math.max(...written.map(({ lines }) => lines.length)) * size * LEADING
      room(height)
      for (const { at: from, right, lines } of written) {
        for (const [index, text] of lines.entries()) {
          const line = text.trimEnd()
          const x = MARGIN + from - (right ? widthOf(line, size) : 0)
          draw(line, x, y - size - index * size * LEADING, size, soft === true)
        }
      }
      y -= height
    },
    rule: () => {
      room(10)
      page.drawLine({
        start: { x: MARGIN, y: y - 5 },
        end: { x: WIDTH - MARGIN, y: y - 5 },
        thickness: 0.6,
        color: LINE,
      })
      y -= 10
    },
    gap: (points) => {
      y -= points
    },
    finished: async (foot) => {
      const pages = pdf.getPages()
      for (const [index, one] of pages.entries()) {
        const text = foot(index + 1, pages.length)
        draw(text, WIDTH - MARGIN - widthOf(text, 8), MARGIN - 20, 8, true, one)
      }
      return pdf.save()
    },
  }
}
