/**
 * Journeys ask the Worker as it is deployed: each file reads it anew, and two thousand modules take longer to be handed to
 * workerd than most files take to run. What a test takes from the Worker by itself is read beside it, with a memory of its own.
 */
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vitest/config'
import { buildBundle } from '../../scripts/bundle.ts'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url).href)

const SOURCE = at('workers/index.ts')
export const WORKER = at('dist/worker/index.worker.mjs')

export const builtWorker: Plugin = {
  name: 'built-worker',
  buildStart: async () => {
    await buildBundle()
  },
  // A test that asks for the Worker means the one that the others ask.
  resolveId: {
    order: 'pre',
    async handler(id, importer) {
      if (!/workers\/index(?:\.ts)?$/.test(id)) return null
      const found = await this.resolve(id, importer, { skipSelf: true })
      return found?.id === SOURCE ? WORKER : null
    },
  },
}
