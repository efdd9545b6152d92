/**
 * A shop whose objects are measured without a checkout around them: the real flows and the real shards, on disk, behind
 * the doors of scripts/bench/worker/. On one machine all objects, and the Worker, share one thread of workerd.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleOf } from './bundles.ts'
import { openDemoShop, type DemoShop } from '../demo-shop.ts'
import { SHARDS_PATH } from '../shards/decide.ts'
import type { BuyerCall } from './buyers.ts'
import type { Load } from './load.ts'

/** The entry, built by the bundler that builds the shop. */
export const BENCH_WORKER = 'scripts/bench/worker/index.ts'
export const BENCH_OBJECTS = { INVENTORY_ALONE: 'InventoryShardAlone' }

export type Objects = { readonly load: Load; readonly shop: DemoShop; readonly floor: string }

/** With a controller that decides nothing by itself: only one measure is about what it decides. */
export const openObjects = async (): Promise<DemoShop> => {
  const home = mkdtempSync(join(tmpdir(), 'stoa-objects-'))
  const bundle = await bundleOf(BENCH_WORKER)
  const shop = await openDemoShop({
    direct: true,
    bundle,
    objects: BENCH_OBJECTS,
    persist: join(home, 'state'),
    bindings: { PRODUCTION_LIMITS: 'off' },
  })
  await shop.staff.put(`${SHARDS_PATH}/controller`, { paused: true })
  const close = async () => {
    await shop.close()
    rmSync(home, { recursive: true, force: true })
  }
  return { ...shop, close }
}

export const asking = (path: string, body: unknown): BuyerCall => ({
  method: 'POST',
  path: `/bench/${path}`,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** One request of the bench's own doors. @throws Error when it does not answer with 200 */
export const askBench = async <T>(url: string, path: string, body: unknown = {}): Promise<T> => {
  const { method, headers, body: text } = asking(path, body)
  const answer = await fetch(`${url}/bench/${path}`, { method, headers, ...(text && { body: text }) })
  if (!answer.ok) throw new Error(`/bench/${path} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
  return (await answer.json()) as T
}
