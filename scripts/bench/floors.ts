/**
 * What this machine and this runtime can do at best: bare Workers, set up like the shop and measured beside it.
 *
 * For pages one that answers a constant, or goes the ways of one that makes them; for orders one whose single object
 * commits one row for each request.
 */
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare'

export type Floor = { readonly origin: string; readonly close: () => Promise<void> }

/** @param body,headers what the shop has answered: the floor sends the same bytes */
const constantWorker = (body: string, headers: Readonly<Record<string, string>>): string => `
const body = new TextEncoder().encode(${JSON.stringify(body)})
const init = { headers: ${JSON.stringify(headers)} }
export default { fetch: () => new Response(body, init) }
`

/** Looks into the cache of the data centre, asks the database in batches of five, answers, and puts the answer there. */
const makingWorker = (body: string, headers: Readonly<Record<string, string>>, trips: number): string => `
const body = new TextEncoder().encode(${JSON.stringify(body)})
const headers = { ...${JSON.stringify(headers)}, 'x-cache': 'miss' }
const kept = { ...headers, 'cache-control': 'public, max-age=3600' }
export default {
  fetch: async ({ url }, { DB }, context) => {
    await caches.default.match(url)
    for (let trip = 0; trip < ${trips}; trip++)
      await DB.batch(Array.from({ length: 5 }, (_, at) => DB.prepare('SELECT ?1 AS at').bind(at)))
    context.waitUntil(caches.default.put(url, new Response(body, { headers: kept })))
    return new Response(body, { headers })
  },
}
`

/** Tries a password as the shop keeps them, and does nothing else. */
const HASH_WORKER = `
import { scrypt, timingSafeEqual } from 'node:crypto'
const derive = () => new Promise((resolve, reject) => scrypt('a colonnade by the harbour', 'sixteen bytes of', 64,
  { N: 16384, r: 8, p: 5, maxmem: 67108864 }, (fault, key) => (fault ? reject(fault) : resolve(key))))
export default {
  fetch: async () => new Response(String(timingSafeEqual(await derive(), new Uint8Array(64)))),
}
`

const ROW_WORKER = `
import { DurableObject } from 'cloudflare:workers'
export class Rows extends DurableObject {
  constructor(state, env) {
    super(state, env)
    state.storage.sql.exec('CREATE TABLE IF NOT EXISTS rows (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT')
  }
  commit(body) {
    this.ctx.storage.sql.exec('INSERT INTO rows (body) VALUES (?)', body)
    return '{"committed":true}'
  }
}
const init = { headers: { 'content-type': 'application/json' } }
export default {
  fetch: async (request, env) => new Response(await env.ROWS.getByName('one').commit(await request.text()), init),
}
`

type Bindings = {
  readonly durableObjects?: Record<string, { className: string; useSQLite: true }>
  readonly d1Databases?: Record<string, string>
  readonly compatibilityFlags?: string[]
}

const open = async (script: string, bindings: Bindings = {}): Promise<Floor> => {
  const machine = new Miniflare(
    convertV4MiniflareOptions({
      modules: [{ type: 'ESModule', path: 'floor.js', contents: script }],
      compatibilityDate: '2026-10-01',
      ...bindings,
      host: '127.0.0.1',
      unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
      cf: false,
      logRequests: false,
      log: new Log(LogLevel.WARN),
      telemetry: { enabled: false },
    }),
  )
  await machine.ready
  const { origin } = await machine.unsafeGetDirectURL()
  return { origin, close: () => machine.dispose() }
}

/** As one connection sets them, or not ours to repeat. */
const OWN_HEADERS = new Set(['content-length', 'transfer-encoding', 'connection', 'date', 'content-encoding'])

const headersOf = ({ headers }: Response) => Object.fromEntries([...headers].filter(([name]) => !OWN_HEADERS.has(name)))

export const openConstantFloor = async (answer: Response): Promise<Floor> =>
  open(constantWorker(await answer.text(), headersOf(answer)))

/** @param trips how often it asks a database first */
export const openMakingFloor = async (answer: Response, trips: number): Promise<Floor> =>
  open(makingWorker(await answer.text(), headersOf(answer), trips), { d1Databases: { DB: 'floor' } })

export const openHashFloor = (): Promise<Floor> => open(HASH_WORKER, { compatibilityFlags: ['nodejs_compat'] })

export const openRowFloor = (): Promise<Floor> =>
  open(ROW_WORKER, { durableObjects: { ROWS: { className: 'Rows', useSQLite: true } } })
