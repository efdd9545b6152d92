/** What a shopper may write into the checkout, and what is sent back with a reason. */
import { NO_BILLING } from './billing.ts'
import { repairEmail } from '../customers/email.ts'
import { expect, test } from 'vitest'
import { checkForm, type Amiss, type CheckoutForm, type CheckoutRules } from './checkout-form.ts'
import { documents } from '#demo/settings'
import { addressFormatOf } from '#workers/flows/logistics/address-formats'
import { currency } from '../money.ts'

const by: CheckoutRules = {
  rules: documents,
  currency: currency('EUR'),
  sent: true,
  load: null,
  formatOf: addressFormatOf,
}

const filled: CheckoutForm = {
  email: 'marit@example.org',
  name: 'Marit Solberg',
  street: 'Nygårdsgaten 12',
  extra: '',
  postcode: '5015',
  city: 'Bergen',
  region: '',
  country: 'NO',
  phone: '',
  delivery: 'post',
  company: '',
  vatId: '',
  ...NO_BILLING,
  buyerNote: '',
}

const amiss = (changed: Partial<CheckoutForm>): Amiss => {
  const checked = checkForm({ ...filled, ...changed }, by)
  return checked.ok ? {} : checked.refusal.fields
}

test('a form that is filled in becomes an address', () => {
  const checked = checkForm(filled, by)
  expect(checked).toEqual({
    ok: true,
    value: {
      email: 'marit@example.org',
      billing: null,
      buyerNote: '',
      delivery: 'post',
      address: {
        name: 'Marit Solberg',
        street: 'Nygårdsgaten 12',
        extra: '',
        postcode: '5015',
        city: 'Bergen',
        region: '',
        country: 'NO',
        phone: '',
      },
    },
  })
})

test('everything that is amiss is told at once', () => {
  expect(amiss({ email: '', name: '', postcode: '501', delivery: 'pigeon' })).toEqual({
    email: 'required',
    name: 'required',
    postcode: 'postcode-form',
    delivery: 'method-unknown',
  })
})

test.each([
  ['marit', 'email-form'],
  ['marit@localhost', 'email-form'],
  ['a b@example.org', 'email-form'],
  ['marit@example..org', 'email-form'],
  ['josé@example.org', 'email-letters'],
  ['李@example.org', 'email-letters'],
  ['李 四@example.org', 'email-form'],
  ['marit@bü cher.example', 'email-form'],
  ['marit@/é', 'email-form'],
  [`${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(20)}.org`, 'too-long'],
])('%s is no address for mail', (email, refusal) => {
  expect(amiss({ email })).toEqual({ email: refusal })
})

test.each([
  ['marit@bücher.example', 'marit@xn--bcher-kva.example'],
  ['ｍａｒｉｔ＠例え.テスト', 'marit@xn--r8jz45g.xn--zckzah'],
])('%s is known to mail servers as %s', (typed, known) => {
  expect(repairEmail(typed)).toBe(known)
  expect(amiss({ email: typed })).toEqual({})
})

test.each(['marit@example.org', 'm+stoa@post.example.co.uk', 'o’neil@example.org'.replace('’', "'")])(
  '%s is an address for mail',
  (email) => {
    expect(amiss({ email })).toEqual({})
  },
)

test.each([
  ['NO', '5015', true],
  ['NO', '501', false],
  ['NL', '1012 ab', true],
  ['NL', '1012', false],
  ['GB', 'sw1a 1aa', true],
  ['GB', '12345', false],
  ['IE', 'D02 AF30', true],
  ['US', '20500-0003', true],
  ['PT', '1000-001', true],
  ['CN', '200000', true],
  ['HK', '', true],
  ['NO', '', false],
])('in %s the postcode %j fits: %s', (country, postcode, fits) => {
  expect(amiss({ country, postcode }).postcode === undefined).toBe(fits)
})

const elsewhere = (country: string, changed: Partial<CheckoutForm>): Amiss => {
  const market = { id: 'all', countries: [country], pricesIncludeTax: true }
  const rules = { ...documents, markets: { ...documents.markets, markets: [market] } }
  const checked = checkForm({ ...filled, country, ...changed }, { ...by, rules })
  return checked.ok ? {} : checked.refusal.fields
}

test.each([
  ['CA', { postcode: 'K1A 0B1', city: 'Ottawa', region: 'ON' }, {}],
  [
    'CA',
    { postcode: '12345', city: '', region: '' },
    { postcode: 'postcode-form', city: 'required', region: 'required' },
  ],
  ['AU', { postcode: '2000', city: 'Sydney', region: 'NSW' }, {}],
  ['AU', { postcode: '200', region: '' }, { postcode: 'postcode-form', region: 'required' }],
  ['JP', { postcode: '150-0001', city: '', region: 'Tokyo' }, {}],
  ['JP', { postcode: '', city: '', region: '' }, { postcode: 'required', region: 'required' }],
  ['HK', { postcode: '', city: '', region: 'Kowloon' }, {}],
  ['KW', { postcode: '54541', city: 'Kuwait City' }, {}],
  ['LV', { postcode: '1010', city: 'Riga' }, {}],
])('an address in %s is asked for what is written there', (country, changed, expected) => {
  expect(elsewhere(country, changed)).toEqual(expected)
})

test('a country that the shop does not send to is named, and its postcode is not judged', () => {
  expect(amiss({ country: 'ZZ', postcode: 'anything' })).toEqual({ country: 'country-unknown' })
})

test('a text that fits no label is refused, one that just fits is not', () => {
  expect(amiss({ name: 'é'.repeat(120) })).toEqual({})
  expect(amiss({ name: 'é'.repeat(121) })).toEqual({ name: 'too-long' })
})

test.each(['a\r\nBcc: all@example.com', 'nul\u0000', 'escape\u001b[2J', 'bell\u0007'])(
  '%j is no line for a label or a mail',
  (text) => {
    for (const field of ['name', 'street', 'extra', 'city', 'phone'] as const)
      expect(amiss({ [field]: text })).toMatchObject({ [field]: 'unwritable' })
  },
)
