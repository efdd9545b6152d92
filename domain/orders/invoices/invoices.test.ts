/**
 * Invoices and credit notes as UBL keep the arithmetic of EN 16931, to the last unit, whatever was ordered and in whichever steps it
 * goes back.
 *
 * The rules are those of the published validation artefacts, by their names there.
 * @see https://github.com/ConnectingEurope/eInvoicing-EN16931/blob/master/ubl/schematron/abstract/EN16931-model.sch
 */
import { array, assert, boolean, constantFrom, integer, property, record } from 'fast-check'
import { elementAt, judge, read } from '#tests/en16931'
import { expect, test } from 'vitest'
import type { OrderId, VariantId } from '../../ids.ts'
import { currency, money, type Currency } from '../../money.ts'
import { emptySettings } from '../../settings/settings.ts'
import { taxDocument, type TaxAsked } from '../../tax/document.ts'
import { unionRows } from '../../tax/union-rates.ts'
import type { Order } from '../order.ts'
import { roundingTo } from '../charging.ts'
import { payableOf } from '../stored-payments.ts'
import { creditsOf } from './credits.ts'
import {
  creditNoteOf,
  invoiceOf,
  type Invoice,
  type InvoiceDocument,
  type InvoiceRules,
  type TaxedOrder,
} from './invoice.ts'
import { ublOf } from './ubl.ts'

const at = (country: string, postcode = '') => ({ country, postcode, region: '' })
const address = (country: string) => ({
  ...at(country),
  name: 'Ada & <Bo>',
  street: '1',
  extra: '',
  city: 'C',
  phone: '',
})
const home = { street: 'Kade 7', postcode: '3011 AA', city: 'R', region: '', country: 'NL' }

const empty = emptySettings(currency('EUR'))
const rules: InvoiceRules = {
  ...empty,
  shop: { ...empty.shop, name: 'Stoa', address: home, email: 'shop@stoa.example' },
  tax: {
    ...empty.tax,
    classes: [{ id: 'reduced', name: { en: 'Reduced' } }],
    rates: unionRows,
    registrations: [{ country: 'NL', number: 'NL123456782B90' }],
  },
}
const on = { day: '2026-11-30', orderedOn: '2026-11-29', dueOn: null }
const id = 'ord_000000000000000000000000' as OrderId
const variant = (place: number) => `var_${place}` as VariantId

type Ordered = Pick<TaxAsked, 'delivery' | 'included'> & {
  readonly lines: readonly {
    readonly amount: number
    readonly units: number
    readonly taxClass: string
    readonly taxable: boolean
  }[]
  readonly country: string
  readonly firm: boolean
  readonly of: Currency
  /** What can be charged. */
  readonly step?: number
}

const ordered = ({ lines, delivery, included, country, firm, of, step = 1 }: Ordered): TaxedOrder => {
  const taxed = taxDocument({
    lines: lines.map((line) => ({ ...line, travels: true })),
    delivery,
    place: at(country),
    seller: at('NL'),
    buyer: { vatId: firm ? 'FR83404833048' : null, exempt: false },
    included,
    tax: rules.tax,
    day: on.day,
  })
  return {
    id,
    name: '7K3-M9Q-XD0',
    payment: 'paid',
    email: 'ada@example.com',
    address: address(country),
    language: 'en',
    currency: of,
    pricedBy: {
      settings: 1,
      tax: null,
      delivery: { method: 'post', name: { en: 'By post' }, price: money(delivery, of) },
    },
    ...(firm && { business: { company: 'Firm & Co', vatId: 'FR83404833048', vatCheck: null } }),
    lines: lines.map(({ units }, place) => ({
      variantId: variant(place),
      title: { en: `Mug <${place}> & co` },
      choice: { en: '' },
      sku: `M-${place}`,
      units,
    })),
    taxed,
    totals: totalsOf(taxed.total, of, step),
  } as unknown as TaxedOrder
}

const totalsOf = (total: number, of: Currency, step: number) => {
  const rounding = roundingTo(total, step)
  return { total: money(total, of), ...(rounding !== 0 && { rounding: money(rounding, of) }) }
}

const issued = (document: InvoiceDocument, name: string): Invoice => ({ ...document, id: name, name, issuedAt: 1 })

const orders = record({
  lines: array(
    record({
      amount: integer({ min: 0, max: 9_999_999 }),
      units: integer({ min: 1, max: 12 }),
      taxClass: constantFrom('', 'reduced'),
      taxable: constantFrom(true, true, true, false),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  delivery: constantFrom(0, 495, 1_000),
  included: boolean(),
  country: constantFrom('NL', 'FR', 'CH', 'US'),
  firm: boolean(),
  of: constantFrom('EUR' as Currency, 'JPY' as Currency, 'KWD' as Currency, 'CLP' as Currency),
  step: constantFrom(1, 1, 5, 10),
})

test('an invoice keeps every sum of EN 16931', () => {
  assert(
    property(orders, (of) => {
      const order = ordered(of)
      const said = judge(ublOf(issued(invoiceOf(order, rules, on), 'INV-2026-00001')))
      expect(said).toEqual({ total: order.taxed.total, tax: order.taxed.tax })
    }),
  )
})

test('credit notes keep them too, and all of an order’s together are its invoice', () => {
  const histories = record({
    of: orders,
    refunds: array(
      record({
        line: integer({ min: 0, max: 5 }),
        units: integer({ min: 1, max: 12 }),
        share: integer({ min: 1, max: 99 }),
      }),
      {
        maxLength: 5,
      },
    ),
  })
  assert(
    property(histories, ({ of, refunds }) => {
      const order = ordered(of)
      let left = payableOf(order.totals).amount
      const steps = refunds.flatMap(({ line, units, share }, step) => {
        const amount = Math.floor((left * share) / 100)
        left -= amount
        return amount === 0 ? [] : [{ id: `r${step}`, parcels: [{ variantId: variant(line), units }], refund: amount }]
      })
      const cancellations = [...steps, ...(left > 0 ? [{ id: 'rest', parcels: [], refund: left }] : [])].map(
        ({ refund, ...one }) => ({ ...one, refund: money(refund, of.of) }),
      )
      const whole = { ...order, cancellations } as unknown as TaxedOrder
      const about = { name: 'INV-2026-00001', day: on.day }
      const notes = cancellations.map((one) => {
        const credits = creditsOf(whole, one.id)
        if (!credits) throw new Error('a refund that nobody knows')
        const document = creditNoteOf(whole, rules, { ...on, about }, credits)
        expect(document.total + (document.rounding ?? 0)).toBe(one.refund.amount)
        return document
      })
      for (const document of notes) judge(ublOf(issued(document, 'CN-2026-00001')))
      const sum = (name: 'net' | 'tax' | 'total') => notes.reduce((total, document) => total + document[name], 0)
      const { net, tax, total } = order.taxed
      // Of what was rounded to nothing, nothing was paid that could go back.
      if (notes.length > 0) expect([sum('net'), sum('tax'), sum('total')]).toEqual([net, tax, total])
    }),
  )
})

test('of what was rounded up, what goes back beyond the parts is said as rounding, in a note that has a line', () => {
  const EUR = 'EUR' as Currency
  const line = { amount: 8, units: 1, taxClass: '', taxable: true }
  const rounded = { delivery: 0, included: true, country: 'NL', firm: false, of: EUR, step: 10 }
  const order = ordered({ lines: [line], ...rounded })
  const cancellations = [9, 1].map((amount) => ({ id: `r${amount}`, parcels: [], refund: money(amount, EUR) }))
  const whole = { ...order, cancellations } as unknown as TaxedOrder
  const notes = cancellations.map(({ id }) => {
    const credits = creditsOf(whole, id) ?? expect.unreachable()
    return creditNoteOf(whole, rules, { ...on, about: { name: 'INV-1', day: on.day } }, credits)
  })
  for (const note of notes) judge(ublOf(issued(note, 'CN-2026-00001')))
  expect(notes.map(({ total, rounding, lines }) => [total, rounding, lines.length])).toEqual([
    [8, 1, 1],
    [0, 1, 1],
  ])
})

test('of what is cancelled its own part goes back, by its own rate', () => {
  const order = ordered({
    lines: [
      { amount: 1_210, units: 2, taxClass: '', taxable: true },
      { amount: 1_090, units: 1, taxClass: 'reduced', taxable: true },
    ],
    delivery: 0,
    included: true,
    country: 'NL',
    firm: false,
    of: 'EUR' as Currency,
  })
  const cancellations = [
    { id: 'a', parcels: [{ variantId: variant(0), units: 1 }], refund: money(605, 'EUR' as Currency) },
  ]
  const credits = creditsOf({ ...order, cancellations } as unknown as TaxedOrder, 'a')
  const note = creditNoteOf(
    order,
    rules,
    { ...on, about: { name: 'INV-1', day: on.day } },
    credits ?? expect.unreachable(),
  )
  expect(note.groups).toEqual([{ category: 'S', rate: 2100, base: 500, tax: 105 }])
  expect(note.lines.map(({ units, sku }) => [sku, units])).toEqual([['M-0', 1]])
})

test('what people write stays text, and what steers machines is not there', () => {
  const order = ordered({
    lines: [{ amount: 100, units: 1, taxClass: '', taxable: true }],
    delivery: 0,
    included: true,
    country: 'NL',
    firm: false,
    of: 'EUR' as Currency,
  })
  const nasty = { ...order, email: 'a"\u0000\u001b@b.c' } as Order as TaxedOrder
  const root = read(ublOf(issued(invoiceOf(nasty, rules, on), 'INV-1')))
  expect(elementAt(root, 'InvoiceLine/Item/Name')).toBe('Mug <0> & co')
  expect(elementAt(root, 'AccountingCustomerParty/Party/EndpointID')).toBe('a"@b.c')
})

const mugs = (more: object = {}): TaxedOrder => {
  const order = ordered({
    lines: [{ amount: 1_210, units: 2, taxClass: '', taxable: true }],
    delivery: 0,
    included: true,
    country: 'NL',
    firm: false,
    of: 'EUR' as Currency,
  })
  const totals = { total: money(1_210, 'EUR' as Currency) }
  return { ...order, totals, ...more } as unknown as TaxedOrder
}

test('an invoice that is not paid yet says what is due, until when and how; one that is paid does not', () => {
  const terms = { kind: 'invoice', instructions: { en: 'To NL00 <BANK>' }, dueAt: 1 }
  const due = invoiceOf(mugs({ payment: 'due', terms }), rules, { ...on, dueOn: '2026-12-14' })
  expect(due.due).toEqual({ amount: 1_210, on: '2026-12-14', how: { en: 'To NL00 <BANK>' } })
  const xml = ublOf(issued(due, 'INV-1'))
  judge(xml)
  const root = read(xml)
  expect(elementAt(root, 'DueDate')).toBe('2026-12-14')
  expect(elementAt(root, 'PaymentTerms/Note')).toBe('To NL00 <BANK>')
  expect(elementAt(root, 'LegalMonetaryTotal/PrepaidAmount')).toBe('0.00')
  expect(elementAt(root, 'LegalMonetaryTotal/PayableAmount')).toBe('12.10')
  const part = { received: [{ amount: money(210, 'EUR' as Currency) }], payment: 'part-paid' }
  expect(invoiceOf(mugs({ terms, ...part }), rules, on).due?.amount).toBe(1_000)
  const paid = invoiceOf(mugs({ payment: 'paid' }), rules, on)
  expect(paid).not.toHaveProperty('due')
  expect(elementAt(read(ublOf(issued(paid, 'INV-1'))), 'LegalMonetaryTotal/PayableAmount')).toBe('0.00')
})

test('what need not be paid any more is credited with what goes back', () => {
  const euro = (amount: number) => money(amount, 'EUR' as Currency)
  const cancellations = [
    { id: 'a', parcels: [{ variantId: variant(0), units: 1 }], refund: euro(0), waived: euro(605) },
    { id: 'b', parcels: [{ variantId: variant(0), units: 1 }], refund: euro(205), waived: euro(400) },
  ]
  const order = mugs({ cancellations })
  const about = { name: 'INV-1', day: on.day }
  const notes = ['a', 'b'].map((one) => {
    const credits = creditsOf(order, one)
    return creditNoteOf(order, rules, { ...on, about }, credits ?? expect.unreachable())
  })
  expect(notes.map(({ total, waived, net }) => [total, waived, net])).toEqual([
    [605, 605, 500],
    [605, 400, 500],
  ])
  for (const note of notes) judge(ublOf(issued(note, 'CN-1')))
})
