/**
 * npm run chaos [-- --buyers 200] [--kills 5] [--directory] [--json]: the production bundle on workerd, and power cuts.
 *
 * Without anything: 200 buyers, a unit of one item for every fourth of them, five power cuts, while slots move, the item
 * is divided and merged, and shards come and go. `--directory`: the plug is pulled at every step of a move, under light
 * load.
 *
 * Buyers who hear nothing ask again with the same key. In the end no unit may be sold that was not there, no order may
 * be missing that a buyer was told of (at the shards, in the copy that staff search, among the mails), and every slot is
 * kept by the one shard that the topology names.
 */
import { settingsFile } from '#demo/settings'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { variantId, type VariantId } from '#domain/ids'
import { readWords } from './command-line.ts'
import { buildBundle } from './bundle.ts'
import { buy, type Bought } from './chaos/buyer.ts'
import { killTheDirectory } from './chaos/directory.ts'
import { openDoomedShop, type DoomedShop } from './chaos/doomed-shop.ts'
import { slotsKeptWrong } from './chaos/keepers.ts'
import { copiesIn, quiet, unknownToShards } from './chaos/reckoning.ts'
import { startUpheaval, type Upheaval } from './chaos/upheaval.ts'
import { openClient, type Client } from './client.ts'
import { migrateLocal, withLocalDatabases } from './databases.ts'
import { stockGood } from './demo-shop.ts'
import { DEMO_STAFF } from './demo-staff.ts'
import { addStaff } from './staff.ts'
import { listOf } from './table.ts'

const BUYERS = '200'
const KILLS = '5'
/** So many want one unit. */
const BUYERS_TO_A_UNIT = 4
/** The next cut comes after so many orders, so that all of them fall into the sale, and in the midst of a change. */
const ORDERS_BETWEEN = 5
/** Or after so long, when nothing is left to sell, in ms. */
const KILL_WITHIN_MS = 10_000
/** Buyers do not come in one instant, in ms for each: the shards change several times while they do. */
const ARRIVAL_MS = 200
/** Never sold out, when it is not about the sale. */
const PLENTY = 100_000

const { values } = readWords(
  { file: import.meta.url },
  {
    options: {
      buyers: { type: 'string', default: BUYERS },
      kills: { type: 'string', default: KILLS },
      directory: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  },
)
const wholeNumber = (option: 'buyers' | 'kills', least: number): number => {
  const number = Number(values[option])
  if (!Number.isInteger(number) || number < least) throw new RangeError(`--${option} takes a number, ${least} at least`)
  return number
}
const buyers = wholeNumber('buyers', BUYERS_TO_A_UNIT)
const kills = wholeNumber('kills', 1)
const units = Math.floor(buyers / BUYERS_TO_A_UNIT)
const say = (text: string) => void (values.json || console.log(text))

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

type Storm = {
  readonly bought: readonly Bought[]
  readonly soldOut: number
  /** Power cuts that met a change of the shards. */
  readonly killedAtWork: number
  readonly shop: DoomedShop
}

const storm = async (
  first: DoomedShop,
  item: VariantId,
  { again, upheaval }: { readonly again: () => Promise<DoomedShop>; readonly upheaval: Upheaval },
): Promise<Storm> => {
  let shop = first
  const bought: Bought[] = []
  let soldOut = 0
  let killedAtWork = 0
  const all = Array.from({ length: buyers }, async () => {
    await pause(Math.random() * buyers * ARRIVAL_MS)
    const got = await buy(first.url, item)
    if (got) bought.push(got)
    else soldOut++
  })
  for (let cut = 1; cut <= kills; cut++) {
    const before = { bought: bought.length, carried: upheaval.carried() }
    const isTime = () => bought.length >= before.bought + ORDERS_BETWEEN && upheaval.carried() > before.carried
    const [late, last] = [Date.now() + KILL_WITHIN_MS, Date.now() + 2 * KILL_WITHIN_MS]
    while (Date.now() < last && !((isTime() || Date.now() > late) && upheaval.isAtWork())) await pause(2)
    await pause(Math.random() * 30)
    if (upheaval.isAtWork()) killedAtWork++
    await shop.kill()
    say(`killed ${cut} of ${kills}: ${bought.length} orders acknowledged so far`)
    shop = await again()
  }
  await Promise.all(all)
  return { bought, soldOut, killedAtWork, shop }
}

const reckon = async (
  { home, folder }: Place,
  { bought, shop }: Pick<Storm, 'bought' | 'shop'>,
  {
    item,
    stocked,
    shards,
  }: { readonly item: VariantId; readonly stocked: number; readonly shards: ReadonlySet<string> },
) => {
  const staff = await openClient({ url: shop.url, ...DEMO_STAFF })
  const level = await quiet(shop.url, staff, item)
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
    oversold: Math.max(0, level.taken + level.held - stocked, orders.length - stocked),
    lost: lost.size,
    mailsWrong,
    unitsUnaccounted:
      Math.abs(level.received - level.available - level.held - level.taken) + Math.abs(stocked - level.received),
    holdsLeft: level.held,
    takenWithoutOrder: Math.abs(level.taken - orders.length),
    slotsKeptWrong: await slotsKeptWrong(home, folder, shards),
  }
}

const isFaultless = ({ acknowledged, placed, ...faults }: Awaited<ReturnType<typeof reckon>>): boolean =>
  acknowledged === placed && Object.values(faults).every((number) => number === 0)

const tell = (setting: object, report: object): void => {
  if (values.json) return console.log(JSON.stringify({ ...setting, ...report }))
  console.log(listOf(Object.fromEntries(Object.entries(report).map(([name, one]) => [name, JSON.stringify(one)]))))
}

type Place = { readonly home: string; readonly folder: string }
type Opened = Place & {
  readonly shop: DoomedShop
  readonly staff: Client
  readonly again: () => Promise<DoomedShop>
  readonly item: VariantId
}

/** Power cuts during a sale, while slots move, the item is divided and merged, and shards come and go. */
const sale = async ({ shop, staff, again, item, ...place }: Opened): Promise<boolean> => {
  say(`${buyers} buyers, ${units} units, ${kills} power cuts`)
  const upheaval = startUpheaval(staff, item, say)
  const weathered = await storm(shop, item, { again, upheaval })
  const { decisions, slots, givenUp, shards } = await upheaval.end()
  const reckoned = await reckon(place, weathered, { item, stocked: units, shards })
  const { killedAtWork } = weathered
  tell({ buyers, units, kills }, { ...reckoned, killedAtWork, decisions, slots, givenUp })
  return isFaultless(reckoned) && reckoned.placed === units && killedAtWork > 0 && decisions > 0
}

/** Power cuts at every step of a move, under light load. */
const directory = async ({ shop, staff, again, item, ...place }: Opened): Promise<boolean> => {
  const weathered = await killTheDirectory(shop, { item, staff, folder: place.folder, again, say })
  const shards = new Set(['orders-0', 'orders-1', 'inventory-0', 'inventory-1'])
  const reckoned = await reckon(place, weathered, { item, stocked: PLENTY, shards })
  const { killedAt, missed, movesOpen, callsFailed } = weathered
  tell({ directory: true }, { ...reckoned, killedAt, missed, movesOpen, callsFailed })
  return isFaultless(reckoned) && missed === 0 && movesOpen === 0 && callsFailed === 0
}

const main = async (): Promise<boolean> => {
  const home = mkdtempSync(join(tmpdir(), 'stoa-chaos-'))
  const folder = join(home, 'state')
  const bundle = join(home, 'dist')
  try {
    await buildBundle(bundle)
    await migrateLocal(folder)
    await withLocalDatabases(folder, ({ users }) => addStaff(users, DEMO_STAFF))
    const port = await freePort()
    const again = () => openDoomedShop(port, folder, bundle)
    const shop = await again()
    const staff = await openClient({ url: shop.url, ...DEMO_STAFF })
    await staff.put('/api/admin/settings/file', { file: settingsFile })
    const stocked = values.directory ? PLENTY : units
    const item = variantId(await stockGood({ url: shop.url, staff }, 'last-of-its-kind', stocked))
    if (!item) throw new Error('what was put on the shelf has no id')
    const opened = { home, folder, shop, staff, again, item }
    return values.directory ? await directory(opened) : await sale(opened)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

process.exit((await main()) ? 0 : 1)
