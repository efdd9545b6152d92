/**
 * Builds what the Worker's pages ask for: scripts and styles, small, beside the fonts and drawings that are served as
 * they are; and the hash of each for its address. scripts/bundle.ts begins with them, vitest before its tests.
 */
import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build, type BuildOptions } from 'esbuild'
import { SCRIPTS, STYLES } from '#workers/http/assets/sources'
import { putFile, putFolder, type Files } from './outputs.ts'

const STATIC = 'workers/static'

/** Also in wrangler.toml, as the folder that is served. */
export const ASSETS_FOLDER = 'dist/assets'
/** What `#assets` means in package.json. */
const HASHES_FILE = 'dist/assets.js'

/** It stands in the way of the first paint, so it is no module: modules wait for the page. */
const BLOCKING = 'early.js'

const built = async (options: BuildOptions): Promise<[string, Uint8Array][]> => {
  const { outputFiles = [] } = await build({
    ...options,
    outdir: ASSETS_FOLDER,
    bundle: true,
    minify: true,
    target: 'es2024',
    sourcemap: 'linked',
    legalComments: 'none',
    write: false,
    logLevel: 'warning',
  })
  return outputFiles.map(({ path, contents }) => [basename(path), contents])
}

const entryPoints = (names: readonly string[]) =>
  Object.entries(SCRIPTS)
    .filter(([name]) => names.includes(name))
    .map(([name, source]) => ({ in: `workers/${source}`, out: basename(name, '.js') }))

/** Styles and scripts; addresses in styles, as of fonts, are of the shop and not of this folder. */
const scriptsAndStyles = async (): Promise<Files> => {
  const modules = Object.keys(SCRIPTS).filter((name) => name !== BLOCKING)
  const parts = await Promise.all([
    built({ entryPoints: entryPoints(modules), format: 'esm' }),
    built({ entryPoints: entryPoints([BLOCKING]), format: 'iife' }),
    built({ entryPoints: STYLES.map((name) => `${STATIC}/${name}`), external: ['/fonts/*'] }),
  ])
  return new Map(parts.flat())
}

const servedAsTheyAre = (): Files =>
  new Map(
    globSync('**', { cwd: STATIC })
      .filter((name) => !name.endsWith('.css') && statSync(join(STATIC, name)).isFile())
      .map((name) => [name, readFileSync(join(STATIC, name))]),
  )

const hashOf = (contents: Uint8Array): string => createHash('sha256').update(contents).digest('hex').slice(0, 8)

const hashesModule = (files: Files): string => {
  const names = [...Object.keys(SCRIPTS), ...STYLES]
  const hashes = names.map((name) => [name, hashOf(files.get(name) ?? new Uint8Array())])
  return `export const HASHES = ${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`
}

export const buildAssets = async (): Promise<void> => {
  const made = await scriptsAndStyles()
  const files = new Map([...servedAsTheyAre(), ...made])
  putFolder(ASSETS_FOLDER, files)
  putFile(HASHES_FILE, new TextEncoder().encode(hashesModule(made)))
}
