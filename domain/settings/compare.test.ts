/** Two versions of a form: what differs is told place by place, and of two who change at once neither loses anything. */
import { expect, test } from 'vitest'
import { differences, merge, withTheirs } from './compare.ts'

const row = (id: string, name: string) => ({ id, name })
const base = { days: '30', rows: [row('a', 'A'), row('b', 'B'), row('c', 'C')] }

test('what is the same differs nowhere', () => {
  expect(differences(base, structuredClone(base))).toEqual([])
})

test('a field that changed is told by its place', () => {
  const after = { ...base, days: '14', rows: [row('a', 'A'), row('b', 'Other'), row('c', 'C')] }
  expect(differences(base, after)).toEqual([
    { path: 'days', before: '30', after: '14' },
    { path: 'rows.1.name', before: 'B', after: 'Other' },
  ])
})

test('a row that came or went is told as one, wherever it stood', () => {
  expect(differences(base, { ...base, rows: base.rows.slice(1) })).toEqual([{ path: 'rows.0', before: row('a', 'A') }])
  const longer = { ...base, rows: [...base.rows, row('d', 'D')] }
  expect(differences(base, longer)).toEqual([{ path: 'rows.3', after: row('d', 'D') }])
})

test('what only one of two has changed is taken over from each', () => {
  const mine = { ...base, days: '14' }
  const theirs = { ...base, rows: [row('a', 'A'), row('b', 'Theirs'), row('c', 'C')] }
  expect(merge(base, mine, theirs)).toEqual({ filled: { days: '14', rows: theirs.rows }, both: [] })
})

test('what both have changed stays as I typed it, and is told', () => {
  const mine = { ...base, days: '14' }
  const theirs = { ...base, days: '60' }
  expect(merge(base, mine, theirs)).toEqual({
    filled: mine,
    both: [{ path: 'days', before: '60', after: '14' }],
  })
  expect(merge(base, mine, structuredClone(mine)).both).toEqual([])
})

test('rows with a name are known again: what one has added and the other taken out is both', () => {
  const mine = { ...base, rows: [...base.rows, row('d', 'D')] }
  const theirs = { ...base, days: '60', rows: base.rows.slice(1) }
  const { filled, both } = merge(base, mine, theirs)
  expect(filled).toEqual({ days: '60', rows: [row('b', 'B'), row('c', 'C'), row('d', 'D')] })
  expect(both).toEqual([])
  const moved = { ...base, rows: [row('c', 'Mine'), row('a', 'A'), row('b', 'B')] }
  const renamed = { ...base, rows: [row('a', 'Theirs'), row('b', 'B'), row('c', 'C')] }
  expect(merge(base, moved, renamed)).toEqual({
    filled: { ...base, rows: [row('c', 'Mine'), row('a', 'Theirs'), row('b', 'B')] },
    both: [],
  })
})

test('a row that one has taken out and the other changed is told, and is theirs or mine as I choose', () => {
  const without = { ...base, rows: base.rows.slice(1) }
  const changed = { ...base, rows: [row('a', 'Changed'), ...base.rows.slice(1)] }
  const kept = merge(base, changed, without)
  expect(kept).toEqual({ filled: changed, both: [{ path: 'rows.0', after: row('a', 'Changed') }] })
  expect(withTheirs(kept.filled, new Map([['rows.0', undefined]]))).toEqual(without)
  const gone = merge(base, without, changed)
  expect(gone).toEqual({ filled: without, both: [{ path: 'rows.2', before: row('a', 'Changed') }] })
  expect(withTheirs(gone.filled, new Map([['rows.2', row('a', 'Changed')]]))).toMatchObject({
    rows: [row('b', 'B'), row('c', 'C'), row('a', 'Changed')],
  })
  const named = merge(base, { ...base, days: '1' }, { ...base, days: '2' })
  expect(
    withTheirs(
      named.filled,
      new Map([
        ['days', '2'],
        ['rows.9.name', 'x'],
        ['__proto__.x', 'y'],
      ]),
    ),
  ).toEqual({ ...base, days: '2' })
})

test('rows without names are one place when one of them changed their number: none of mine is lost', () => {
  const lines = { rows: ['a', 'b'] }
  const { filled, both } = merge(lines, { rows: ['a', 'b', 'c'] }, { rows: ['b'] })
  expect(filled).toEqual({ rows: ['a', 'b', 'c'] })
  expect(both.length).toBeGreaterThan(0)
})
