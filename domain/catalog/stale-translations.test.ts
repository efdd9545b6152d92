/** A translation is stale when its English was changed after it was written, however often and whenever that was. */
import { expect, test } from 'vitest'
import { staleTranslations } from './stale-translations.ts'

const said = (title: string, zh: string | undefined) => ({
  text: { title, description: '', seoTitle: '', seoDescription: '' },
  translations: zh === undefined ? {} : { zh: { title: zh } },
})
/** From the first version to the latest. */
const stale = (...versions: readonly ReturnType<typeof said>[]) => {
  const [now = said('', undefined), ...past] = versions.toReversed()
  return Object.fromEntries(staleTranslations(now, past))
}

test('English that was changed since is told, with what it said then', () => {
  expect(stale(said('Mug', '杯'), said('Large mug', '杯'))).toEqual({ 'translations.zh.title': 'Mug' })
  expect(stale(said('Mug', undefined), said('Mug', '杯'), said('Cup', '杯'), said('Large cup', '杯'))).toEqual({
    'translations.zh.title': 'Mug',
  })
})

test('changed together, translated later, or changed and changed back, it is not', () => {
  expect(stale(said('Mug', '杯'), said('Large mug', '大杯'))).toEqual({})
  expect(stale(said('Mug', '杯'), said('Large mug', '杯'), said('Large mug', '大杯'))).toEqual({})
  expect(stale(said('Mug', '杯'), said('Cup', '杯'), said('Mug', '杯'))).toEqual({})
  expect(stale(said('Mug', undefined), said('Cup', undefined))).toEqual({})
  expect(stale(said('Mug', '杯'))).toEqual({})
})
