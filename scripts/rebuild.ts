/**
 * npm run rebuild: makes the searchable copy of orders anew from the logs of the shards, also while the shop sells.
 *
 * Page by page; when it is stopped it says where to go on. Leaves with 0, or with 2 when it did not come to its end.
 */
import { SingleBar } from 'cli-progress'
import { readWords } from './command-line.ts'
import { connect } from './running-shop.ts'

const USAGE = `npm run rebuild -- [--from SHARD:FACT] [--json]
  --from       go on there, and keep what is in the copy; without it everything is made anew
  --json       print one JSON object and nothing else
  --url        a running shop; without it the one on this machine
  --email --password   of a member of staff`

const options = {
  from: { type: 'string' },
  json: { type: 'boolean', default: false },
  url: { type: 'string' },
  email: { type: 'string' },
  password: { type: 'string' },
} as const

type Progress = { readonly shard: string; readonly after: number }
type Page = {
  readonly shards: readonly string[]
  readonly version: number
  readonly events: number
  readonly next: Progress | null
}

const placeIn = (text: string): Progress => {
  const [, shard, after] = /^(.+):(\d+)$/.exec(text) ?? []
  if (shard === undefined) throw new Error(`not a place to go on at: ${text}`)
  return { shard, after: Number(after) }
}

const main = async (): Promise<void> => {
  const { values: wishes } = readWords({ file: import.meta.url, usage: USAGE }, { options })
  const { client, close } = await connect(wishes)
  const format = 'rebuild [{bar}] {value}/{total} shards, {facts} facts'
  const bar = new SingleBar({ format, stopOnComplete: true, clearOnComplete: false })
  let place: Progress | null = wishes.from === undefined ? null : placeIn(wishes.from)
  let facts = 0
  try {
    let input: object = place ?? { clear: true }
    let version: number | undefined
    for (;;) {
      const page = (await client.post('/api/admin/transactions/rebuild', input)) as Page
      if (!wishes.json && facts === 0) bar.start(page.shards.length, 0, { facts })
      facts += page.events
      place = page.next
      version ??= page.version
      bar.update(place ? page.shards.indexOf(place.shard) : page.shards.length, { facts })
      if (place === null && page.version === version) break
      // Slots moved while their shards were read: what moved behind the reader is read now.
      if (place === null) version = page.version
      input = place ?? {}
    }
    bar.stop()
    console.log(wishes.json ? JSON.stringify({ facts }) : `The copy of orders is made anew: ${facts} facts read.`)
  } catch (fault) {
    bar.stop()
    if (place) console.error(`Go on with: npm run rebuild -- --from ${place.shard}:${place.after}`)
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
