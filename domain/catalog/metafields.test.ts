/** Values of a merchant's own fields: read by their type however a file writes them, refused by name where they do not fit. */
import { expect, test } from 'vitest'
import {
  metafieldOf,
  metafieldsAfter,
  metafieldText,
  METAFIELDS_MAX,
  typeOfCells,
  type MetafieldType,
} from './metafields.ts'

const read = (type: MetafieldType, said: string | string[]) => {
  const made = metafieldOf(type, said)
  return made ? made.value : made
}

test('each type takes what it is, and nothing else', () => {
  const cases: [MetafieldType, string, string | null | undefined][] = [
    ['single_line_text', ' Wash cold ', 'Wash cold'],
    ['single_line_text', 'two\nlines', undefined],
    ['multi_line_text', 'two\nlines', 'two\nlines'],
    ['number_integer', '012', '12'],
    ['number_integer', '12.0', '12'],
    ['number_integer', '12.5', undefined],
    ['number_integer', '-0', '0'],
    ['number_decimal', '-3.50', '-3.5'],
    ['number_decimal', '.5', '0.5'],
    ['number_decimal', '1e3', undefined],
    ['number_decimal', '.', undefined],
    ['boolean', 'TRUE', 'true'],
    ['boolean', 'maybe', undefined],
    ['date', '2026-02-28', '2026-02-28'],
    ['date', '2026-02-28T10:00:00', '2026-02-28'],
    ['date', '2026-02-30', undefined],
    ['url', 'https://a.example/b', 'https://a.example/b'],
    ['url', 'javascript:alert(1)', undefined],
    ['color', '#AABBCC', '#aabbcc'],
    ['color', 'red', undefined],
    ['dimension', '12.50cm', '12.5 cm'],
    ['dimension', '{"value":5.0,"unit":"INCHES"}', '5 in'],
    ['dimension', '5 kg', undefined],
    ['weight', '0.3 KG', '0.3 kg'],
    ['weight', '{"value":5', undefined],
    ['volume', '{"value":20.0,"unit":"MILLILITERS"}', '20 ml'],
    ['volume', '1.50 us_fl_oz', '1.5 us_fl_oz'],
    ['volume', '2 m3', '2 m3'],
    ['volume', '2 kg', undefined],
    ['date_time', '2026-11-29T10:00:00+08:00', '2026-11-29T02:00:00Z'],
    ['date_time', '2026-11-29 10:00', '2026-11-29T10:00:00Z'],
    ['date_time', '2026-02-30T10:00', undefined],
    ['date_time', '2026-11-29', undefined],
    ['money', '{"amount":"5.9","currency_code":"CAD"}', '5.90 CAD'],
    ['money', '1200 jpy', '1200 JPY'],
    ['money', '5.999 EUR', undefined],
    ['money', '5.99', undefined],
    ['money', 'null', undefined],
    [
      'rating',
      '{"scale_min":"1.0","scale_max":"5.0","value":"4.5"}',
      '{"value":"4.5","scale_min":"1.0","scale_max":"5.0"}',
    ],
    ['rating', '4.5 / 5', '{"value":"4.5","scale_min":"0","scale_max":"5"}'],
    ['rating', '6/5', undefined],
    ['rating', 'good', undefined],
    ['json', ' {"a": [1, 2]} ', '{"a": [1, 2]}'],
    ['json', '{a}', undefined],
    ['rich_text', '{"type":"root","children":[]}', '{"type":"root","children":[]}'],
    ['rich_text', '{"type":"other"}', undefined],
    ['rich_text', 'Plain, in\ntwo lines', 'Plain, in\ntwo lines'],
    ['product_reference', 'delos-mug', 'delos-mug'],
    ['product_reference', '/products/马克杯', '马克杯'],
    ['product_reference', 'gid://shopify/Product/1', undefined],
    ['collection_reference', 'The Table', undefined],
    ['page_reference', '/pages/size-guide', 'size-guide'],
    ['file_reference', 'https://cdn.example/sheet.pdf?v=1', 'https://cdn.example/sheet.pdf?v=1'],
    ['file_reference', `/media/${'0a'.repeat(16)}.jpg`, `/media/${'0a'.repeat(16)}.jpg`],
    ['file_reference', '/media/other.html', undefined],
    ['file_reference', 'javascript:alert(1)', undefined],
    ['file_reference', 'http://cdn.example/sheet.pdf', undefined],
    ['single_line_text', '  ', null],
  ]
  expect(cases.map(([type, said]) => [type, said, read(type, said)])).toEqual(cases)
})

test('a list is read as programs and as people write it, and goes out as one', () => {
  expect(read('list.single_line_text', '["linen","wool; cotton"]')).toEqual(['linen', 'wool; cotton'])
  expect(read('list.single_line_text', 'linen; wool')).toEqual(['linen', 'wool'])
  expect(read('list.number_integer', ['1', '02'])).toEqual(['1', '2'])
  expect(read('list.number_integer', '1; x')).toBeUndefined()
  expect(read('list.dimension', '[{"value":1,"unit":"cm"}]')).toEqual(['1 cm'])
  expect(read('list.single_line_text', Array.from({ length: 129 }, String))).toBeUndefined()
  const list = metafieldOf('list.single_line_text', 'linen; wool')
  expect(list && metafieldText(list)).toBe('["linen","wool"]')
  // Names of other things stand side by side, as shops on Shopify write them.
  const named = metafieldOf('list.product_reference', 'delos-mug; naxos-vase')
  expect(named?.value).toEqual(['delos-mug', 'naxos-vase'])
  expect(named && metafieldText(named)).toBe('delos-mug; naxos-vase')
  const files = metafieldOf('list.file_reference', ['https://a.example/b;c', 'https://a.example/d'])
  expect(files && metafieldText(files)).toBe('["https://a.example/b;c","https://a.example/d"]')
})

test('what files write is read again the same', () => {
  for (const [type, said] of [
    ['dimension', '12.5cm'],
    ['list.color', '#aabbcc; #112233'],
    ['multi_line_text', 'a\n\nb'],
    ['number_decimal', '-0.250'],
    ['list.money', '5.9 EUR; 6 CHF'],
    ['list.rating', '4/5; 3/5'],
    ['list.date_time', '2026-11-29T10:00+01:00'],
    ['list.volume', '1 l'],
    ['json', '{"a": "b"}'],
    ['rich_text', '{"type":"root","children":[{"type":"paragraph","children":[{"type":"text","value":"a"}]}]}'],
    ['list.collection_reference', 'table; kitchen'],
    ['list.page_reference', '["a"]'],
    ['list.file_reference', 'https://a.example/b.jpg'],
  ] as const) {
    const once = metafieldOf(type, said)
    expect(once && metafieldOf(type, metafieldText(once))).toEqual(once)
  }
})

test('a field that nobody has named yet is a text', () => {
  expect(typeOfCells(['30', '40'])).toBe('single_line_text')
  expect(typeOfCells(['30', '4\n0'])).toBe('multi_line_text')
  expect(typeOfCells(['["a"]', '["b"]'])).toBe('list.single_line_text')
  expect(typeOfCells([])).toBe('single_line_text')
})

test('what is said is laid onto what there is, and what cannot be is told by name', () => {
  const before = {
    'custom.care': { type: 'single_line_text', value: 'cold' },
    'custom.size': { type: 'number_integer', value: '1' },
  } as const
  const said = {
    'custom.care': null,
    'custom.size': { value: 'x' },
    'custom.new': { value: 'y' },
    'custom.hot': { type: 'boolean', value: 'yes' },
  } as const
  const { metafields, refused } = metafieldsAfter(before, said, (field) =>
    field === 'custom.size' ? 'number_integer' : undefined,
  )
  expect(metafields).toEqual({ 'custom.size': before['custom.size'], 'custom.hot': { type: 'boolean', value: 'true' } })
  expect(refused).toEqual([
    { code: 'metafield-unfit', field: 'custom.size', type: 'number_integer' },
    { code: 'metafield-unknown', field: 'custom.new' },
  ])
  const many = Object.fromEntries(
    Array.from({ length: METAFIELDS_MAX + 1 }, (_, at) => [`custom.f${at}`, { value: 'x' }]),
  )
  expect(metafieldsAfter({}, many, () => 'single_line_text').refused).toEqual([
    { code: 'metafields-too-many', field: `custom.f${METAFIELDS_MAX}` },
  ])
})
