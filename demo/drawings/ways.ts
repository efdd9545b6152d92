/** Every good that can be drawn, by its name. */
import type { Good } from './way.ts'
import { firstGoods } from './ways-first.ts'
import { homeGoods } from './ways-home.ts'
import { tableGoods } from './ways-table.ts'

export const goods: Readonly<Record<string, Good>> = { ...firstGoods, ...tableGoods, ...homeGoods }
