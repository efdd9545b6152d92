/** What docs/architecture.md tells newcomers of the usual changes: the files are there, and a change stays in one folder of each room. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const page = readFileSync('docs/architecture.md', 'utf8')
const table = page.split(/^## /m).find((section) => section.startsWith('Ten changes')) ?? ''
const changes = [...table.matchAll(/^\| ([^|]+) \| (\[[^|]+) \|$/gm)].map(([, change = '', files = '']) => ({
  change,
  files: [...files.matchAll(/\[([^\]]+)\]\(([^)]+)\) `([^`]+)`/g)].map(([, path = '', link = '', look = '']) => ({
    path,
    link,
    look,
  })),
}))

/** A store's tables and a door's pages are rooms of their own. */
const ROOM = /^(schema\/\w+|durable-objects|domain|workers\/(?:storefront|admin|api|flows))\/([^/]+)\//

test('the usual changes are told', () => {
  expect(changes.length).toBeGreaterThanOrEqual(10)
  for (const { change, files } of changes) expect([change, files.length > 0]).toEqual([change, true])
})

test.each(changes)('$change: each file is there, and holds what to look for', ({ files }) => {
  for (const { path, link, look } of files) {
    expect(link).toBe(path.startsWith('docs/') ? path.slice('docs/'.length) : `../${path}`)
    expect([path, readFileSync(path, 'utf8').includes(look)]).toEqual([path, true])
  }
})

test.each(changes)('$change: one folder of each room', ({ files }) => {
  const folders = new Map<string, Set<string>>()
  for (const { path } of files) {
    const [, room, folder] = ROOM.exec(path) ?? []
    if (room && folder) folders.set(room, (folders.get(room) ?? new Set()).add(folder))
  }
  expect([...folders].filter(([, { size }]) => size > 1)).toEqual([])
})
