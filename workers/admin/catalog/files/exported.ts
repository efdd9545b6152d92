/** What goes out as a file, while it is read. */
import type { Env } from '../../../env.ts'
import { exportRows, type GoodsKind } from '../../../flows/catalog/files/export-rows.ts'
import { csvAnswer } from '../../../http/csv.ts'

export const exported = (env: Env, kind: GoodsKind, now: number): Response =>
  csvAnswer(`${kind}-${new Date(now).toISOString().slice(0, 10)}`, exportRows(env, kind, now))
