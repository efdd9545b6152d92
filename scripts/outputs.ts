/** Folders of what is built. A server may be reading them while they are written, and watchers watch. */
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export type Files = ReadonlyMap<string, Uint8Array>

const there = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

/** Whole or not at all, and only what is new. */
export const putFile = (path: string, contents: Uint8Array): void => {
  if (there(path)?.equals(contents)) return
  mkdirSync(dirname(path), { recursive: true })
  const unfinished = `${path}.${process.pid}`
  writeFileSync(unfinished, contents)
  renameSync(unfinished, path)
}

/** Afterwards these files are in the folder, by their paths in it, and no other. */
export const putFolder = (folder: string, files: Files): void => {
  for (const [name, contents] of files) putFile(join(folder, name), contents)
  for (const name of globSync('**', { cwd: folder })) {
    const path = join(folder, name)
    if (!files.has(name) && statSync(path).isFile()) rmSync(path, { force: true })
  }
}
