/** What a deploy would upload: it builds, it is small, and it needs nothing that is not in the repository. */
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildBundle, modulesOf } from '../scripts/bundle.ts'
import { bindingOf, STORES } from '../scripts/databases.ts'
import { providerFaults } from '../scripts/providers.ts'
import { readDeployed, wrangler } from '../scripts/wrangler.ts'

/** What a shopper waits for when no isolate is warm: half of what the design allows. */
const FIRST_GZIP_BYTES_MAX = 512 * 1024
/** Two thirds of what the free plan takes (docs/limits.md); what draws invoices is a fifth of it, and loaded by who fetches one. */
const ALL_GZIP_BYTES_MAX = 2 * 1024 * 1024

const folder = mkdtempSync(join(tmpdir(), 'stoa-deploy-'))
const toml = readFileSync('wrangler.toml', 'utf8')
let outputs: Awaited<ReturnType<typeof buildBundle>>

beforeAll(async () => {
  outputs = await buildBundle(folder)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

test('the Worker can be deployed', () => {
  const { status, printed } = wrangler(['deploy', '--dry-run'])
  expect(printed).toContain('--dry-run: exiting now.')
  expect(status).toBe(0)
}, 60_000)

/** @returns the modules that are loaded with the Worker, by their names in the bundle */
const loadedFirst = () => {
  const byName = new Map(Object.entries(outputs).map(([path, output]) => [basename(path), output]))
  const found = new Set(['index.worker.mjs'])
  for (const name of found) {
    const imported = byName.get(name)?.imports.filter(({ kind, external }) => kind === 'import-statement' && !external)
    for (const { path } of imported ?? []) found.add(basename(path))
  }
  return found
}

const gzipped = (modules: ReturnType<typeof modulesOf>) =>
  modules.reduce((sum, { contents }) => sum + gzipSync(contents).length, 0)

test('the bundle is small, and what shoppers load first is under 512 KiB gzipped', () => {
  const [modules, first] = [modulesOf(folder), loadedFirst()]
  const ofShoppers = gzipped(modules.filter(({ path }) => first.has(path)))
  expect(ofShoppers).toBeGreaterThan(100_000)
  expect(ofShoppers).toBeLessThan(FIRST_GZIP_BYTES_MAX)
  expect(gzipped(modules)).toBeLessThan(ALL_GZIP_BYTES_MAX)
})

test('the admin and the API are loaded when they are asked for', () => {
  const first = loadedFirst()
  const sources = Object.entries(outputs).flatMap(([path, { inputs }]) =>
    first.has(basename(path)) ? Object.keys(inputs) : [],
  )
  expect(sources).toContain('workers/storefront/index.tsx')
  expect(sources.filter((path) => /^workers\/(api\/index|admin\/index)/.test(path))).toEqual([])
})

/** Of a package of CommonJS there are no names when it is loaded later: all that it has then is its default. */
test('from a package that is loaded later nothing is taken that it has not', () => {
  const nameless = new Set(
    Object.values(outputs).flatMap(({ entryPoint = '', exports }) => {
      const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(entryPoint)?.[1]
      return name && exports.join() === 'default' ? [name] : []
    }),
  )
  const sources = globSync('workers/**/*.{ts,tsx}').map((path) => readFileSync(path, 'utf8'))
  const later = sources.flatMap((text) =>
    Array.from(text.matchAll(/(.*)import\('([^.#'][^']*)'\)/g), ([, before = '', name = '']) => ({ before, name })),
  )
  expect(later.length).toBeGreaterThan(5)
  const taken = later.filter(({ name, before }) => nameless.has(name) && !/\{ default: \w+ \} = await $/.test(before))
  expect(taken.map(({ name }) => name)).toEqual([])
})

test('what sends for real and lacks what it needs is told before it is deployed', async () => {
  expect(providerFaults(await readDeployed())).toEqual([])
  const vars = { MAIL_PROVIDER: 'http', MAIL_FROM: 'hello@shop.example', SMS_PROVIDER: 'demo' }
  expect(providerFaults({ vars })).toEqual([expect.stringContaining('SHOP_URL')])
  expect(providerFaults({ vars: { ...vars, SHOP_URL: 'https://shop.example' } })).toEqual([])
  const bound = { ...vars, MAIL_PROVIDER: 'cloudflare', SHOP_URL: 'https://shop.example' }
  expect(providerFaults({ vars: bound })).toEqual([expect.stringContaining('EMAIL')])
  expect(providerFaults({ vars: bound, send_email: [{ name: 'EMAIL' }] })).toEqual([])
  expect(providerFaults({ vars: { MAIL_PROVIDER: 'demo', PAYMENT_PROVIDER: 'stripe' } })).toEqual([
    expect.stringContaining('SHOP_URL'),
  ])
  expect(providerFaults({ vars: { ...vars, MAIL_PROVIDER: 'pigeon', PUSH_PROVIDER: 'webpush' } })).toHaveLength(2)
})

test('no resource carries an id: whoever clones the repository deploys to their own account', () => {
  expect(toml).not.toMatch(/^\s*(database_id|preview_database_id|id|account_id|zone_id|bucket_id|kv_id)\s*=/m)
})

test('every binding says what it is for', () => {
  const bound = toml.split('\n').filter((line) => /^(binding|name) = /.test(line) && !line.startsWith('name = "stoa"'))
  expect(bound.length).toBeGreaterThan(10)
  expect(bound.filter((line) => !line.includes(' # '))).toEqual([])
})

test('every queue that is listened to is also bound, so that the first deploy makes it', async () => {
  const { queues } = await readDeployed()
  const bound = new Set(queues.producers?.map(({ queue }) => queue))
  expect(queues.consumers?.map(({ queue }) => queue).filter((queue) => !bound.has(queue))).toEqual([])
  expect(queues.consumers?.flatMap((one) => one.dead_letter_queue ?? []).filter((queue) => !bound.has(queue))).toEqual(
    [],
  )
})

test('every store has its database, its name and its migrations', async () => {
  const { d1_databases: databases } = await readDeployed()
  expect(
    databases.map(({ binding, database_name, migrations_dir }) => [binding, database_name, migrations_dir]),
  ).toEqual(STORES.map((store) => [bindingOf(store), `stoa-${store}`, `schema/${store}/migrations`]))
})
