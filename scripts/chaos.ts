/**
 * npm run chaos [-- --json]: the production bundle on workerd, 200 buyers, 50 units of one item, five power cuts.
 *
 * Buyers who hear nothing ask again with the same key. In the end no unit may be sold that was not there, and no
 * order may be missing that a buyer was told of: at the shards, in the copy that staff search, among the mails.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildBundle } from './bundle.ts'
import { buy, type Bought } from './chaos/buyer.ts'
import { openDoomedShop, type DoomedShop } from './chaos/doomed-shop.ts'
import { copiesIn, quiet, unknownToShards } from './chaos/reckoning.ts'
import { openClient } from './client.ts'
import { migrateLocal, withLocalDatabases } from './databases.ts'
import { putOnShelf } from './demo-shop.ts'
import { DEMO_STAFF } from './demo-staff.ts'
import { addStaff } from './staff.ts'

const BUYERS = 200
const UNITS = 50
const KILLS = 5
/** The next cut comes after so many orders, so that all five fall into the sale. */
const ORDERS_BETWEEN = 5
/** Or after so long, when nothing is left to sell, in ms. */
const KILL_WITHIN_MS = 4_000
/** Buyers do not come in one instant, in ms. */
const ARRIVALS_MS = 6_000

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
const say = (text: string) => void (values.json || console.log(text))
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

type Storm = { readonly bought: readonly Bought[]; readonly soldOut: number; readonly shop: DoomedShop }

const storm = async (first: DoomedShop, variantId: string, again: () => Promise<DoomedShop>): Promise<Storm> => {
  let shop = first
  const bought: Bought[] = []
  let soldOut = 0
  const buyers = Array.from({ length: BUYERS }, async () => {
    await pause(Math.random() * ARRIVALS_MS)
    const got = await buy(first.url, variantId)
    if (got) bought.push(got)
    else soldOut++
  })
  for (let kills = 1; kills <= KILLS; kills++) {
    const before = bought.length
    const until = Date.now() + KILL_WITHIN_MS
    while (bought.length < before + ORDERS_BETWEEN && Date.now() < until) await pause(2)
    await pause(Math.random() * 30)
    await shop.kill()
    say(`killed ${kills} of ${KILLS}: ${bought.length} orders acknowledged so far`)
    shop = await again()
  }
  await Promise.all(buyers)
  return { bought, soldOut, shop }
}

const reckon = async (folder: string, { bought, shop }: Storm, variantId: string) => {
  const staff = await openClient({ url: shop.url, ...DEMO_STAFF })
  const shelf = await quiet(shop.url, staff, variantId)
  const lostAtShards = await unknownToShards(shop.url, bought)
  await pause(3_000)
  await shop.stop()
  const { orders, mails } = await copiesIn(folder)
  const copied = new Set(orders)
  const lost = new Set([...lostAtShards, ...bought.map(({ order }) => order).filter((one) => !copied.has(one))])
  const mailsWrong = orders.filter((order) => mails.get(order) !== 1).length
  return {
    acknowledged: new Set(bought.map(({ order }) => order)).size,
    placed: orders.length,
    oversold: Math.max(0, shelf.taken + shelf.held - UNITS, orders.length - UNITS),
    lost: lost.size,
    mailsWrong,
    unitsUnaccounted:
      Math.abs(shelf.received - shelf.available - shelf.held - shelf.taken) + Math.abs(UNITS - shelf.received),
    holdsLeft: shelf.held,
    takenWithoutOrder: Math.abs(shelf.taken - orders.length),
  }
}

const main = async (): Promise<boolean> => {
  const home = mkdtempSync(join(tmpdir(), 'stoa-chaos-'))
  const folder = join(home, 'state')
  const bundle = join(home, 'dist')
  try {
    buildBundle(bundle)
    await migrateLocal(folder)
    await withLocalDatabases(folder, ({ users }) => addStaff(users, DEMO_STAFF))
    const port = await freePort()
    const again = () => openDoomedShop(port, folder, bundle)
    const shop = await again()
    const staff = await openClient({ url: shop.url, ...DEMO_STAFF })
    const variantId = await putOnShelf({ url: shop.url, staff }, 'last-of-its-kind', UNITS)
    say(`${BUYERS} buyers, ${UNITS} units, ${KILLS} power cuts`)
    const weathered = await storm(shop, variantId, again)
    const report = await reckon(folder, weathered, variantId)
    if (values.json) console.log(JSON.stringify({ buyers: BUYERS, units: UNITS, kills: KILLS, ...report }))
    else for (const [name, number] of Object.entries(report)) console.log(`${name.padEnd(18)} ${number}`)
    const { acknowledged, placed, ...faults } = report
    return acknowledged === placed && placed === UNITS && Object.values(faults).every((number) => number === 0)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

process.exit((await main()) ? 0 : 1)
