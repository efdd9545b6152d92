/** Good addresses are taken in whatever spelling, and kept in one; bad ones are refused: by the same rule for page and API. */
import { assert, constantFrom, nat, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { addressFormatOf } from '#workers/flows/logistics/address-formats'
import { POSTCODE_EXAMPLES } from '#workers/flows/logistics/postcode-examples'
import type { Address } from './address.ts'
import { checkAddress, type AddressAmiss } from './address-check.ts'

const somewhere: Address = {
  name: 'Aki Mori',
  street: 'Main Street 1',
  extra: '',
  postcode: '',
  city: 'Town',
  region: '',
  country: '',
  phone: '',
}

const check = (changed: Partial<Address> & { readonly country: string }) =>
  checkAddress({ ...somewhere, ...changed }, addressFormatOf(changed.country))

const kept = (changed: Partial<Address> & { readonly country: string }): Address => {
  const checked = check(changed)
  if (!checked.ok) throw new Error(JSON.stringify([changed, checked.refusal.fields]))
  return checked.value
}

const amiss = (changed: Partial<Address> & { readonly country: string }): AddressAmiss => {
  const checked = check(changed)
  return checked.ok ? {} : checked.refusal.fields
}

test.each([
  ['DE', '10115\u00a0', '10115'],
  ['DE', '１０１１５', '10115'],
  ['DE', 'D-10115', '10115'],
  ['DE', 'd 10115', '10115'],
  ['DE', 'DE-10115', '10115'],
  ['DE', '101 15', '10115'],
  ['DE', '\u200e10115\ufeff', '10115'],
  ['DE', '١٠١١٥', '10115'],
  ['AT', 'A-1010', '1010'],
  ['AT', 'A‑1010', '1010'],
  ['BE', 'B-1000', '1000'],
  ['CH', 'CH-8001', '8001'],
  ['LI', 'FL-9490', '9490'],
  ['FR', 'F-75001', '75001'],
  ['FR', '75 001', '75 001'],
  ['IT', 'I-00184', '00184'],
  ['ES', 'E-28001', '28001'],
  ['LU', 'L-1234', '1234'],
  ['SE', 'SE-114 55', '114 55'],
  ['SE', 'S-11455', '11455'],
  ['NO', 'N-0150', '0150'],
  ['FI', 'FIN-00100', '00100'],
  ['DK', 'DK-2100', '2100'],
  ['NL', '1012ab', '1012 AB'],
  ['NL', 'NL-1012 AB', '1012 AB'],
  ['GB', 'sw1a1aa', 'SW1A 1AA'],
  ['GB', 'SW1A\u00a01AA', 'SW1A 1AA'],
  ['GB', 'M1 1AE', 'M1 1AE'],
  ['IE', 'd02af30', 'D02 AF30'],
  ['IE', '', ''],
  ['IE', '-', ''],
  ['US', '12345 6789', '12345-6789'],
  ['US', '123456789', '12345-6789'],
  ['US', '12345–6789', '12345-6789'],
  ['US', '12345', '12345'],
  ['CA', 'k1a0b1', 'K1A 0B1'],
  ['CA', 'K1A-0B1', 'K1A 0B1'],
  ['JP', '〒150-0001', '150-0001'],
  ['JP', '１５０－０００１', '150-0001'],
  ['JP', '1500001', '150-0001'],
  ['BR', '01310100', '01310-100'],
  ['BR', '01.310-100', '01310-100'],
  ['PT', '1000001', '1000-001'],
  ['PL', '00950', '00-950'],
  ['PL', '00 950', '00-950'],
  ['CZ', 'CZ-11000', '110 00'],
  ['SK', '81101', '811 01'],
  ['GR', '10431', '104 31'],
  ['IN', '110 034', '110034'],
  ['LV', 'LV1010', 'LV-1010'],
  ['LV', '1010', '1010'],
  ['LT', 'LT-01100', '01100'],
  ['MT', 'VLT 1117', 'VLT 1117'],
  ['SG', 'S018956', '018956'],
  ['SG', 'S(018956)', '018956'],
  ['AD', '500', 'AD500'],
  ['BB', '23026', 'BB23026'],
  ['CN', '266 033', '266033'],
  ['KR', '0305 1', '03051'],
])('in %s the postcode %j is kept as %j', (country, postcode, expected) => {
  const region = {
    US: 'NY',
    CA: 'ON',
    ES: 'Madrid',
    IT: 'RM',
    JP: 'Tokyo',
    BR: 'SP',
    IN: 'Delhi',
    CN: '北京市',
    KR: '서울특별시',
  }
  expect(kept({ country, postcode, region: region[country as 'US'] ?? '' }).postcode).toBe(expected)
})

test.each([
  ['DE', 'nonsense!'],
  ['DE', '1011'],
  ['DE', 'A-10115'],
  ['AT', 'D-1010'],
  ['AT', '10100'],
  ['IE', 'nonsense!'],
  ['GB', '12345'],
  ['US', '1234'],
  ['US', '12345-67890'],
  ['NL', '1012'],
])('in %s %j is no postcode', (country, postcode) => {
  expect(amiss({ country, postcode }).postcode).toBe('postcode-form')
})

test.each(['HK', 'AE', 'JM'])('what was typed as a postcode in %s, which has none, is left out', (country) => {
  expect(kept({ country, postcode: '00000', region: addressFormatOf(country).regions[0]?.name ?? '' }).postcode).toBe(
    '',
  )
})

test.each([
  ['US', 'ny', 'NY'],
  ['US', 'N.Y.', 'NY'],
  ['US', 'new  york', 'NY'],
  ['CA', 'Québec', 'QC'],
  ['AU', 'New South Wales', 'NSW'],
  ['BR', 'sao paulo', 'São Paulo'],
  ['ES', 'CA', 'CA'],
  ['ES', 'Vizcaya', 'Vizcaya'],
  ['IE', 'County Dublin', 'County Dublin'],
  ['JP', 'Tokyo', 'Tokyo'],
  // The country has none: what stands there is from another.
  ['DE', 'CA', ''],
  ['GB', 'New York', ''],
  ['IE', 'NSW', ''],
  ['MY', 'Ontario', ''],
])('in %s the region %j is kept as %j', (country, region, expected) => {
  const postcodes: Record<string, string> = { US: '10001', CA: 'H3Z 2Y7', AU: '2060' }
  const postcode = postcodes[country] ?? POSTCODE_EXAMPLES.get(country) ?? ''
  expect(kept({ country, region, postcode }).region).toBe(expected)
})

test.each([
  ['US', 'ON'],
  ['US', 'nonsense'],
  ['CA', 'CA'],
  ['AU', 'Ontario'],
  ['IN', 'California'],
])('in %s %j is no state', (country, region) => {
  expect(amiss({ country, region, postcode: POSTCODE_EXAMPLES.get(country) ?? '' })).toEqual({
    region: 'region-unknown',
  })
})

test.each([
  ['+49 (0)30 123456', '+49 (0)30 123456'],
  ['（０３）１２３４－５６７８', '(03)1234-5678'],
  ['030\u00a0123\u2011456', '030 123-456'],
  ['555-1234 ext. 12', '555-1234 ext. 12'],
  ['', ''],
])('the telephone number %j is kept as %j', (phone, expected) => {
  expect(kept({ country: 'DE', postcode: '10115', phone }).phone).toBe(expected)
})

test.each(['call me', '12', '1234567890123456789012345', '<b>12345</b>'])('%j is no telephone number', (phone) => {
  expect(amiss({ country: 'DE', postcode: '10115', phone })).toEqual({ phone: 'phone-form' })
})

test('a name, a street and a city are single lines of words, with single blanks', () => {
  const { name, city } = kept({
    country: 'DE',
    postcode: '10115',
    name: '\u2003Zoë\u00a0\u00a0O’Neil-García ',
    city: ' Bad\u3000Homburg\u200b ',
  })
  expect([name, city]).toEqual(['Zoë O’Neil-García', 'Bad Homburg'])
  expect(kept({ country: 'JP', postcode: '150-0001', region: '東京都', street: '渋谷１−２−３' }).street).toBe(
    '渋谷１−２−３',
  )
  expect(amiss({ country: 'DE', postcode: '10115', name: '!!!', street: '…', city: '\u200b' })).toEqual({
    name: 'unwritable',
    street: 'unwritable',
    city: 'required',
  })
})

test('every country takes its own example, in full width, in small letters, with blanks anywhere and its letters before it', () => {
  const wide = (text: string) =>
    text.replaceAll(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
  const codeOf = (country: string, postcode: string) => amiss({ country, postcode }).postcode
  assert(
    property(constantFrom(...POSTCODE_EXAMPLES), nat(12), ([country, example], at) => {
      expect(codeOf(country, example)).toBeUndefined()
      expect(codeOf(country, wide(example.toLowerCase()))).toBeUndefined()
      expect(codeOf(country, `${country}-${example}`)).toBeUndefined()
      expect(codeOf(country, `${example.slice(0, at)}\u00a0${example.slice(at)}`)).toBeUndefined()
      expect(codeOf(country, example.replaceAll(/[ -]/g, ''))).toBeUndefined()
    }),
    { numRuns: 400 },
  )
})

test('what was put right once stays as it is', () => {
  assert(
    property(constantFrom(...POSTCODE_EXAMPLES.keys()), string({ unit: 'binary', maxLength: 20 }), (country, text) => {
      const once = check({ country, postcode: text, region: text, name: text, city: text, phone: text })
      if (once.ok) expect(check({ ...once.value })).toEqual(once)
    }),
    { numRuns: 400 },
  )
})

test('a postcode as long as a book is refused, and not spelled in every way that it could be', () => {
  const began = performance.now()
  expect(amiss({ country: 'DE', postcode: `${'1,'.repeat(20_000)}x` }).postcode).toBe('too-long')
  expect(performance.now() - began).toBeLessThan(500)
})
