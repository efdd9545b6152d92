/** What a folded row is called: by its first words, in the language of whoever reads. */
import { expect, test } from 'vitest'
import { titleOf } from './rows.tsx'

const market = (name: Readonly<Record<string, string>>) => ({ name, id: 'union', countries: ['AT', 'BE'] })

test.each([
  ['in the language of the reader', { en: 'European Union', zh: '欧盟' }, 'European Union', '欧盟'],
  [
    'in the other one where it has no name in theirs',
    { en: 'European Union', zh: '' },
    'European Union',
    'European Union',
  ],
  ['by what else is typed where it has none', { en: '', zh: '' }, 'union', 'union'],
])('a market is called %s', (_, name, en, zh) => {
  expect([titleOf(market(name), 'en'), titleOf(market(name), 'zh')]).toEqual([en, zh])
})

test('a row in which nothing is typed has no name', () => {
  expect(titleOf({ name: { en: '', zh: '' }, links: [] }, 'zh')).toBe('')
})
