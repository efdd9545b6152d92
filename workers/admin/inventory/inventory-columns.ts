/** The columns of the table that somebody may do without. */
export const INVENTORY_COLUMNS = ['sku', 'held', 'onHand', 'received', 'incoming'] as const
export type InventoryColumn = (typeof INVENTORY_COLUMNS)[number]

/** @param said as an address says them: each by itself, or with commas between them; nothing: all of them */
export const columnsIn = (said: readonly string[] | undefined): readonly InventoryColumn[] => {
  const names = new Set((said ?? []).flatMap((one) => one.split(',')))
  return names.size === 0 ? INVENTORY_COLUMNS : INVENTORY_COLUMNS.filter((column) => names.has(column))
}

/** null: all of them, which needs no word. */
export const columnsText = (columns: readonly InventoryColumn[]): string | null =>
  columns.length === INVENTORY_COLUMNS.length ? null : columns.join(',') || 'none'
