/**
 * A whole shop for tests and measurements: the production bundle on workerd, with static files and databases.
 *
 * node scripts/shop.ts [--port 8788] [--persist FOLDER] serves one until it is stopped.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare'
import { unstable_getMiniflareWorkerOptions as workerOptionsOf } from 'wrangler'
import { readWords } from './command-line.ts'
import { buildBundle, modulesOf } from './bundle.ts'
import { bindingOf, migrate, STORES, type Store } from './databases.ts'

const HOST = '127.0.0.1'

/** Isolates of one version share what is kept of pages; left to itself each Worker gets a version of its own here. */
const VERSION = { id: 'of-this-shop', tag: '', timestamp: '2026-10-01T00:00:00Z' }

export type Shop = {
  readonly url: string
  /** Of every isolate; the first is `url`. */
  readonly urls: readonly string[]
  readonly database: (store: Store) => Promise<D1Database>
  readonly close: () => Promise<void>
}

export type ShopOptions = {
  /** 0: any that is free. */
  readonly port?: number
  /** A folder that outlives the shop; without it nothing is kept. */
  readonly persist?: string
  /** Settings beside those of wrangler.toml; PRODUCTION_LIMITS is on unless they say otherwise. */
  readonly bindings?: Readonly<Record<string, string>>
  /** A bundle that is built already. */
  readonly bundle?: string
  /** Classes of objects beside those of wrangler.toml, by their bindings. */
  readonly objects?: Readonly<Record<string, string>>
  /**
   * Straight to the Worker, without the local stand-ins for what the platform does before it (static files, its
   * entry), which are slower than the Worker: for measurements.
   */
  readonly direct?: boolean
  /** So many isolates of the Worker instead of one, each with an address of its own: they share databases and caches. */
  readonly isolates?: number
}

const objectsOf = ({ objects = {} }: ShopOptions) =>
  Object.fromEntries(
    Object.entries(objects).map(([binding, className]) => [binding, { className, useSQLite: true } as const]),
  )

export const openShop = async (options: ShopOptions = {}): Promise<Shop> => {
  const folder = options.bundle ?? join(mkdtempSync(join(tmpdir(), 'stoa-bundle-')), 'dist')
  if (!options.bundle) await buildBundle(folder)
  const state = options.persist ?? mkdtempSync(join(tmpdir(), 'stoa-shop-'))

  const { workerOptions } = workerOptionsOf('wrangler.toml')
  const { modulesRules: _, versionMetadata: _version, assets, ...settings } = workerOptions
  const worker = {
    ...settings,
    // Objects are kept under the name of their Worker: another name would find empty shards.
    name: 'stoa',
    modules: modulesOf(folder),
    durableObjects: { ...(settings['durableObjects'] as object), ...objectsOf(options) },
    bindings: {
      ...(settings['bindings'] as Record<string, string>),
      PRODUCTION_LIMITS: 'on',
      VERSION,
      ...options.bindings,
    },
    ...(options.direct
      ? { unsafeDirectSockets: [{ host: HOST, port: 0 }] }
      : { assets: assets as { directory: string } }),
  }
  // A queue has one listener: the first.
  const further = Array.from({ length: (options.isolates ?? 1) - 1 }, (_, at) => {
    const { queueConsumers: _consumers, ...rest } = worker as typeof worker & { queueConsumers?: unknown }
    return { ...rest, name: `stoa-${at + 2}` }
  })
  const machine = new Miniflare(
    convertV4MiniflareOptions({
      workers: [worker, ...further],
      host: HOST,
      port: options.port ?? 0,
      resourcePersistencePath: state,
      cf: false,
      unsafeTriggerHandlers: true,
      logRequests: false,
      log: new Log(LogLevel.WARN),
      telemetry: { enabled: false },
    }),
  )
  const entry = await machine.ready
  const database = (store: Store) => machine.getD1Database(bindingOf(store))
  await Promise.all(STORES.map(async (store) => migrate(await database(store), store)))
  const { origin: url } = options.direct ? await machine.unsafeGetDirectURL('stoa') : entry
  const urls = [url]
  for (const { name } of further) urls.push((await machine.unsafeGetDirectURL(name)).origin)
  const close = async () => {
    await machine.dispose()
    if (!options.persist) rmSync(state, { recursive: true, force: true })
    if (!options.bundle) rmSync(folder, { recursive: true, force: true })
  }
  return { url, urls, database, close }
}

const main = async (): Promise<void> => {
  const { values } = readWords(
    { file: import.meta.url },
    {
      options: { port: { type: 'string' }, persist: { type: 'string' }, bundle: { type: 'string' } },
    },
  )
  const { port, ...rest } = values
  const shop = await openShop({ ...rest, ...(port ? { port: Number(port) } : {}) })
  console.log(shop.url)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void shop.close().then(() => process.exit(0)))
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main()
