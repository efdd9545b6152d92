/** Whether the local shop still has empty shelves, and how they are filled with the demo catalogue. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { SingleBar } from 'cli-progress'
import { openClient } from './client.ts'
import { DEMO_STAFF } from './demo-staff.ts'
import { offer } from '#demo/offers'
import { seed } from '#demo/seed'

/** There while goods are being put in: who was interrupted begins again. */
const UNFINISHED = '.stoa/filling'

export const lacksGoods = async (products: D1Database): Promise<boolean> => {
  if (existsSync(UNFINISHED)) return true
  const { results } = await products.prepare('SELECT 1 FROM products LIMIT 1').all()
  return results.length === 0
}

/** Signs in as the demo staff and puts the goods in and what is taken off them, through the same doors as every merchant's. */
export const fillWithDemo = async (url: string): Promise<void> => {
  mkdirSync('.stoa', { recursive: true })
  writeFileSync(UNFINISHED, '')
  const client = await openClient({ url, ...DEMO_STAFF })
  const bar = new SingleBar({ format: '  pictures {bar} {value}/{total}', clearOnComplete: true })
  bar.start(1, 0)
  await seed(client, (done, all) => {
    bar.setTotal(all)
    bar.update(done)
  }).finally(() => bar.stop())
  await offer(client)
  rmSync(UNFINISHED)
}
