/**
 * Before the first test of a page: the Worker is built and a demo shop is filled, once for all files. Each then opens a
 * copy, so that none finds what another has bought or changed.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { TestProject } from 'vitest/node'
import { catalogOf } from '#demo/catalog'
import { buildBundle } from '../../scripts/bundle.ts'
import { chromium } from '../../scripts/chromium.ts'
import { openDemoShop, type DemoShop } from '../../scripts/demo-shop.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folders: of the built Worker, and of what the filled shop keeps. */
    readonly prepared: { readonly bundle: string; readonly state: string }
  }
}

/** Words of stock come by a queue, behind the goods; a slow machine takes its time. In ms. */
const STOCKED_WITHIN_MS = 120_000
const LOOK_EVERY_MS = 250

/** Waits until only that is sold out of which there is nothing. */
const stocked = async (shop: DemoShop): Promise<void> => {
  const { products } = catalogOf(() => '')
  const empty = products.flatMap(({ variants = [] }) => variants).filter(({ units }) => units === 0).length
  const store = await shop.database('products')
  const look = store.prepare("SELECT count(*) AS many FROM variants WHERE tracked = 1 AND availability = 'sold-out'")
  let soldOut = Number.POSITIVE_INFINITY
  for (const end = Date.now() + STOCKED_WITHIN_MS; Date.now() < end; await pause(LOOK_EVERY_MS)) {
    soldOut = (await look.first<number>('many')) ?? soldOut
    if (soldOut === empty) return
  }
  throw new Error(`${soldOut} variants are sold out, and of ${empty} there is nothing`)
}

/** @returns what is done behind the last test */
export default async ({ provide }: TestProject): Promise<(() => void) | undefined> => {
  if (!chromium()) return undefined
  const home = mkdtempSync(join(tmpdir(), 'stoa-pages-'))
  const [bundle, state] = [join(home, 'dist'), join(home, 'state')]
  await buildBundle(bundle)
  const shop = await openDemoShop({ bundle, persist: state })
  await stocked(shop)
  await shop.close()
  provide('prepared', { bundle, state })
  return () => rmSync(home, { recursive: true, force: true })
}
