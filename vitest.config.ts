/**
 * Rules, laws and histories run on Node; whatever needs the platform runs in workerd; what an act costs is counted, the
 * power is cut and pages are looked at in a browser, by the production bundle.
 */
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { buildAssets } from './scripts/assets.ts'
import { builtWorker, WORKER } from './tests/journeys/built-worker.ts'

/** Outside workerd, SQL files are text and Durable Objects are ordinary classes. */
const sqlAsText = {
  name: 'sql-as-text',
  transform: (text: string, id: string) => (id.endsWith('.sql') ? `export default ${JSON.stringify(text)}` : null),
}

/** Its maps name files that it does not bring along, which is told a hundred times. */
const stripeWithoutMaps = {
  name: 'stripe-without-maps',
  load: (id: string) =>
    id.includes('/node_modules/stripe/esm/')
      ? readFileSync(id.replace(/\?.*$/, ''), 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '')
      : null,
}

/** What each database is made of: tests/journeys/setup.ts applies it before the first test of a file. */
const STORES = ['products', 'users', 'transactions', 'statistics']
const migrations = Object.fromEntries(
  await Promise.all(
    STORES.map(async (store) => [
      `${store.toUpperCase()}_DB`,
      await readD1Migrations(new URL(`./schema/${store}/migrations`, import.meta.url).pathname),
    ]),
  ),
)

// Pages name their scripts and styles by what the build has written.
await buildAssets()

/** What the platform brings along, where a test runs without it. */
const outsideWorkerd = { 'cloudflare:workers': new URL('./tests/simulation/machine.ts', import.meta.url).pathname }

/**
 * Whatever waits for queues, alarms and clocks leaves a core idle: with two files at once on two cores they are idle for half
 * of the time, and with four a third of it is saved. A browser beside a shop fills two cores by itself, and does not get
 * more done so.
 */
const AT_ONCE = Math.max(4, availableParallelism() - 1)

const WORKERD = {
  wrangler: { configPath: './wrangler.toml' },
  miniflare: { bindings: { PRODUCTION_LIMITS: 'on', MIGRATIONS: migrations } },
}

const JOURNEYS = {
  setupFiles: ['tests/journeys/setup.ts'],
  testTimeout: 30_000,
  hookTimeout: 30_000,
}

/**
 * These look into the memory of the Worker that they ask, so it is read module by module. All files of a project share one process of
 * workerd, which ends when it has read so many modules for a fifth time: so there are two such projects.
 */
const journeys = (...names: readonly string[]) => names.map((name) => `tests/journeys/${name}.test.ts`)
const MEMORY = {
  memory: journeys('cache', 'directory', 'drops-api', 'round-trips'),
  'memory of webhooks': journeys('webhooks', 'webhooks-inside'),
}

export default defineConfig({
  test: {
    maxWorkers: AT_ONCE,
    projects: [
      {
        plugins: [sqlAsText],
        test: {
          name: 'node',
          include: [
            '{domain,schema,durable-objects,demo,scripts}/**/*.test.ts',
            'tests/*.test.ts',
            'tests/simulation/**/*.test.ts',
          ],
          testTimeout: 20_000,
          alias: outsideWorkerd,
          // Rules and queries remember nothing between tests, so a module is read once and not once for each file.
          isolate: false,
        },
      },
      {
        plugins: [sqlAsText],
        // What the Worker remembers in its memory (cached data, limits) is of one file of tests.
        test: { name: 'workers', include: ['workers/**/*.test.ts'], testTimeout: 20_000, alias: outsideWorkerd },
      },
      {
        plugins: [stripeWithoutMaps, builtWorker, cloudflareTest({ main: WORKER, ...WORKERD })],
        test: {
          name: 'workerd',
          ...JOURNEYS,
          include: ['tests/journeys/**/*.test.ts'],
          exclude: Object.values(MEMORY).flat(),
        },
      },
      ...Object.entries(MEMORY).map(([name, include]) => ({
        plugins: [cloudflareTest({ main: './workers/index.ts', ...WORKERD })],
        test: { name, ...JOURNEYS, include },
      })),
      {
        test: {
          name: 'counted',
          include: ['tests/{counted,chaos}/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'browser',
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          alias: outsideWorkerd,
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/prepare.ts'],
          // What opens shops is large, and takes longer to be read than a shop to be opened.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
