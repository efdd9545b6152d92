/** What a deploy would upload: it builds, it is small, and it needs nothing that is not in the repository. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildBundle, modulesOf } from '../scripts/bundle.ts'
import { bindingOf, STORES } from '../scripts/databases.ts'
import { readDeployed } from '../scripts/wrangler.ts'

/** A third of what the free plan takes, and quick to start: docs/limits.md. */
const BUNDLE_GZIP_BYTES_MAX = 1024 * 1024

const folder = mkdtempSync(join(tmpdir(), 'stoa-deploy-'))
const toml = readFileSync('wrangler.toml', 'utf8')
let said = ''

beforeAll(() => {
  said = buildBundle(folder)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

test('the Worker can be deployed', () => {
  expect(said).toContain('--dry-run: exiting now.')
})

test('the bundle is under 1 MiB gzipped', () => {
  const bytes = modulesOf(folder).reduce((sum, { contents }) => sum + gzipSync(contents).length, 0)
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThan(BUNDLE_GZIP_BYTES_MAX)
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
