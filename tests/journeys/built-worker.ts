/**
 * Journeys ask the Worker as it is deployed: each file reads it anew, and two thousand modules take longer to be handed to
 * workerd than most files take to run. What a test takes from the shop by itself is read beside it, with a memory of its own,
 * and is built too: a module that is handed over by itself takes some ten milliseconds, and there are hundreds to a file.
 */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vitest/config'
import { buildBundle, buildModules, EXTENSION } from '../../scripts/bundle.ts'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url).href)

const SOURCE = at('workers/index.ts')
export const WORKER = at(`dist/worker/index${EXTENSION}`)

const BESIDE = 'dist/beside-worker'
/** What journeys are made of: their helpers, and what these share with other tests. */
const TESTS = 'tests/{*,journeys/*,shards/*,stripe/*}.ts'
/** The shop, whose modules are built; whatever else tests import is read as it stands. */
const SHOP = /^(?:domain|schema|durable-objects|workers|demo)\//

/** A helper of tests that lies beside what it helps to test. */
const isOfTests = (path: string) => readFileSync(path, 'utf8').includes("from 'vitest'")

/** Every module of the shop that a test names, with the name that it has when it is built. */
const modulesOfShop = (): ReadonlyMap<string, string> => {
  const built = new Map<string, string>()
  for (const file of globSync(TESTS, { cwd: at('') })) {
    for (const [, name = ''] of readFileSync(at(file), 'utf8').matchAll(/(?:from|import\(|import) ?'([#.][^']+)'/g)) {
      const path = name.startsWith('#') ? `${name.slice(1)}.ts` : new URL(name, `file:///${file}`).pathname.slice(1)
      if (!SHOP.test(path) || at(path) === SOURCE || isOfTests(at(path))) continue
      built.set(at(path), path.replace(/\.tsx?$/, '').replaceAll('/', '.'))
    }
  }
  return built
}

const beside = modulesOfShop()

export const builtWorker: Plugin = {
  name: 'built-worker',
  buildStart: async () => {
    const entries = Object.fromEntries(Array.from(beside, ([path, name]) => [name, path]))
    await Promise.all([buildBundle(), buildModules(BESIDE, entries)])
  },
  // A test that asks for the Worker means the one that the others ask.
  resolveId: {
    order: 'pre',
    async handler(id, importer) {
      if (!/^[#.]|\.tsx?$/.test(id)) return null
      const found = await this.resolve(id, importer, { skipSelf: true })
      if (found?.id === SOURCE) return WORKER
      const built = beside.get(found?.id ?? '')
      return built === undefined ? null : at(`${BESIDE}/${built}${EXTENSION}`)
    },
  },
}
