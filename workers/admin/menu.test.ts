/** Each entry of the menu is reached by a key of its own, which is not the one that begins the chord. */
import { expect, test } from 'vitest'
import { LANGUAGES } from '#domain/languages'
import { entriesFor } from './menu.ts'

const entries = entriesFor({ role: 'owner' })
const twice = (all: readonly string[]) => all.filter((one, at) => all.indexOf(one) !== at)

test('no two entries share a key', () => {
  expect(entries.length).toBeGreaterThan(15)
  expect(twice(entries.map(({ key }) => key))).toEqual([])
  expect(entries.filter(({ key }) => !/^[a-fh-z]$/.test(key))).toEqual([])
})

test('no two entries share a place or a name', () => {
  expect(twice(entries.map(({ place }) => place))).toEqual([])
  for (const language of LANGUAGES) expect(twice(entries.map(({ label }) => label[language]))).toEqual([])
})
