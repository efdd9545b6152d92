/** The Workers that a run measures, each built once: what they are made of does not change while it runs. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildAssets } from '../assets.ts'
import { buildBundle } from '../bundle.ts'

const SHOP = 'the shop itself'
/** Pages name them by what was built; in a fresh clone nothing was. */
let assets: Promise<void> | undefined
const built = new Map<string, Promise<string>>()

const build = async (entry?: string): Promise<string> => {
  const home = mkdtempSync(join(tmpdir(), 'stoa-bench-'))
  process.on('exit', () => rmSync(home, { recursive: true, force: true }))
  const folder = join(home, 'dist')
  await (assets ??= buildAssets())
  await buildBundle(folder, entry)
  return folder
}

/** @param entry another Worker than the shop @returns the folder of its modules, until this process ends */
export const bundleOf = (entry?: string): Promise<string> => {
  const known = built.get(entry ?? SHOP) ?? build(entry)
  built.set(entry ?? SHOP, known)
  return known
}
