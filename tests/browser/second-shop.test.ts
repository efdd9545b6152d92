/** A running shop becomes another one by `npm run settings -- import` alone; a file that it does not take says why, and what to do. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import { SETTINGS_FORMAT } from '#domain/settings/file'
import { DEMO_STAFF } from '../../scripts/demo-staff.ts'
import { secondShop } from '../journeys/second-shop.ts'
import { test } from './browser.ts'
import { shop, withShop } from './shop.ts'

withShop()

const folder = mkdtempSync(join(tmpdir(), 'stoa-settings-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (file: object, ...options: readonly string[]) => {
  const path = join(folder, 'settings.json')
  writeFileSync(path, JSON.stringify(file))
  const whom = ['--url', shop.url, '--email', DEMO_STAFF.email, '--password', DEMO_STAFF.password]
  const args = ['scripts/settings.ts', 'import', path, ...whom, ...options]
  return new Promise<{ readonly code: unknown; readonly said: string }>((resolve) => {
    execFile(process.execPath, args, (fault, stdout, stderr) =>
      resolve({ code: fault?.code ?? 0, said: `${stdout}${stderr}` }),
    )
  })
}

const settingsNow = () => shop.staff.get('/api/admin/settings/file')

test('what the shop does not take says what it is, what was expected, and what to do; nothing is changed', async () => {
  const before = await settingsNow()
  const { shop: own } = before as { readonly shop: string }
  const newer = await run({ ...secondShop, format: SETTINGS_FORMAT + 1 }, '--another-shop')
  expect(newer.code).toBe(1)
  expect(newer.said).toContain(
    `The file is written in format ${SETTINGS_FORMAT + 1}; this shop reads formats up to ${SETTINGS_FORMAT}. Bring the shop up to date`,
  )
  const another = await run(secondShop)
  expect(another.code).toBe(1)
  expect(another.said).toContain(`The file is of the shop ${secondShop.shop}; this one is ${own}.`)
  expect(another.said).toContain('add --another-shop')
  const nobodys = await run({ ...secondShop, shop: 'kumo' }, '--another-shop')
  expect(nobodys.code).toBe(1)
  expect(nobodys.said).toContain('shop: This is no id of a shop')
  expect(await settingsNow()).toEqual(before)
})

test('the second shop is made by the command alone, and sells in yen', async () => {
  const done = await run(secondShop, '--another-shop')
  expect(done).toMatchObject({ code: 0, said: expect.stringMatching(/^changed: .*markets/) })
  const variants = [{ sku: 'WASHI', tracked: false, prices: [{ currency: 'JPY', price: 1200 }] }]
  const products = [{ handle: 'washi', status: 'active', text: { title: 'Washi' }, variants }]
  await shop.staff.post('/api/admin/catalog/import', { products })
  const html = async () => (await fetch(`${shop.url}/products/washi`)).text()
  await expect.poll(html, { timeout: 10_000 }).toMatch(/Kumo[\s\S]*¥1,200/)
  expect(await run(secondShop, '--another-shop')).toEqual({
    code: 0,
    said: 'the shop has these settings already\n',
  })
})
