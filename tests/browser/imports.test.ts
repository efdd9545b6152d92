/** A file in a real browser: brought without a script at a phone's width, looked at, imported, taken back; refused with its reason. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test, withBrowser } from './browser.ts'
import { shop, withShop } from './shop.ts'
import { opened } from './staff.ts'

withShop()
withBrowser()

/** Slices go by a queue, on a machine that others use too. In ms. */
const PATIENCE_MS = 60_000

const csv = (...rows: string[]) => ({ name: 'goods.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) })
const inState = (page: Page, word: string) =>
  page.waitForSelector(`h1 .st:has-text("${word}")`, { timeout: PATIENCE_MS })

test(
  'brought, seen, imported and taken back without a script',
  async () => {
    const page = await opened('/admin/imports', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
    const file = csv('Handle,Title,Vendor,Variant Price', 'delos-mug,Delos mug,Another kiln,', 'new-cup,New cup,Kiln,9')
    await page.setInputFiles('#file', file)
    await page.click('form .btn.go')
    await inState(page, 'Ready')
    const text = await page.textContent('.body')
    for (const said of ['Vendor', 'Another kiln', 'New cup']) expect([said, text?.includes(said)]).toEqual([said, true])
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await page.click('form[action$="/apply"] .btn')
    await inState(page, 'Done')
    const product = await page.request.get(`${shop.url}/api/products/delos-mug`)
    expect((await product.json()).vendor).toBe('Another kiln')
    await page.click('form[action$="/undo"] .btn')
    await inState(page, 'Taken back')
    expect(await page.textContent('.figs')).toContain('put back')
    await page.context().close()
  },
  PATIENCE_MS * 3,
)

test('what is no such file takes the focus with its reason, and the choices stay', async () => {
  const page = await opened('/admin/imports')
  await page.locator('summary').first().press('Enter')
  await page.selectOption('#unmentioned', 'remove')
  await page.setInputFiles('#file', csv('Name,Mail', 'A,b@c.example'))
  await page.locator('form .btn.go').first().press('Enter')
  await page.waitForSelector('.oops')
  expect(await page.locator('.oops').evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true)
  expect(await page.textContent('.body')).toContain('no product file')
  expect(await page.inputValue('#unmentioned')).toBe('remove')
  await page.context().close()
})

test('npm run redirects takes a file in, refuses a circle with its row, and writes the same file again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-redirects-'))
  const file = (name: string) => join(folder, name)
  const script = join(import.meta.dirname, '../../scripts/redirects.ts')
  const run = (...words: string[]) =>
    promisify(execFile)(process.execPath, [script, ...words, '--url', shop.url], { cwd: folder }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
        code,
        stdout: stdout + stderr,
      }),
    )
  const rows = ['Redirect from,Redirect to', '/old,/products/delos-mug', '/a,/b', '/b,/a', 'nowhere,/c', '/-x,/old']
  writeFileSync(file('in.csv'), rows.join('\n'))
  const first = await run('import', file('in.csv'))
  expect(first).toMatchObject({ code: 1, stdout: expect.stringContaining('5 redirects, 2 refused') })
  expect(first.stdout).toMatch(/row 4: it would lead in a circle \(\/b → \/a → \/b\)\n {2}row 5: from is a path/)
  expect(await run('export', file('out.csv'))).toMatchObject({ code: 0 })
  const out = readFileSync(file('out.csv'), 'utf8')
  // What leads on is made one step.
  for (const row of ['/old,/products/delos-mug', '/-x,/products/delos-mug', '/a,/b']) expect(out).toContain(`${row}\n`)
  expect(await run('import', file('out.csv'))).toMatchObject({ code: 0 })
  await run('export', file('again.csv'))
  expect(readFileSync(file('again.csv'), 'utf8')).toBe(out)
  writeFileSync(file('no.csv'), 'Name,Mail\nA,b')
  expect(await run('import', file('no.csv'))).toMatchObject({
    code: 2,
    stdout: expect.stringContaining('no file of redirects'),
  })
})
