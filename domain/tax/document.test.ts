/** The tax of a document adds up, whatever is in it; and it is what the authorities' own examples say. */
import {
  array,
  assert,
  boolean,
  constantFrom,
  integer,
  property,
  record,
  shuffledSubarray,
  type Arbitrary,
} from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currency } from '../money.ts'
import { emptySettings } from '../settings/settings.ts'
import type { TaxRate, TaxSettings } from './table.ts'
import { CONSUMER, type TaxBuyer } from './category.ts'
import { taxDocument, type TaxableLine, type TaxAsked, type TaxDocument } from './document.ts'
import type { TaxPlace } from './union.ts'
import { unionRows } from './union-rates.ts'

const nothing = emptySettings(currency('EUR')).tax
const at = (country: string, postcode = '', region = ''): TaxPlace => ({ country, region, postcode })
const row = (country: string, rate: number, change: Partial<TaxRate> = {}): TaxRate => ({
  country,
  rate,
  from: null,
  until: null,
  ...change,
})
const line = (amount: number, change: Partial<TaxableLine> = {}): TaxableLine => ({
  amount,
  taxClass: '',
  taxable: true,
  travels: true,
  ...change,
})
const classes = ['reduced', 'second-reduced', 'super-reduced'].map((id) => ({ id, name: { en: id } }))
const union: TaxSettings = { ...nothing, classes, rates: unionRows }
const registered: TaxSettings = { ...union, registrations: [{ country: 'DE', number: 'DE123456789' }] }

const asked = (change: Partial<TaxAsked>): TaxAsked => ({
  lines: [],
  delivery: 0,
  place: at('DE'),
  seller: at('DE'),
  buyer: CONSUMER,
  included: true,
  tax: union,
  day: '2026-11-30',
  ...change,
})

type Situation = Pick<TaxAsked, 'delivery' | 'place' | 'buyer' | 'included'> & {
  readonly lines: TaxableLine[]
} & Required<Pick<TaxSettings, 'rounding' | 'deliveryBy' | 'distanceSales'>>

describe('whatever is ordered', () => {
  const lines = array(
    record({
      amount: integer({ min: 0, max: 99_999_999_999 }),
      taxClass: constantFrom('', 'reduced', 'second-reduced', 'none of them'),
      taxable: boolean(),
      travels: boolean(),
    }),
    { maxLength: 12 },
  )
  const situations: Arbitrary<Situation> = record({
    lines,
    delivery: integer({ min: 0, max: 99_999 }),
    place: constantFrom(at('DE'), at('FR'), at('ES', '35001'), at('CH'), at('GB', 'BT1 1AA'), at('US', '10001', 'NY')),
    buyer: constantFrom<TaxBuyer>(CONSUMER, { vatId: 'FR12345678901', exempt: false }, { vatId: null, exempt: true }),
    included: boolean(),
    rounding: constantFrom('document', 'line'),
    deliveryBy: constantFrom('class', 'weighted'),
    distanceSales: constantFrom('destination', 'origin'),
  })
  const of = ({ lines, delivery, place, buyer, included, ...rules }: Situation) =>
    taxDocument(asked({ lines, delivery, place, buyer, included, tax: { ...registered, ...rules } }))

  const parts = ({ lines, delivery }: TaxDocument) => [...lines, ...delivery]
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

  test('the parts are the groups, the groups are the total, and nothing is below nothing', () => {
    assert(
      property(situations, (situation) => {
        const done = of(situation)
        const prices = sum(situation.lines.map(({ amount }) => amount)) + situation.delivery
        expect(done.lines).toHaveLength(situation.lines.length)
        expect(sum(parts(done).map(({ net }) => net))).toBe(done.net)
        expect(sum(parts(done).map(({ tax }) => tax))).toBe(done.tax)
        expect(sum(done.groups.map(({ base }) => base))).toBe(done.net)
        expect(sum(done.groups.map(({ tax }) => tax))).toBe(done.tax)
        expect(done.net + done.tax).toBe(done.total)
        // Where prices contain the tax nobody pays more than they say; where it is added, exactly the tax is added.
        expect(situation.included ? done.total + done.relief : done.net).toBe(prices)
        for (const { net, tax } of parts(done)) expect(Math.min(net, tax)).toBeGreaterThanOrEqual(0)
        for (const { category, tax, rate } of parts(done)) if (category !== 'S') expect([tax, rate]).toEqual([0, 0])
      }),
    )
  })

  test('the tax of a group is its base by its rate, to the unit that rounding included prices leaves (BR-CO-17)', () => {
    assert(
      property(situations, (situation) => {
        const done = of({ ...situation, rounding: 'document' })
        for (const { base, rate, tax } of done.groups) {
          const exact = (BigInt(base) * BigInt(rate) * 2n + 10_000n) / 20_000n
          const off = Math.abs(Number(BigInt(tax) - exact))
          expect(off).toBeLessThanOrEqual(situation.included ? 1 : 0)
        }
      }),
    )
  })

  test('in another order it is the same', () => {
    const reordered = situations.chain((situation) =>
      record({
        situation: constantFrom(situation),
        lines: shuffledSubarray(situation.lines, { minLength: situation.lines.length }),
      }),
    )
    assert(
      property(reordered, ({ situation, lines }) => {
        const [one, other] = [of(situation), of({ ...situation, lines })]
        expect([other.groups, other.total]).toEqual([one.groups, one.total])
        const sorted = (done: TaxDocument) => done.lines.map((part) => JSON.stringify(part)).toSorted()
        expect(sorted(other)).toEqual(sorted(one))
      }),
    )
  })
})

const share = (change: Partial<TaxAsked>) => {
  const { net, tax, total } = taxDocument(asked(change))
  return [net, tax, total]
}
const only = (...rates: readonly TaxRate[]): TaxSettings => ({ ...nothing, rates })

/**
 * Figures of published examples, in minor units.
 *
 * - Ireland: Revenue, "How do you calculate VAT": 1,230 with VAT at 23 % holds 230.
 *   https://www.revenue.ie/en/vat/vat-on-goods/how-to-calculate-vat/index.aspx
 * - United Kingdom: VAT fraction 1/6 at 20 %, 1/21 at 5 %; HMRC VAT Notice 700, §7.3. https://www.gov.uk/guidance/vat-guide-notice-700
 * - Finland: Vero, tax share of 25.5 %: 25.5 / 125.5. https://www.vero.fi/en/businesses-and-corporations/taxes-and-charges/vat/rates-of-vat/
 * - Québec: Revenu Québec, GST 5 % and QST 9.975 %, both of the price without tax.
 *   https://www.revenuquebec.ca/en/businesses/consumption-taxes/gsthst-and-qst/basic-rules-for-applying-the-gsthst-and-qst/
 * - New York City: 8.875 %; NYS Department of Taxation, Publication 718. https://www.tax.ny.gov/pubs_and_bulls/publications/sales/rates.htm
 * - Japan: National Tax Agency, qualified invoices: one rounding for each rate of an invoice, not for each line.
 *   https://www.nta.go.jp/english/taxes/consumption_tax/
 * - Peppol BIS Billing 3.0, base example: 1,300.00 in lines and 25.00 of charge at 25 %.
 *   https://github.com/OpenPEPPOL/peppol-bis-invoice-3/blob/master/rules/examples/base-example.xml
 * - Bahrain: fils are thousandths; National Bureau for Revenue, VAT general guide: 10 %. https://www.nbr.gov.bh/
 */
test.each([
  ['IE: 1,230.00 holds 230.00', { place: at('IE'), lines: [line(123_000)] }, [100_000, 23_000, 123_000]],
  [
    'GB: a sixth at 20 %',
    { place: at('GB'), lines: [line(12_000)], tax: only(row('GB', 2000)) },
    [10_000, 2_000, 12_000],
  ],
  [
    'GB: a twenty-first at 5 %',
    { place: at('GB'), lines: [line(2_100)], tax: only(row('GB', 500)) },
    [2_000, 100, 2_100],
  ],
  ['FI: 125.50 holds 25.50', { place: at('FI'), lines: [line(12_550)] }, [10_000, 2_550, 12_550]],
  [
    'Québec: 14.975 % of 100.00 added',
    {
      place: at('CA', 'H2X 1Y4', 'QC'),
      included: false,
      lines: [line(10_000)],
      tax: only(row('CA', 500), row('CA', 1497.5, { region: 'QC' })),
    },
    [10_000, 1_498, 11_498],
  ],
  [
    'New York City: 8.875 % of 100.00 added',
    {
      place: at('US', '10001-1234', 'NY'),
      included: false,
      lines: [line(10_000)],
      tax: only(row('US', 400, { region: 'NY' }), row('US', 887.5, { postcodes: '10001-10282' })),
    },
    [10_000, 888, 10_888],
  ],
  [
    'JP: three lines of ¥111 at 10 %, rounded once',
    { place: at('JP'), included: false, lines: [line(111), line(111), line(111)], tax: only(row('JP', 1000)) },
    [333, 33, 366],
  ],
  [
    'Peppol base example',
    { included: false, lines: [line(130_000)], delivery: 2_500, tax: only(row('DE', 2500)) },
    [132_500, 33_125, 165_625],
  ],
  [
    'BH: 1.005 dinars at 10 % added',
    { place: at('BH'), included: false, lines: [line(1_005)], tax: only(row('BH', 1000)) },
    [1_005, 101, 1_106],
  ],
  [
    'three of 0.99 at 19 %: 0.47, and 0.48 when every line is rounded alone',
    { lines: [line(99), line(99), line(99)] },
    [250, 47, 297],
  ],
  [
    'line by line',
    { lines: [line(99), line(99), line(99)], tax: { ...union, rounding: 'line' } as TaxSettings },
    [249, 48, 297],
  ],
] as const)('%s', (_, change, expected) => {
  expect(share(change as Partial<TaxAsked>)).toEqual(expected)
})

test('a book goes by its class, and where a country has none by the standard rate', () => {
  const mixed = taxDocument(asked({ lines: [line(10_700, { taxClass: 'reduced' }), line(11_900)] }))
  expect(mixed.groups).toEqual([
    { category: 'S', rate: 1900, base: 10_000, tax: 1_900 },
    { category: 'S', rate: 700, base: 10_000, tax: 700 },
  ])
  const danish = taxDocument(asked({ place: at('DK'), lines: [line(12_500, { taxClass: 'reduced' })] }))
  expect(danish.groups).toEqual([{ category: 'S', rate: 2500, base: 10_000, tax: 2_500 }])
})

test('delivery shares the rates of what is delivered, by its worth (Abschnitt 3.10 UStAE)', () => {
  const weighted = { ...union, deliveryBy: 'weighted' } as const
  const lines = [line(7_500), line(2_500, { taxClass: 'reduced' }), line(90_000, { travels: false })]
  const { delivery, groups } = taxDocument(asked({ lines, delivery: 400, tax: weighted }))
  expect(delivery.map(({ rate, net, tax }) => [rate, net + tax])).toEqual([
    [1900, 300],
    [700, 100],
  ])
  expect(groups.reduce((sum, { base, tax }) => sum + base + tax, 0)).toBe(100_400)
  const free = taxDocument(asked({ lines: [line(0, { taxClass: 'reduced' })], delivery: 400, tax: weighted }))
  expect(free.delivery.map(({ rate }) => rate)).toEqual([1900])
})

const knownInBritain = { ...only(row('GB', 0)), registrations: [{ country: 'GB', number: 'GB123456789' }] }
const firm: TaxBuyer = { vatId: 'FR12345678901', exempt: false }

/** Council Directive 2006/112/EC, articles 33, 59c, 138, 146, 196, and the territories of article 6. */
test.each([
  ['a consumer in France pays French tax', {}, 'S', 2000, 1_667],
  ['or German, below the threshold', { tax: { ...registered, distanceSales: 'origin' } }, 'S', 1900, 1_597],
  ['a firm in France is sent goods without tax', { buyer: firm }, 'K', 0, 0],
  ['and owes it itself for what is no goods', { buyer: firm, lines: [line(10_000, { travels: false })] }, 'AE', 0, 0],
  ['not from a shop without a number of its own', { buyer: firm, tax: union }, 'S', 2000, 1_667],
  ['not a firm of the shop’s country', { buyer: { vatId: 'DE987654321', exempt: false } }, 'S', 2000, 1_667],
  ['not what stays at home', { buyer: firm, place: at('DE') }, 'S', 1900, 1_597],
  ['a buyer with a certificate pays none', { buyer: { vatId: null, exempt: true } }, 'E', 0, 0],
  ['goods that are exempt', { lines: [line(10_000, { taxable: false })] }, 'E', 0, 0],
  ['the Canaries are out of the union', { place: at('ES', '35001') }, 'G', 0, 0],
  ['Åland is', { place: at('FI', '22100') }, 'G', 0, 0],
  ['Switzerland is', { place: at('CH') }, 'G', 0, 0],
  ['Monaco is counted with France', { place: at('MC', '98000') }, 'S', 2000, 1_667],
  [
    'a firm in Northern Ireland is sent goods as in the union',
    { place: at('GB', 'BT1 1AA'), buyer: { vatId: 'XI123456789', exempt: false } },
    'K',
    0,
    0,
  ],
  ['from outside the union nothing is exported', { seller: at('US'), place: at('CH') }, 'O', 0, 0],
  [
    'where the shop pays tax abroad it is taxed',
    { place: at('GB', 'SW1A 1AA'), tax: { ...registered, rates: [...unionRows, row('GB', 2000)] } },
    'S',
    2000,
    1_667,
  ],
  ['taxed with nothing', { place: at('FR'), tax: only(row('FR', 0)) }, 'Z', 0, 0],
  ['a rate of nothing outside the union is an export', { place: at('JP'), tax: only(row('JP', 0)) }, 'G', 0, 0],
  ['unless that tax knows the shop', { place: at('GB'), tax: knownInBritain }, 'Z', 0, 0],
] as const)('%s', (_, change, category, rate, tax) => {
  const done = taxDocument(
    asked({ place: at('FR'), lines: [line(10_000)], tax: registered, ...(change as Partial<TaxAsked>) }),
  )
  expect(done.lines[0]).toMatchObject({ category, rate, tax })
})

test('prices that contain a tax that nobody owes are paid without it', () => {
  const done = taxDocument(
    asked({ place: at('FR'), tax: registered, buyer: firm, lines: [line(12_000)], delivery: 600 }),
  )
  expect(done).toMatchObject({ net: 10_500, tax: 0, total: 10_500, relief: 2_100 })
})

test('amounts that are none are refused', () => {
  for (const amount of [-1, 0.1, 1e308, Number.NaN]) {
    expect(() => taxDocument(asked({ lines: [line(amount)] }))).toThrow(RangeError)
  }
})
