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
})

test('what files write is read again the same', () => {
  for (const [type, said] of [
    ['dimension', '12.5cm'],
    ['list.color', '#aabbcc; #112233'],
    ['multi_line_text', 'a\n\nb'],
    ['number_decimal', '-0.250'],
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
