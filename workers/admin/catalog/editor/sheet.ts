/** The variants of a page as the page hands them to its script: every row with what stands in its cells, and the words. */

export type CellKind = 'text' | 'code' | 'amount' | 'weight' | 'whole' | 'flag' | 'picture' | 'status'

export type SheetRow = {
  readonly key: string
  readonly choice: string
  readonly group: string
  readonly availability: string
  readonly isNew: boolean
  readonly isRemoved: boolean
  /** Whether it speaks of a product as a whole. */
  readonly isFirst: boolean
  /** In the order of `cells`. */
  readonly shown: readonly string[]
}

export type Sheet = {
  readonly cells: readonly string[]
  readonly views: readonly { readonly id: string; readonly cells: readonly string[] }[]
  readonly heads: Readonly<Record<string, string>>
  readonly kinds: Readonly<Record<string, CellKind>>
  readonly rows: readonly SheetRow[]
  readonly typed: Readonly<Record<string, string>>
  readonly wrong: Readonly<Record<string, string>>
  /** Cells of a product as a whole: other rows have none. */
  readonly ofProduct: readonly string[]
  readonly statuses: readonly (readonly [status: string, name: string])[]
  readonly pictures: readonly (readonly [src: string, name: string])[]
  readonly digits: Readonly<Record<string, number>>
  readonly availability: Readonly<Record<string, string>>
  readonly taxRate: number
  readonly locale: string
  readonly words: Readonly<Record<string, string>>
}
