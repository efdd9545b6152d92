/** Pictures and values of options are put in order by drag and by keys, and whatever else was typed on the page stays typed. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { pictures } from '#tests/pictures'
import { test, withBrowser } from './browser.ts'
import { shop, withShop } from './shop.ts'
import { opened, sidewise } from './staff.ts'

withShop()
withBrowser()

/** As long as somebody would wait, on a machine that others use too. */
const SOON = { timeout: 15_000 }

const mug = async () => {
  const answer = await fetch(`${shop.url}/api/products/delos-mug`)
  return (await answer.json()) as { readonly id: string; readonly pictures: readonly { readonly src: string }[] }
}

const sources = (page: Page) =>
  page.locator('.media input[name=src]').evaluateAll((all) => all.map((one) => one.getAttribute('value')))
const focused = (page: Page) => page.evaluate<string>('document.activeElement?.getAttribute("data-way") ?? ""')
const values = (page: Page) =>
  page
    .locator('.vals >> nth=0')
    .locator('.val:not(.more) input.in')
    .evaluateAll((all) => all.map((one) => one.getAttribute('value')))

test('pictures are added, described, moved by a key and by drag, and nothing that was typed elsewhere is lost', async () => {
  const { id } = await mug()
  const page = await opened(`/admin/products/${id}`, { viewport: { width: 1280, height: 1000 } })
  await page.fill('#title', 'Delos mug, the large one')
  const files = ['png', 'jpg'] as const
  await page.setInputFiles(
    '#files',
    files.map((kind) => ({ name: `new.${kind}`, mimeType: `image/${kind}`, buffer: Buffer.from(pictures[kind]) })),
  )
  const before = (await mug()).pictures.length
  await page.locator('form[data-upload] button').press('Enter')
  await expect.poll(async () => (await sources(page)).length, SOON).toBe(before + 2)
  expect(await page.textContent('.local [href="#pictures"] .n')).toBe(String(before + 2))
  const order = await sources(page)
  const last = order.length - 1

  await page.fill(`#alt-${last}`, 'From above')
  await page.fill(`#alt-${last - 1}`, 'From the side')
  await page.locator(`#alt-${last - 1}`).press('Enter')
  await page.locator('#pictures [role=status]', { hasText: 'Saved.' }).waitFor()
  expect(await page.inputValue(`#alt-${last}`)).toBe('From above')
  await page.locator(`.media > li >> nth=${last}`).locator('[data-way=up]').press('Enter')
  await expect
    .poll(() => sources(page), SOON)
    .toEqual(order.with(last - 1, order[last] ?? '').with(last, order[last - 1] ?? ''))
  expect(await focused(page)).toBe('up')
  // Both in sight below what sticks to the top.
  await page.locator('#files').scrollIntoViewIfNeeded()
  await page
    .locator(`.media > li >> nth=${last}`)
    .locator('[data-grip]')
    .dragTo(page.locator(`.media > li >> nth=${last - 1}`), { targetPosition: { x: 20, y: 4 } })
  await expect.poll(() => sources(page), SOON).toEqual(order)
  await page.waitForSelector('#pictures:not([aria-busy])')
  await page.locator('.media > li >> nth=0').locator('button[value=remove]').press('Enter')
  await page.locator('#pictures [role=status] button').press('Enter')
  await expect.poll(async () => (await sources(page)).length, SOON).toBe(before + 2)

  expect(await page.inputValue('#title')).toBe('Delos mug, the large one')
  expect(await page.textContent('[data-unsaved-count]')).toMatch(/^1 /)
  await Promise.all([page.waitForURL(/done=(?:saved|merged)/), page.keyboard.press('Control+s')])
  expect(await page.inputValue('#title')).toBe('Delos mug, the large one')
  expect(await sources(page)).toEqual(order)
  await page.context().close()
})

test('a page that a form of a picture has left comes back with what was typed', async () => {
  const { id } = await mug()
  const page = await opened(`/admin/products/${id}`)
  await page.fill('#title', 'Typed and not saved')
  // As a browser does it that could not load the script of the pictures.
  await Promise.all([
    page.waitForURL(/done=picture-saved/),
    page.evaluate(`(() => {
      const form = document.querySelector('.media form')
      const act = Object.assign(document.createElement('input'), { type: 'hidden', name: 'do', value: 'save' })
      form.append(act)
      form.submit()
    })()`),
  ])
  expect(await page.inputValue('#title')).toBe('Typed and not saved')
  await page.context().close()
})

test('values of an option are dragged into order, and what it comes to is saved', async () => {
  const page = await opened('/admin/products/new')
  await page.keyboard.type('Cycladic cup')
  await page.click('button[value="add:options"]')
  await page.fill('[name="options.0.name"]', 'Size')
  await page.fill('[data-more]', 'Small, Medium, Large')
  await page.locator('[data-more]').press('Enter')
  await expect.poll(() => values(page), SOON).toEqual(['Small', 'Medium', 'Large'])
  await page
    .locator('.val >> nth=2')
    .locator('[data-grip]')
    .dragTo(page.locator('.val >> nth=0'), { targetPosition: { x: 3, y: 10 } })
  await expect.poll(() => values(page), SOON).toEqual(['Large', 'Small', 'Medium'])
  expect(await page.inputValue('#title')).toBe('Cycladic cup')
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await sidewise(page)).toBe(false)
  await Promise.all([page.waitForURL(/done=created/), page.keyboard.press('Control+s')])
  expect(await values(page)).toEqual(['Large', 'Small', 'Medium'])
  await page.context().close()
})
