/** Settings in the products store: nothing is written over, and nobody's change is lost. */
import { expect, test } from 'vitest'
import { PLAIN } from '#domain/settings/returns'
import { openD1 } from '#tests/d1'
import { changesAfter } from '../changes.ts'
import { saveSettings, savedSettings, settingsAt, versionsOf, type SettingsChange } from './settings.ts'

const returns = (days: number, basedOn: number): SettingsChange<'returns'> => ({
  group: 'returns',
  value: { ...PLAIN, days, paidBy: 'shop', countries: null },
  basedOn,
})
const pages: SettingsChange<'pages'> = { group: 'pages', value: { pages: [] }, basedOn: 0 }

test('the latest of each is read, and those before it stay', async () => {
  const db = openD1('products')
  expect(await savedSettings(db, ['returns', 'tax'])).toEqual({ documents: {}, versions: {}, number: 0 })
  expect(await saveSettings(db, [returns(14, 0), pages], 1)).toBe(true)
  expect(await saveSettings(db, [returns(30, 1)], 2)).toBe(true)
  expect(await savedSettings(db, ['returns', 'tax'])).toEqual({
    documents: { returns: { ...PLAIN, days: 30, paidBy: 'shop', countries: null } },
    versions: { returns: 2 },
    number: 3,
  })
  expect(await versionsOf(db, 'returns', { before: 9, limit: 9 })).toEqual([
    { version: 2, savedAt: 2 },
    { version: 1, savedAt: 1 },
  ])
  expect(await versionsOf(db, 'returns', { before: 2, limit: 9 })).toEqual([{ version: 1, savedAt: 1 }])
  expect((await settingsAt(db, 'returns', 1))?.days).toBe(14)
  expect(await settingsAt(db, 'returns', 3)).toBeUndefined()
})

test('of two who change the same the second is told, and nothing of theirs is written', async () => {
  const db = openD1('products')
  await saveSettings(db, [returns(14, 0)], 1)
  const both = await Promise.all([saveSettings(db, [returns(30, 1)], 2), saveSettings(db, [pages, returns(60, 1)], 2)])
  expect(both).toEqual([true, false])
  expect(await savedSettings(db, ['returns', 'pages'])).toMatchObject({
    documents: { returns: { days: 30 } },
    versions: { returns: 2 },
  })
})

test('a version is neither changed nor removed, and each tells the caches', async () => {
  const db = openD1('products')
  await saveSettings(db, [returns(14, 0)], 1)
  expect((await changesAfter(db, 0, 9)).map(({ tag }) => tag)).toEqual(['settings'])
  expect(() => db.sqlite.exec(`UPDATE settings SET saved_at = 2`)).toThrow('never changed')
  expect(() => db.sqlite.exec(`DELETE FROM settings`)).toThrow('never removed')
})
