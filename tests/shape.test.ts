/** The shape of the tree: in every room the first level is the word, nothing goes in circles, and the demo is nobody's part. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { LEANS } from './leans.ts'

const WORDS =
  'catalog customers promotions orders inventory logistics after-sales notifications statistics recommendations'.split(
    ' ',
  )
/**
 * Nobody's word, and the same in every room: where things are kept, who is let in, what a shop says of itself, shortly and at length,
 * what others say of its goods: that is the catalogue's by what it is about, and the customers' by who says it; and what goods cost:
 * the catalogue's on a page, the customers' by whom it is for, the orders' by who pays.
 * Money that is owed is the promotions' by who is given it, the orders' by who pays with it, and the customers' by whose it is.
 */
const EVERYWHERE = ['sharding', 'admission', 'settings', 'content', 'reviews', 'tax', 'pricing', 'stored-value']

/** What else a room has, and why. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  'durable-objects': [],
  'schema/products': ['migrations'],
  'schema/users': ['migrations'],
  'schema/transactions': ['migrations'],
  'schema/statistics': ['migrations'],
  // One folder for each kind of object: each has a SQLite of its own.
  'schema/shards': ['directory', 'waiting-room', 'attempts'],
  // What every page stands in.
  'workers/storefront': ['frame'],
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

/** Beneath every word of their room: they know of none. */
const BENEATH = new Set(['frame', 'contract'])

test.each(Object.keys(OTHERS))('in %s a word leans on few others, and all are listed', (room) => {
  const wordOf = (path: string) => (path.startsWith(`${room}/`) ? path.slice(room.length + 1).split('/')[0] : undefined)
  const leans = files
    .filter((path) => path.startsWith(`${room}/`) && !path.includes('.test.'))
    .flatMap((path) => (imports.get(path) ?? []).map((target) => [wordOf(path), wordOf(target)]))
    .filter(([from, to]) => from !== to && to !== undefined && ![from, to].some((word) => word?.includes('.')))
    .filter(([, to = '']) => !BENEATH.has(to))
    .map(([from, to]) => `${from} → ${to}`)
  expect([...new Set(leans)].toSorted()).toEqual(LEANS[room] ?? [])
})

test('the demo shop is no part of what a merchant deploys', () => {
  const rooms = /^(?:domain|schema|durable-objects|workers)\//
  const demo = files.filter(
    (path) => rooms.test(path) && !path.includes('.test.') && imports.get(path)?.some((one) => one.startsWith('demo/')),
  )
  expect(demo).toEqual([])
})
