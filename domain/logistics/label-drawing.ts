/** A label as shapes on a page of 4 × 6 inches, so that it is the same as SVG and as PDF. Points, from the upper left corner. */

export const LABEL_WIDTH = 288
export const LABEL_HEIGHT = 432

export type LabelShape =
  | {
      readonly kind: 'text'
      readonly x: number
      /** Of its base line. */
      readonly y: number
      readonly size: number
      readonly text: string
      /** Beyond it letters are drawn narrower, or left out. */
      readonly width: number
    }
  /** Filled. */
  | { readonly kind: 'box'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export type LabelPage = readonly LabelShape[]
/** One page, or several where customs want a form beside it. */
export type LabelDrawing = readonly LabelPage[]
