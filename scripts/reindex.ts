/**
 * npm run reindex: puts every product into the search index anew, also while the shop sells.
 *
 * Page by page; when it is stopped it says where to go on. Leaves with 0, or with 2 when it did not come to its end.
 */
import { SingleBar } from 'cli-progress'
import type { Reindexed } from '#workers/flows/catalog/reindex'
import { readWords } from './command-line.ts'
import { connect } from './running-shop.ts'

const USAGE = `npm run reindex -- [--missing] [--from NUMBER] [--json]
  --missing    only products that this version of Stoa has not put into the index yet
  --from       go on behind the product with that number
  --json       print one JSON object and nothing else
  --url        a running shop, wherever it is; without it the one on this machine
  --email --password   of a member of staff`

const options = {
  missing: { type: 'boolean', default: false },
  from: { type: 'string', default: '0' },
  json: { type: 'boolean', default: false },
  url: { type: 'string' },
  email: { type: 'string' },
  password: { type: 'string' },
} as const

const main = async (): Promise<void> => {
  const { values: wishes } = readWords({ file: import.meta.url, usage: USAGE }, { options })
  const from = Number(wishes.from)
  if (!Number.isSafeInteger(from) || from < 0) throw new Error(`--from wants a product's number, not ${wishes.from}`)
  const { client, close } = await connect(wishes)
  const format = 'reindex [{bar}] {value}/{total} products, {eta} s left'
  const bar = new SingleBar({ format, clearOnComplete: false })
  let after: number | null = from
  let products = 0
  try {
    while (after !== null) {
      const body = { after, missing: wishes.missing }
      const page = (await client.post('/api/admin/catalog/reindex', body)) as Reindexed
      if (!wishes.json && products === 0) bar.start(page.total, 0)
      products += page.indexed
      bar.update(page.at)
      after = page.next
    }
    bar.stop()
    console.log(wishes.json ? JSON.stringify({ products }) : `The search index is made anew: ${products} products.`)
  } catch (fault) {
    bar.stop()
    if (after !== from)
      console.error(`Go on with: npm run reindex -- --from ${after}${wishes.missing ? ' --missing' : ''}`)
    throw fault
  } finally {
    bar.stop()
    await close()
  }
}

try {
  await main()
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 2
}
