/** Fields of the merchant's own in a feed: where it has a field for them there, else as details; what the page hides stays out. */
import { expect, test } from 'vitest'
import { mergeDraft } from '#domain/catalog/merge'
import type { ProductId, VariantId } from '#domain/ids'
import { currency } from '#domain/money'
import { itemOf } from './feed-item.ts'

const field = (name: string, en: string, shown = true) =>
  ({ field: name, name: { en }, type: 'single_line_text', shown, filterable: false }) as const

const feed = {
  origin: 'https://shop.example',
  language: 'en',
  currency: currency('EUR'),
  marketId: null,
  selling: { currency: currency('EUR') },
  timeZone: 'UTC',
  definitions: [
    field('custom.care', 'Care'),
    field('custom.material', 'Made of'),
    field('custom.colour', 'Colour'),
    field('custom.margin', 'Margin', false),
    field('custom.guide', 'Size guide'),
  ],
} as const

const ids = { product: () => 'prd_0123456789abcdef' as ProductId, variant: () => 'var_0123456789abcdef' as VariantId }
const text = (value: string) => ({ type: 'single_line_text', value }) as const
const metafields = {
  'custom.care': text('By hand <30°'),
  'custom.material': text('Clay'),
  'custom.colour': text('Earth'),
  'custom.margin': text('56 %'),
  'custom.guide': { type: 'url', value: 'https://shop.example/guide' },
} as const

test('each stands where the feed asks for it', () => {
  const made = mergeDraft(
    undefined,
    {
      handle: 'mug',
      text: { title: 'Mug' },
      options: ['Color'],
      metafields,
      variants: [{ options: ['Sea'], prices: [{ currency: currency('EUR'), price: 2800 }] }],
    },
    ids,
    0,
  )
  if (!made.ok) throw new Error(made.refusal.code)
  const { product } = made.value
  const [variant] = product.variants
  const item = variant && itemOf(feed, product, variant)
  expect(item).toContain('<g:material>Clay</g:material>')
  expect(item).toContain('<g:color>Sea</g:color>')
  expect(item).toContain(
    '<g:product_detail><g:attribute_name>Care</g:attribute_name><g:attribute_value>By hand &lt;30°</g:attribute_value></g:product_detail>',
  )
  expect(item?.match(/<g:product_detail>/g)).toHaveLength(1)
  expect(item).not.toMatch(/56 %|Earth|guide/)
})
