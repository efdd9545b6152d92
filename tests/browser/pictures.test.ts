/** Pictures of a product in a real browser: several are sent by keyboard alone, each says how it fared; one is dropped. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { addPicture } from '#domain/catalog/picture-changes'
import { mergeDraft } from '#domain/catalog/merge'
import type { Product } from '#domain/catalog/product'
import type { ProductId, VariantId } from '#domain/ids'
import { currency } from '#domain/money'
import { latin, pictures } from '#tests/pictures'
import { ASSETS_FOLDER } from '../../scripts/assets.ts'
import { ProductPage } from '../../workers/admin/catalog/product-page.tsx'
import type { Amiss } from '../../workers/admin/catalog/product-page-props.ts'
import { takePicture } from '#workers/flows/catalog/take-picture'
import { readFileForm } from '../../workers/http/file-form.ts'
import { SECURITY_HEADERS } from '../../workers/http/headers.ts'
import { browser, executablePath, test, withBrowser } from './browser.ts'

withBrowser()

const ids = { product: () => 'prd_0123456789abcdef' as ProductId, variant: () => 'var_0123456789abcdef' as VariantId }
const variants = [{ prices: [{ currency: currency('EUR'), price: 2800 }] }]

/** The shop that the browser talks to: its real page, its real reading of forms and files, and a bucket that takes all. */
const MEDIA = { head: async () => ({}) } as unknown as R2Bucket
const fresh = (): Product => {
  const made = mergeDraft(undefined, { handle: 'mug', text: { title: 'Mug' }, variants }, ids, 0)
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value.product
}
let product = fresh()
let forms = 0
let server: Server

const pageOf = (files: readonly Amiss[], done: string | null): string =>
  ProductPage({
    product,
    files,
    done,
    refusal: files[0] ? { code: files[0].refusal } : null,
    added: 0,
    undo: null,
    currency: 'EUR',
    origin: 'https://shop.example',
    resizing: false,
    language: 'en',
    staff: { userId: 'u', email: 'm@stoa.example', name: 'M', role: 'manager' },
    now: 0,
  }).toString()

const take = async (asked: IncomingMessage): Promise<Amiss[]> => {
  forms++
  const parts: Buffer[] = []
  for await (const part of asked) parts.push(part as Buffer)
  const headers = { 'content-type': asked.headers['content-type'] ?? '' }
  const form = await readFileForm(
    new Request('http://shop', { method: 'POST', body: Buffer.concat(parts), headers }),
    1e6,
  )
  const amiss: Amiss[] = []
  for (const { name, bytes } of form.ok ? form.value.files : []) {
    const taken = await takePicture({ MEDIA }, bytes)
    const planned = taken.ok && addPicture(product, taken.value)
    const merged = planned && planned.ok && mergeDraft(product, planned.value.draft, ids, 0)
    if (merged && merged.ok) product = merged.value.product
    else if (!taken.ok) amiss.push({ name, refusal: taken.refusal.code })
  }
  return amiss
}

beforeAll(async () => {
  if (!executablePath) return
  server = createServer(async (asked, answer) => {
    const { pathname, searchParams } = new URL(asked.url ?? '', 'http://shop')
    answer.setHeader('content-security-policy', SECURITY_HEADERS['content-security-policy'] ?? '')
    if (pathname === '/pictures.js' || pathname === '/admin.js') {
      answer.setHeader('content-type', 'text/javascript')
      return answer.end(readFileSync(`${ASSETS_FOLDER}${pathname}`))
    }
    const amiss = asked.method === 'POST' ? await take(asked) : []
    const done = searchParams.has('done') ? `${searchParams.get('count')} added` : null
    answer.writeHead(amiss.length > 0 ? 415 : 200, { 'content-type': 'text/html; charset=utf-8' })
    const script = '<script type="module" src="/admin.js"></script>'
    answer.end(`<!doctype html><html lang="en"><title>Mug</title>${script}<body>${pageOf(amiss, done)}</body></html>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(async () => {
  server?.close()
})

const open = async (): Promise<{ page: Page; faults: string[] }> => {
  product = fresh()
  forms = 0
  const page = await browser.newPage()
  const faults: string[] = []
  page.on('pageerror', (fault) => faults.push(fault.message))
  page.on('console', (line) => /Content Security/.test(line.text()) && faults.push(line.text()))
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/admin/products/${product.id}`)
  return { page, faults }
}

const files = (...names: readonly (readonly [string, Uint8Array])[]) =>
  names.map(([name, bytes]) => ({ name, mimeType: 'image/png', buffer: Buffer.from(bytes) }))

test('two pictures are sent by keyboard, each in a form of its own, and are there', async () => {
  const { page, faults } = await open()
  const field = page.getByLabel('Files')
  await field.setInputFiles(files(['a.png', pictures.png], ['b.jpg', pictures.jpg]))
  await field.focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(/done=added&count=2/)
  expect([forms, await page.locator('.media > li').count()]).toEqual([2, 2])
  expect(await page.getByRole('status').textContent()).toContain('2 added')
  expect(faults).toEqual([])
  await page.close()
})

test('what is no picture says why beside its name, and the others are there', async () => {
  const { page, faults } = await open()
  const field = page.getByLabel('Files')
  await field.setInputFiles(files(['evil.png', latin('<script>alert(1)</script>')], ['a.png', pictures.png]))
  await page.getByRole('button', { name: 'Add pictures' }).press('Enter')
  await page.locator('.sent .err').waitFor()
  expect(await page.locator('.sent .err').textContent()).toMatch(/^evil\.png: It is no JPEG/)
  await expect.poll(() => page.locator('.media > li').count()).toBe(1)
  expect(await page.locator('#pictures header').textContent()).toContain('1, the first is the cover')
  expect(faults).toEqual([])
  await page.close()
})

test('a dropped file is sent at once', async () => {
  const { page, faults } = await open()
  const dropped = await page.evaluateHandle(`{
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(${JSON.stringify(Array.from(pictures.png))})], 'c.png'))
    data
  }`)
  await page.dispatchEvent('#pictures', 'drop', { dataTransfer: dropped })
  await page.waitForURL(/done=added&count=1/)
  expect(await page.locator('.media > li').count()).toBe(1)
  expect(faults).toEqual([])
  await page.close()
})
