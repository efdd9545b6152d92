/** Every page can be used by everybody: axe, the keyboard alone, twice the size, no motion, forced colours. */
import type { Page } from 'playwright-core'
import { beforeAll, expect } from 'vitest'
import { LANGUAGES, type Language } from '#domain/languages'
import { lookAt, openWindow, VIEWS, violationsOn } from '../../scripts/evaluate/pages/axe.ts'
import type { Place } from '../../scripts/evaluate/pages/place.ts'
import { everywhere } from '../../scripts/evaluate/pages/places.ts'
import { setScene, type Scene } from '../../scripts/evaluate/pages/scene.ts'
import { buyByKeyboard } from './keyboard-purchase.ts'
import { walkOn } from './keyboard.ts'
import { edgelessOn, lostOn, movingOn } from './sight.ts'
import { browser, executablePath, test, withBrowser } from './browser.ts'
import { shop, withShop } from './shop.ts'

withShop()
withBrowser()

/** A hundred looks, on a machine that others use too; on two idle cores a fifth of that. In ms. */
const PATIENCE_MS = 300_000

let scene: Scene

beforeAll(async () => {
  if (!executablePath) return
  scene = await setScene(shop)
}, PATIENCE_MS)

/** Enough of what is cut off to find the cause. */
const LOST_SHOWN = 5
/** As many as there are cores to look with. */
const ABREAST = 2

const inWindow = async <T>(look: (window: Page) => Promise<T>): Promise<T> => {
  const window = await openWindow(browser)
  try {
    return await look(window)
  } finally {
    await window.context().close()
  }
}

const all = async <T>(of: readonly T[], work: (one: T, window: Page) => Promise<readonly string[]>) => {
  const found: string[] = []
  const rest = [...of]
  const next = () =>
    inWindow(async (window) => {
      for (let one = rest.shift(); one; one = rest.shift()) found.push(...(await work(one, window)))
    })
  await Promise.all(Array.from({ length: ABREAST }, next))
  return found
}

/**
 * Each page once: pages take turns in language, light and width. `npm run evaluate -- pages` looks at each in both
 * languages and every view, which takes longer than all tests together may.
 */
const turnsOf = (places: readonly Place[], language: Language) => {
  const shared = places.filter(({ only }) => only === undefined)
  return places.flatMap((place) => {
    const at = shared.indexOf(place)
    if (at >= 0 && at % LANGUAGES.length !== LANGUAGES.indexOf(language)) return []
    const turn = Math.floor(at / LANGUAGES.length) % VIEWS.length
    return [{ place, view: VIEWS.slice(turn).slice(0, 1) }]
  })
}

const seen = async (window: Page, place: Place, language: Language, view: typeof VIEWS): Promise<readonly string[]> => {
  const name = `${place.name} (${language})`
  const [found = []] = await lookAt(window, scene, place, language, view, async (page) => {
    const violations = await violationsOn(page)
    const lost = await lostWhenLarger(page)
    return [...violations.map(({ rule, where }) => `${rule}: ${where.join(' | ')}`), ...lost]
  })
  return found.map((one) => `${name}: ${one}`)
}

/**
 * WCAG 1.4.4 and 1.4.10: a window of 1,280 px at 200 % and at 400 %. Larger text by the browser's settings comes to the
 * same, because the widths at which pages of the shop change are given in rem.
 */
const lostWhenLarger = async (page: Page): Promise<readonly string[]> => {
  const lost: string[] = []
  for (const width of [640, 320]) {
    await page.setViewportSize({ width, height: 640 })
    lost.push(...(await lostOn(page)).slice(0, LOST_SHOWN).map((one) => `${width} px wide: ${one}`))
  }
  return lost
}

test.each(LANGUAGES.map((language) => [language]))(
  'axe finds nothing on pages, and nothing is lost when they are larger: %s',
  async (language) => {
    const turns = turnsOf(everywhere(scene, language), language)
    expect(turns.length).toBeGreaterThan(30)
    expect(await all(turns, ({ place, view }, window) => seen(window, place, language, view))).toEqual([])
  },
  PATIENCE_MS,
)

test('what is wrong on a page is found', async () => {
  const place = { name: 'terms', path: '/policies/terms' }
  const wrong = async (page: Page) => {
    await page.evaluate(`document.querySelector('h1').insertAdjacentHTML('afterend',
      '<img src="/favicon.svg"><input name="q"><p><span>' + 'wide'.repeat(200) + '</span></p>')`)
    return { rules: (await violationsOn(page)).map(({ rule }) => rule), lost: await lostOn(page) }
  }
  const [found] = await inWindow((window) => lookAt(window, scene, place, 'en', VIEWS.slice(0, 1), wrong))
  expect(found?.rules).toEqual(expect.arrayContaining(['image-alt', 'label']))
  expect(found?.lost.join()).toMatch(/scrolls sideways.*cut off: wide/)
})

test.each([
  { prefix: '', width: 1280 },
  { prefix: '/zh', width: 390 },
])('the keyboard alone buys a thing: $prefix/, $width wide', async ({ prefix, width }) => {
  const page = await browser.newPage({ viewport: { width, height: 850 }, reducedMotion: 'reduce' })
  await buyByKeyboard(page, shop.url, prefix)
  await page.close()
})

test.each([
  ['a focus without a mark', ':focus-visible { outline: none !important }', 'nothing shows'],
  ['a focus under a lid', 'body::after { content: ""; position: fixed; inset: 0; background: red }', 'lies over'],
])('%s is found', async (_, style, amiss) => {
  const page = await browser.newPage({ bypassCSP: true })
  await page.goto(`${shop.url}/policies/terms`)
  await page.addStyleTag({ content: style })
  await expect(walkOn(page).to('footer a')).rejects.toThrow(amiss)
  await page.close()
})

const openDrawer = async (reducedMotion: 'reduce' | 'no-preference') => {
  const page = await browser.newPage({ reducedMotion })
  await page.goto(`${shop.url}/products/delos-mug`)
  await page.locator('[data-cart]').click()
  await page.waitForSelector('#drawer[open]')
  const moving = await movingOn(page)
  await page.close()
  return moving
}

test('who wants no motion sees none', async () => {
  expect(await openDrawer('no-preference')).not.toEqual([])
  expect(await openDrawer('reduce')).toEqual([])
  const places = everywhere(scene, 'en').filter(({ name }) =>
    /^(home|order, not|line, waiting|admin, (shards|orders))/.test(name),
  )
  expect(places.length).toBeGreaterThan(4)
  await inWindow(async (window) => {
    for (const place of places) {
      const [moving] = await lookAt(window, scene, place, 'en', VIEWS.slice(1, 2), movingOn)
      expect(moving, place.name).toEqual([])
    }
  })
})

test('in forced colours what can be pressed has an edge', async () => {
  const places = everywhere(scene, 'en').filter(({ name }) => /^(product|cart|checkout|search)$/.test(name))
  await inWindow(async (window) => {
    await window.emulateMedia({ forcedColors: 'active' })
    for (const place of places) {
      const [edgeless] = await lookAt(window, scene, place, 'en', VIEWS.slice(0, 1), edgelessOn)
      expect(edgeless, place.name).toEqual([])
    }
  })
})
