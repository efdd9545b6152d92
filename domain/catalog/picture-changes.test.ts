/** What can be done to the pictures of a product. */
import { expect, test } from 'vitest'
import type { ProductId, VariantId } from '../ids.ts'
import { PICTURES_MAX } from './pictures/picture.ts'
import type { Result } from '../result.ts'
import type { Draft } from './draft.ts'
import { mergeDraft } from './merge.ts'
import { addPicture, arrangePictures, placePicture, removePicture, restorePicture } from './picture-changes.ts'
import type { Product } from './product.ts'

const ids = { product: () => 'prd_1' as ProductId, variant: () => 'var_1' as VariantId }
const picture = (src: string) => ({ src, alt: src, width: 4, height: 5 })

const merged = (draft: Draft, before?: Product): Product => {
  const made = mergeDraft(before, draft, ids, 0)
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value.product
}
const mug = merged({
  handle: 'mug',
  text: { title: 'Mug' },
  variants: [{ prices: [{ currency: 'EUR' as never, price: 1 }], picture: 'b' }],
  pictures: ['a', 'b', 'c'].map(picture),
})
const after = (planned: Result<{ draft: Draft }, unknown>, before = mug): Product => {
  if (!planned.ok) throw new Error(JSON.stringify(planned.refusal))
  return merged(planned.value.draft, before)
}
const order = ({ pictures }: Product) => pictures.map(({ src }) => src).join('')

test('a new one is the last; one that is there stays where it is', () => {
  expect(order(after(addPicture(mug, picture('d'))))).toBe('abcd')
  expect(after(addPicture(mug, { ...picture('a'), alt: 'other' }))).toEqual(mug)
  expect(addPicture(mug, picture('a'))).toMatchObject({ value: { answer: { position: 0 } } })
})

test('so many and no more', () => {
  const full = merged({ handle: 'mug', pictures: Array.from({ length: PICTURES_MAX }, (_, n) => picture(`${n}`)) }, mug)
  expect(addPicture(full, picture('more'))).toMatchObject({ refusal: { code: 'pictures-too-many' } })
  expect(addPicture(full, picture('7')).ok).toBe(true)
})

test('all are arranged, each once, or nothing is', () => {
  const said = ['c', 'a', 'b'].map((src) => ({ src }))
  expect(order(after(arrangePictures(mug, said)))).toBe('cab')
  for (const wrong of [said.slice(1), [...said, { src: 'a' }], [{ src: 'x' }, { src: 'a' }, { src: 'b' }]]) {
    expect(arrangePictures(mug, wrong)).toMatchObject({ refusal: { code: 'pictures-changed' } })
  }
})

test.each([
  ['c', 0, 'cab'],
  ['a', 2, 'bca'],
  ['b', 1, 'abc'],
  ['a', 99, 'bca'],
  ['b', undefined, 'abc'],
])('%s goes to place %s', (src, to, is) => {
  expect(order(after(placePicture(mug, { src }, to)))).toBe(is)
})

test('a picture is described in both languages; a text that is not said stays, one that is blank goes', () => {
  const described = after(placePicture(mug, { src: 'b', alt: 'A mug', altZh: '杯' }))
  expect(described.pictures[1]).toEqual({ ...picture('b'), alt: 'A mug', altByLanguage: { zh: '杯' } })
  expect(after(placePicture(described, { src: 'b' }, 0), described).pictures[0]).toEqual(described.pictures[1])
  const blank = after(placePicture(described, { src: 'b', alt: '', altZh: '' }), described).pictures[1]
  expect([blank?.alt, blank?.altByLanguage?.zh]).toEqual(['', undefined])
  expect(placePicture(mug, { src: 'x' })).toMatchObject({ refusal: { code: 'picture-unknown' } })
})

test('one is taken away and put back where it was, with the variants that it showed', () => {
  const planned = removePicture(mug, 'b')
  if (!planned.ok) throw new Error('not removed')
  const without = after(planned)
  expect([order(without), without.variants[0]?.picture]).toEqual(['ac', null])
  const back = after(restorePicture(without, planned.value.answer.removed), without)
  expect([order(back), back.variants[0]?.picture]).toEqual(['abc', 'b'])
  expect(back.pictures).toEqual(mug.pictures)
  expect(removePicture(mug, 'x')).toEqual({ ok: false, refusal: { code: 'picture-unknown', src: 'x' } })
})
