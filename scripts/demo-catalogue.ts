/** Whether the local shop still has empty shelves, and how they are filled with the demo catalogue. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'

/** There while goods are being put in: who was interrupted begins again. */
const UNFINISHED = '.stoa/filling'

export const lacksGoods = async (products: D1Database): Promise<boolean> => {
  if (existsSync(UNFINISHED)) return true
  const { results } = await products.prepare('SELECT 1 FROM products LIMIT 1').all()
  return results.length === 0
}

/** @param step tells the person who waits what has been done */
export const fillWithDemo = async (url: string, step: (text: string) => void): Promise<void> => {
  mkdirSync('.stoa', { recursive: true })
  writeFileSync(UNFINISHED, '')
  step(`put nothing on the shelves of ${url} yet`)
  rmSync(UNFINISHED)
}
