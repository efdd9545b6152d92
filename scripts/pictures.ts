/**
 * Takes the pictures of docs/pictures anew: the demo shop as a shopper sees it; and the one that stands beside links to
 * the shop, which nobody draws as SVG. Needs a Chromium.
 */
import { mkdirSync } from 'node:fs'
import { chromium as playwright } from 'playwright-core'
import { chromium, CHROMIUM_ARGS } from './chromium.ts'
import { hero } from '#demo/drawings/hero'
import { openDemoShop } from './demo-shop.ts'

const FOLDER = 'docs/pictures'
/** JPEG of this quality keeps a picture near 60 KB and its letters sharp. */
const QUALITY = 72

const pictures = [
  { name: 'shop', path: '/', width: 1280, height: 800 },
  { name: 'phone', path: '/zh/products/delos-mug', width: 390, height: 800 },
] as const

const executablePath = chromium()
if (!executablePath) throw new Error('No Chromium was found; name one in CHROMIUM.')
mkdirSync(FOLDER, { recursive: true })
const shop = await openDemoShop()
const browser = await playwright.launch({ executablePath, args: CHROMIUM_ARGS })
for (const { name, path, width, height } of pictures) {
  const page = await browser.newPage({ viewport: { width, height } })
  await page.goto(shop.url + path, { waitUntil: 'networkidle' })
  await page.screenshot({ path: `${FOLDER}/${name}.jpg`, type: 'jpeg', quality: QUALITY })
  await page.close()
}

/** What stands beside a link: 1.91 to 1, as networks show it whole. The hero's lower part, where the goods are. */
const shared = await browser.newPage({ viewport: { width: 1200, height: 630 } })
await shared.setContent(
  `<style>body { margin: 0 } svg { display: block; width: 1200px; margin-top: -45px }</style>${hero()}`,
)
await shared.screenshot({ path: 'demo/pictures/share.jpg', type: 'jpeg', quality: QUALITY })
await browser.close()
await shop.close()
