/** The bundle that a deploy would upload, built into dist/ without uploading it. */
import { readdirSync, readFileSync } from 'node:fs'
import { wrangler } from './wrangler.ts'

export const BUNDLE = 'dist'

/** @param entry another Worker than the one of wrangler.toml @returns what wrangler said: sizes and bindings */
export const buildBundle = (folder = BUNDLE, entry?: string): string => {
  const { status, printed } = wrangler(['deploy', ...(entry ? [entry] : []), '--dry-run', '--outdir', folder])
  if (status !== 0) throw new Error(`The Worker could not be built.\n${printed}`)
  return printed
}

/** The modules of a built bundle, the Worker itself first, as Miniflare takes them. */
export const modulesOf = (folder = BUNDLE) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.js') || name.endsWith('.sql'))
    .toSorted((one, other) => Number(other === 'index.js') - Number(one === 'index.js'))
    .map((name) => ({
      type: name.endsWith('.js') ? ('ESModule' as const) : ('Text' as const),
      path: name,
      contents: readFileSync(`${folder}/${name}`, 'utf8'),
    }))
