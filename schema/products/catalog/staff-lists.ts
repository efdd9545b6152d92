/** Pages of what staff look through: found from the row that they follow, so that page 100 costs what page 1 does. */
export const STAFF_PAGE = 50

/** `towards` says on which side of the row with that id the page lies. */
export type StaffCursor<Id> = { readonly towards: 'next' | 'previous'; readonly id: Id }
export type StaffPage<Row> = { readonly rows: readonly Row[]; readonly previous: boolean; readonly next: boolean }

/** Reads one row more than a page holds, so that it knows whether there is another. */
export const pageOf = <Row>(found: readonly Row[], cursor: StaffCursor<unknown> | null): StaffPage<Row> => {
  const more = found.length > STAFF_PAGE
  const rows = found.slice(0, STAFF_PAGE)
  if (cursor?.towards !== 'previous') return { rows, previous: cursor !== null, next: more }
  return { rows: rows.toReversed(), previous: more, next: true }
}

export const sense = (cursor: StaffCursor<unknown> | null) =>
  cursor?.towards === 'previous' ? { than: '<', order: 'DESC' } : { than: '>', order: 'ASC' }

export const zhOf = (translations: string): { readonly zh?: string } => {
  const { zh } = JSON.parse(translations) as { zh?: { title?: string } }
  return zh?.title ? { zh: zh.title } : {}
}
