/** Lines of documents of stock as they are kept, on real SQLite: what several people say of them, and what goes. */
import { expect, test } from 'vitest'
import type { DocumentKind } from '#domain/inventory/documents/document'
import { newDocumentId } from '#domain/inventory/documents/document'
import { locationId, newVariantId, type LocationId } from '#domain/ids'
import { openD1 } from '#tests/d1'
import { addScans, documentBy, openDocument, planActs, type Read, type Scan } from './documents.ts'

const [mug, jug] = [1, 2].map((byte) => newVariantId(new Uint8Array(16).fill(byte))) as [
  Scan['variant'],
  Scan['variant'],
]
const main = locationId('main') as LocationId
const second = locationId('second') as LocationId

const begun = async (kind: DocumentKind = 'count') => {
  const db = openD1('products')
  const id = newDocumentId(kind, '0123456789abcdef')
  const made = { id, kind, from: null, to: main, supplier: null, note: '', terms: null, who: 'maria' }
  await openDocument(db, made, 'opening', 1)
  let scans = 0
  const said = (rest: Partial<Scan>): Scan => ({
    id: `scan ${++scans}`,
    variant: mug,
    units: { by: 1 },
    base: { available: 9, held: 0 },
    who: 'maria',
    ...rest,
  })
  const add = (...some: readonly Partial<Scan>[]) => addScans(db, { id, to: main }, some.map(said), 2)
  const read = async () => (await documentBy(db, id)) as Read
  const lines = async () => (await read()).document.lines.map(({ variant, units, cost }) => [variant, units, cost])
  return { db, id, add, said, read, lines }
}

test('one variant said twice in one call is one line, and never less than none', async () => {
  const { add, lines } = await begun()
  await add({ units: { to: 5 } }, { units: { to: 7 } })
  expect(await lines()).toEqual([[mug, 7, null]])
  await add({ units: { by: -6 } }, { units: { by: -6 } })
  expect(await lines()).toEqual([[mug, 0, null]])
  await add({ units: { by: 3 } })
  expect(await lines()).toEqual([[mug, 3, null]])
})

test('whoever changes a line that a colleague has changed meanwhile changes nothing', async () => {
  const { add, lines, said, db, id } = await begun()
  await add({ units: { to: 5 } }, { variant: jug, units: { to: 2 } })
  await add({ units: { by: 3 } })
  expect(await add({ variant: jug, units: { to: 4, seen: 2 } }, { units: { to: 6, seen: 5 } })).toBe(false)
  expect(await lines()).toEqual([
    [mug, 8, null],
    [jug, 2, null],
  ])
  const again = [said({ units: { to: 6, seen: 8 } })]
  expect(await addScans(db, { id, to: main }, again, 3)).toBe(true)
  // Sent twice it is what it was, though six are no eight.
  expect(await addScans(db, { id, to: main }, again, 4)).toBe(true)
  expect((await lines())[0]).toEqual([mug, 6, null])
})

test('a line that nobody meant goes, with what was scanned into it; whoever acts has to look again', async () => {
  const { add, lines, read, said, db, id } = await begun()
  await add({ units: { to: 1 } }, { variant: jug, units: { to: 2 } })
  const before = await read()
  expect(await add({ units: { removed: true, seen: 4 } })).toBe(false)
  const gone = [said({ units: { removed: true, seen: 1 } }), said({ variant: jug, units: { to: 3, seen: 2 } })]
  expect(await addScans(db, { id, to: main }, gone, 3)).toBe(true)
  expect(await addScans(db, { id, to: main }, gone, 4)).toBe(true)
  expect(await lines()).toEqual([[jug, 3, null]])
  expect((await read()).document.version).toBeGreaterThan(before.document.version)
  expect(await planActs(db, { read: before, state: 'applied', steps: [], act: 'apply', who: 'nikos' }, 5)).toBe(false)
  await add({ units: { by: 1 } })
  expect(await lines()).toEqual([
    [jug, 3, null],
    [mug, 1, null],
  ])
})

test('what a line costs stays when nobody speaks of it, and goes when somebody takes it away', async () => {
  const { add, lines } = await begun('purchase')
  await add({ units: { to: 5 }, cost: 1250 })
  await add({ units: { by: 1 } })
  expect(await lines()).toEqual([[mug, 6, 1250]])
  await add({ units: { by: 0 }, cost: null })
  expect(await lines()).toEqual([[mug, 6, null]])
})

test('what was looked up for one place is not counted at another', async () => {
  const { db, id, said, lines, read } = await begun()
  await planActs(
    db,
    { read: await read(), state: 'draft', steps: [], patch: { to: second }, act: 'change', who: 'nikos' },
    2,
  )
  expect(await addScans(db, { id, to: main }, [said({})], 3)).toBe(false)
  expect(await lines()).toEqual([])
  expect(await addScans(db, { id, to: second }, [said({})], 3)).toBe(true)
})
