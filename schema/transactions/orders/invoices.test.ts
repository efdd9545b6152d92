/** Numbers of invoices: one after the other, none missing and none twice, whoever asks at once and whoever dies when. */
import { expect, test } from 'vitest'
import { openD1 } from '#tests/d1'
import type { OrderId } from '#domain/ids'
import type { InvoiceDocument } from '#domain/orders/invoices/invoice'
import { invoiceNamed, invoicesListed, invoicesOf, issueInvoice, taxTotals } from './invoices.ts'

const group = { category: 'S', rate: 2100, base: 100, tax: 21 }
const documentOf = (order: string, more: object = {}): InvoiceDocument =>
  ({
    kind: 'invoice',
    orderId: order,
    orderName: order,
    day: '2026-11-30',
    currency: 'EUR',
    taxCountry: 'NL',
    buyer: { name: 'Ada', country: 'NL' },
    groups: [group],
    net: 100,
    tax: 21,
    total: 121,
    ...more,
  }) as unknown as InvoiceDocument

const issuing = (order: string, series = 'INV-2026-{number}', more: object = {}) => ({
  id: order.replace('ord_', 'inv_'),
  series,
  digits: 5,
  document: documentOf(order, more),
})

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => `INV-2026-${String(index + 1).padStart(5, '0')}`)

test('200 at once, many asked for twice, half of the machines dying on the way: 1 to 200', async () => {
  const db = openD1('transactions')
  let dice = 7
  const random = () => (dice = (dice * 48_271) % 2_147_483_647) / 2_147_483_647
  /** Dies before it has asked, or after it has and before it has heard the answer. */
  const dying = {
    prepare: (sql: string) => db.prepare(sql),
    batch: async (statements: D1PreparedStatement[]) => {
      if (random() < 0.25) throw new Error('died before')
      const done = await db.batch(statements)
      if (random() < 0.25) throw new Error('died after')
      return done
    },
  } as unknown as D1Database
  const issue = async (order: string): Promise<string> => {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, random() * 3))
      try {
        return (await issueInvoice(dying, issuing(order), 1)).name
      } catch (fault) {
        if (!(fault instanceof Error && fault.message.startsWith('died'))) throw fault
      }
    }
  }
  const orders = Array.from({ length: 200 }, (_, index) => `ord_${index}`)
  const names = await Promise.all([...orders, ...orders.slice(0, 100)].map(issue))
  expect([...new Set(names)].toSorted()).toEqual(numbered(200))
  expect(names.slice(200)).toEqual(names.slice(0, 100))
})

test('each series counts for itself, and a year begins anew', async () => {
  const db = openD1('transactions')
  const name = async (order: string, series: string) => (await issueInvoice(db, issuing(order, series), 1)).name
  expect(await name('ord_1', 'INV-2026-{number}')).toBe('INV-2026-00001')
  expect(await name('ord_2', 'CN-2026-{number}')).toBe('CN-2026-00001')
  expect(await name('ord_3', 'INV-2026-{number}')).toBe('INV-2026-00002')
  expect(await name('ord_4', 'INV-2027-{number}')).toBe('INV-2027-00001')
  // Of an order that has one the form of today does not matter.
  expect(await name('ord_1', 'X-{number}')).toBe('INV-2026-00001')
})

test('what was issued is neither changed nor deleted', async () => {
  const db = openD1('transactions')
  await issueInvoice(db, issuing('ord_1'), 1)
  const run = async (sql: string) => db.prepare(sql).run()
  await expect(run(`UPDATE invoices SET name = 'X'`)).rejects.toThrow('never changed')
  await expect(run('DELETE FROM invoices')).rejects.toThrow('kept')
})

test('they are found by their order, number and day, the latest first', async () => {
  const db = openD1('transactions')
  for (const order of ['ord_1', 'ord_2', 'ord_3']) await issueInvoice(db, issuing(order), 1)
  expect((await invoicesOf(db, 'ord_2' as OrderId)).map(({ name }) => name)).toEqual(['INV-2026-00002'])
  expect(await invoiceNamed(db, 'INV-2026-00003')).toMatchObject({ orderId: 'ord_3', total: 121, issuedAt: 1 })
  expect(await invoiceNamed(db, 'inv-2026-00003')).toBeNull()
  const none = { q: '', kind: null, from: null, until: null, before: null, most: 2 }
  const names = async (filter: object) => (await invoicesListed(db, { ...none, ...filter })).map(({ name }) => name)
  expect(await names({})).toEqual(['INV-2026-00003', 'INV-2026-00002'])
  expect(await names({ before: 2 })).toEqual(['INV-2026-00001'])
  expect(await names({ q: 'INV-2026-00001' })).toEqual(['INV-2026-00001'])
  expect(await names({ q: 'ord_2' })).toEqual(['INV-2026-00002'])
  expect(await names({ kind: 'credit-note' })).toEqual([])
  expect(await names({ from: '2026-12-01' })).toEqual([])
  expect(await names({ q: '%' })).toEqual([])
})

test('tax by country and rate is what was invoiced less what was credited', async () => {
  const db = openD1('transactions')
  await issueInvoice(db, issuing('ord_1'), 1)
  await issueInvoice(
    db,
    issuing('ord_2', undefined, { taxCountry: 'FR', groups: [{ ...group, rate: 2000, tax: 20 }] }),
    1,
  )
  await issueInvoice(db, issuing('ord_3', undefined, { day: '2026-12-01' }), 1)
  const credit = { kind: 'credit-note', groups: [{ ...group, base: 50, tax: 10 }] }
  await issueInvoice(db, { ...issuing('ord_1', 'CN-{number}', credit), id: 'crn_1' }, 1)
  expect(await taxTotals(db, '2026-11-01', '2026-11-30')).toEqual([
    { country: 'FR', currency: 'EUR', category: 'S', rate: 2000, base: 100, tax: 20, documents: 1 },
    { country: 'NL', currency: 'EUR', category: 'S', rate: 2100, base: 50, tax: 11, documents: 2 },
  ])
})
