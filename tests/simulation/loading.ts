/**
 * Makes Node load the shop as it is written: SQL files are text, elements of emails are what hono/jsx makes of them,
 * 'cloudflare:workers' is the simulated machine.
 *
 * It can also plant a bug: lines of a file are replaced while it is loaded, and nothing on disk is touched.
 */
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'esbuild'

export type Replacement = { readonly file: string; readonly line: string; readonly by: string }

const root = new URL('../../', import.meta.url).href
const machine = new URL('./machine.ts', import.meta.url).href

/** @throws when a line that is to be replaced is not there exactly once: the plant has withered */
const planted = (file: string, text: string, plants: readonly Replacement[]): string =>
  plants
    .filter((plant) => plant.file === file)
    .reduce((grown, { line, by }) => {
      if (grown.split(line).length !== 2) throw new Error(`${file} has not exactly one place that reads: ${line}`)
      return grown.replace(line, () => by)
    }, text)

export const loadShop = (plants: readonly Replacement[] = []): void => {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'cloudflare:workers' ? { url: machine, shortCircuit: true } : next(specifier, context),
    load: (url, context, next) => {
      if (url.endsWith('.sql')) {
        const source = `export default ${JSON.stringify(readFileSync(fileURLToPath(url), 'utf8'))}`
        return { format: 'module', source, shortCircuit: true }
      }
      if (url.endsWith('.tsx')) {
        const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), {
          loader: 'tsx',
          format: 'esm',
          jsx: 'automatic',
          jsxImportSource: 'hono/jsx',
        })
        return { format: 'module', source: code, shortCircuit: true }
      }
      const file = url.startsWith(root) ? url.slice(root.length) : ''
      if (!plants.some((plant) => plant.file === file)) return next(url, context)
      const source = planted(file, readFileSync(fileURLToPath(url), 'utf8'), plants)
      return { format: 'module-typescript', source, shortCircuit: true }
    },
  })
}
