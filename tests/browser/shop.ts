/** The demo shop for tests of pages, another one for each file: opened before the first, closed behind the last. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, inject } from 'vitest'
import { reopenDemoShop, type DemoShop } from '../../scripts/demo-shop.ts'
import { executablePath } from './browser.ts'

/** Of the file that has said `withShop()`. */
export let shop: DemoShop

export const withShop = (): void => {
  const home = mkdtempSync(join(tmpdir(), 'stoa-page-'))
  beforeAll(async () => {
    if (!executablePath) return
    const { bundle, state } = inject('prepared')
    cpSync(state, home, { recursive: true })
    shop = await reopenDemoShop({ bundle, persist: home })
  })
  afterAll(async () => {
    await shop?.close()
    rmSync(home, { recursive: true, force: true })
  })
}
