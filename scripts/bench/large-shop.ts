/**
 * A shop of fifty thousand goods, made once: to import them takes longer than what is measured with them, and they are the
 * same in every run. What they are made from is the name under which they are kept, so another schema, another rule or
 * another generator makes them anew.
 */
import { createHash } from 'node:crypto'
import {
  constants,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { saveProducts } from '#schema/products/catalog/save'
import { bundleOf } from './bundles.ts'
import { openDemoShop } from '../demo-shop.ts'
import { openShop, type Shop } from '../shop.ts'
import { fillProducts } from './fill.ts'
import { saveLists } from './lists.ts'
import { manyGoods } from './many-goods.ts'

/** As a busy data centre may have of one Worker; each has a memory of its own. */
const ISOLATES = 3
/** In the whole shop. */
const GOODS = 50_000
/** Saved at once. */
const CHUNK = 1_000
const SAID_EVERY = 10_000

const KEPT = 'node_modules/.cache/stoa-large-shop'
/** What becomes rows; the store's own format, and who lays it on disk, come with the lock file. */
const MADE_FROM = [
  'schema/**/*.{ts,sql}',
  'domain/**/*.ts',
  'demo/**/*.{ts,json,csv}',
  'scripts/bench/{fill,large-shop,lists,many-goods}.ts',
  'package-lock.json',
]

const nameOfGoods = (): string => {
  const hash = createHash('sha256')
  const files = MADE_FROM.flatMap((pattern) => globSync(pattern)).filter((path) => !path.endsWith('.test.ts'))
  for (const path of files.toSorted()) hash.update(`${path}\n`).update(readFileSync(path))
  return hash.digest('hex').slice(0, 16)
}

type Say = (text: string) => void

/** @param bundle of the shop @returns a folder that nobody writes into */
const keptState = async (bundle: string, say: Say): Promise<string> => {
  const kept = join(KEPT, nameOfGoods())
  if (existsSync(kept)) return kept
  // What was made from something else is of no use any more, and large.
  rmSync(KEPT, { recursive: true, force: true })
  mkdirSync(KEPT, { recursive: true })
  const persist = mkdtempSync(join(KEPT, 'making-'))
  // The demo goods come first: their collections are worked out anew at each of them, over all goods that are there.
  await (await openDemoShop({ direct: true, persist, bundle, bindings: { PRODUCTION_LIMITS: 'off' } })).close()
  await fillProducts(persist, async (db) => {
    for (let from = 0; from < GOODS; from += CHUNK) {
      if (from % SAID_EVERY === 0) say(`a shop of ${GOODS} goods, ${from} are there`)
      await saveProducts(db, manyGoods(from, from + CHUNK), Date.now())
    }
    await saveLists(db)
  })
  renameSync(persist, kept)
  return kept
}

/** Goods that are viewed, goods whose pages are made, and as many more as lists are to be long. */
export const openLargeShop = async (say: Say): Promise<Shop> => {
  const home = mkdtempSync(join(tmpdir(), 'stoa-large-'))
  const [bundle, persist] = [await bundleOf(), join(home, 'state')]
  cpSync(await keptState(bundle, say), persist, { recursive: true, mode: constants.COPYFILE_FICLONE })
  const shop = await openShop({
    direct: true,
    persist,
    bundle,
    bindings: { PRODUCTION_LIMITS: 'off' },
    isolates: ISOLATES,
  })
  const close = async () => {
    await shop.close()
    rmSync(home, { recursive: true, force: true })
  }
  return { ...shop, close }
}
