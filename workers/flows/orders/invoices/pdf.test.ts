/** An invoice on paper: letters of every language that it needs and no more, over as many pages as it has lines. */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { Invoice } from '#domain/orders/invoices/invoice'
import { fontsFor } from './fonts.ts'
import { invoicePdf } from './pdf.ts'

const asked: string[] = []
const env = {
  ASSETS: {
    fetch: async (address: string) => {
      const name = new URL(address).pathname
      asked.push(name)
      return new Response(await readFile(`workers/static${name}`))
    },
  } as unknown as Fetcher,
}

const party = { name: 'Stoa', address: null, country: 'NL', vatId: 'NL123456782B90', email: 'shop@stoa.example' }
const line = {
  category: 'S',
  rate: 2100,
  net: 1_000,
  tax: 210,
  title: { en: 'Mug', zh: '马克杯' },
  choice: { en: '' },
  sku: 'M-1',
  units: 2,
}
const invoice = (change: object = {}): Invoice =>
  ({
    id: 'inv_1',
    name: 'INV-2026-00001',
    issuedAt: Date.UTC(2026, 10, 30),
    kind: 'invoice',
    orderId: 'ord_1',
    orderName: '7K3-M9Q-XD0',
    about: null,
    day: '2026-11-30',
    orderedOn: '2026-11-29',
    language: 'en',
    currency: 'EUR',
    seller: { ...party, register: 'KvK 1', phone: '' },
    buyer: { ...party, name: 'Łukasz Żółć, Αθήνα, Москва' },
    taxCountry: 'NL',
    deliveredTo: 'NL',
    lines: [line],
    charges: [{ category: 'S', rate: 2100, net: 100, tax: 21, name: { en: 'By post', zh: '邮寄' } }],
    groups: [{ category: 'S', rate: 2100, base: 1_100, tax: 231 }],
    net: 1_100,
    tax: 231,
    total: 1_331,
    note: { en: 'Thank you.\nCome again.', zh: '谢谢惠顾。' },
    ...change,
  }) as unknown as Invoice

const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)

test('the same invoice is the same file', async () => {
  const [one, other] = [await invoicePdf(env, invoice()), await invoicePdf(env, invoice())]
  expect(text(one.slice(0, 5))).toBe('%PDF-')
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
})

test('only slices of letters that stand in it are read: Polish, Greek and Russian beside Latin, and of Chinese some', async () => {
  asked.length = 0
  await invoicePdf(env, invoice())
  const english = [...new Set(asked)].filter((name) => name.endsWith('.woff'))
  expect(english).toContain('/fonts/invoices/noto-latin-ext.woff')
  expect(english).toContain('/fonts/invoices/noto-greek.woff')
  expect(english).toContain('/fonts/invoices/noto-cyrillic.woff')
  asked.length = 0
  const chinese = await invoicePdf(env, invoice({ language: 'zh' }))
  const slices = [...new Set(asked)].filter((name) => name.includes('noto-sc-'))
  expect(slices.length).toBeGreaterThan(1)
  expect(slices.length).toBeLessThan(40)
  expect(chinese.length).toBeLessThan(300_000)
})

test('every sign of a text is drawn by a slice that was read', async () => {
  const words = '发票 Ünïcödé 価格 €1.00 🎁'
  const { runs, files } = await fontsFor(env, words)
  const all = runs(words)
  expect(all.map((run) => run.text).join('')).toBe(words)
  for (const { slice } of all) expect(files.has(slice)).toBe(true)
  expect(runs('字').every(({ slice }) => files.has(slice))).toBe(true)
})

test('a long one goes on on the next page', async () => {
  const pages = async (count: number) => {
    const bytes = await invoicePdf(env, invoice({ lines: Array.from({ length: count }, () => line) }))
    const { PDFDocument } = await import('@cantoo/pdf-lib')
    return (await PDFDocument.load(bytes)).getPageCount()
  }
  expect(await pages(3)).toBe(1)
  expect(await pages(60)).toBeGreaterThan(2)
})
