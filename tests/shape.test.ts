/** The shape of the tree: in every room the first level is the word, nothing goes in circles, and the demo is nobody's part. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const WORDS =
  'catalog customers promotions orders inventory logistics after-sales notifications statistics recommendations'.split(
    ' ',
  )
/** Nobody's word, and the same in every room: where things are kept, who is let in, what a shop says of itself. */
const EVERYWHERE = ['sharding', 'admission', 'settings']

/** What else a room has, and why. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  'durable-objects': [],
  'schema/products': ['migrations'],
  'schema/users': ['migrations'],
  'schema/transactions': ['migrations'],
  'schema/statistics': ['migrations'],
  // One folder for each kind of object: each has a SQLite of its own.
  'schema/shards': ['directory', 'waiting-room'],
  // What every page stands in; pages that are told at length.
  'workers/storefront': ['frame', 'content'],
  'workers/admin': ['frame'],
  // What every route is declared with; the page that shows the document.
  'workers/api': ['contract', 'reference'],
  'workers/flows': [],
}

for (const [room, others] of Object.entries(OTHERS)) {
  test(`a folder of ${room} is a word`, () => {
    // Git keeps no empty folder, a work tree may.
    const inFolders = globSync(`${room}/*/**/*.{ts,tsx,sql}`)
    const folders = new Set(inFolders.map((path) => path.slice(room.length + 1).split('/', 1)[0] ?? ''))
    expect(folders.size).toBeGreaterThan(0)
    const known = new Set([...WORDS, ...EVERYWHERE, ...others])
    expect([...folders].filter((folder) => !known.has(folder))).toEqual([])
  })
}

const ROOMS = '{domain,schema,durable-objects,workers,demo,scripts,tests}'
const files = globSync(`${ROOMS}/**/*.{ts,tsx}`)
const known = new Set(files)

/** Imports of types count too: whoever reads one file has to read the other. */
const importsOf = (path: string): string[] =>
  Array.from(readFileSync(path, 'utf8').matchAll(/from '([.#][^']+)'/g), ([, name = '']) =>
    name.startsWith('#') ? `${name.slice(1)}.ts` : join(dirname(path), name),
  ).filter((target) => known.has(target))

const imports = new Map(files.map((path) => [path, importsOf(path)]))

/** The way from a file back to itself, if there is one. */
const circleFrom = (start: string): string[] | undefined => {
  const from = new Map<string, string>()
  const waiting = [start]
  for (const path of waiting) {
    for (const next of imports.get(path) ?? []) {
      if (next === start) {
        const way = [path]
        for (let at = path; at !== start; at = from.get(at) ?? start) way.unshift(from.get(at) ?? start)
        return [...way, start]
      }
      if (from.has(next)) continue
      from.set(next, path)
      waiting.push(next)
    }
  }
  return undefined
}

test('nothing goes in circles, not even types', () => {
  expect(files.length).toBeGreaterThan(500)
  expect(files.map(circleFrom).filter(Boolean)).toEqual([])
})

test('the demo shop is no part of what a merchant deploys', () => {
  const rooms = /^(?:domain|schema|durable-objects|workers)\//
  const demo = files.filter(
    (path) => rooms.test(path) && !path.includes('.test.') && imports.get(path)?.some((one) => one.startsWith('demo/')),
  )
  expect(demo).toEqual([])
})
