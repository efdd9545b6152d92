/**
 * npm run evaluate -- pages [--runs 3] [--json] [--only lighthouse|axe] [--places WORDS] [--write]: how the pages are to look at.
 *
 * `--places` looks with axe alone, at pages whose names have the words, as `--places 'gift card'`.
 *
 * The production bundle runs on workerd with the demo goods; Lighthouse looks at the way from home to cart as a phone,
 * axe at every kind of page in every view. Scores of performance need a quiet machine: the least that Lighthouse
 * supposes of one is told beside them.
 */
import { chromium as browsers } from 'playwright-core'
import { LANGUAGES } from '#domain/languages'
import { readWords } from '../command-line.ts'
import { chromium, CHROMIUM_ARGS } from '../chromium.ts'
import { openDemoShop, type DemoShop } from '../demo-shop.ts'
import { beginRun, versionOf } from '../run.ts'
import { writeBlock } from '../written.ts'
import { lookAt, openWindow, VIEWS, violationsOn, type Violation } from './pages/axe.ts'
import { middle, missed, type PageFigures } from './pages/bounds.ts'
import { openFront } from './pages/front.ts'
import { openLighthouse, type Look } from './pages/lighthouse.ts'
import { everywhere, way } from './pages/places.ts'
import { setScene, type Scene } from './pages/scene.ts'
import { PAGES_BLOCK, pagesTable } from './pages/table.ts'

/** Odd, so that one is in the middle. */
const RUNS = '3'
/** Enough elements of a broken rule to find the cause. */
const PLACES_SHOWN = 3

/** What axe found: in how many views of a page a rule is broken, with where. */
type Found = { readonly page: string; readonly rule: string; readonly views: readonly string[]; readonly where: string }
type Watched = { readonly views: number; readonly found: readonly Found[] }

const measure = async (shop: DemoShop, scene: Scene, executable: string, runs: number, say: (text: string) => void) => {
  const front = await openFront(shop.url)
  const lighthouse = await openLighthouse(executable)
  const measures: { name: string; look: Look; scriptBytes: number; styleBytes: number }[] = []
  const bytes = (urls: readonly string[]) => urls.reduce((sum, url) => sum + front.bytesOf(url), 0)
  try {
    for (const { name, path, who = 'nobody' } of way()) {
      const cookie = scene.cookies[who]
      await fetch(front.url + path, { headers: { cookie } })
      const looks: Look[] = []
      for (let run = 1; run <= runs; run++) {
        say(`${name}, look ${run} of ${runs}`)
        looks.push(await lighthouse.look(front.url + path, cookie))
      }
      const look = middle(looks)
      measures.push({ name, look, scriptBytes: bytes(look.scripts), styleBytes: bytes(look.styles) })
    }
  } finally {
    lighthouse.close()
    front.close()
  }
  return measures
}

const watch = async (
  scene: Scene,
  { executablePath, words }: { readonly executablePath: string; readonly words: string },
  say: (text: string) => void,
): Promise<Watched> => {
  const browser = await browsers.launch({ executablePath, args: [...CHROMIUM_ARGS] })
  const found = new Map<string, Found>()
  let views = 0
  const note = (page: string, view: string, { rule, where }: Violation) => {
    const before = found.get(`${page} ${rule}`)
    const shown = before?.where ?? where.slice(0, PLACES_SHOWN).join(' | ')
    if (!before) say(`  ${rule}: ${shown}`)
    found.set(`${page} ${rule}`, { page, rule, where: shown, views: [...(before?.views ?? []), view] })
  }
  try {
    const window = await openWindow(browser)
    for (const language of LANGUAGES) {
      for (const place of everywhere(scene, language).filter(({ name }) => name.includes(words))) {
        say(`axe: ${place.name} (${language})`)
        const audits = await lookAt(window, scene, place, language, VIEWS, async (page, { dark, width }) => ({
          view: `${language} ${dark ? 'dark' : 'light'} ${width}`,
          violations: await violationsOn(page),
        }))
        views += audits.length
        for (const { view, violations } of audits) for (const one of violations) note(place.name, view, one)
      }
    }
  } finally {
    await browser.close()
  }
  return { views, found: [...found.values()] }
}

const chromiumVersion = async (executablePath: string): Promise<string> => {
  const browser = await browsers.launch({ executablePath, args: [...CHROMIUM_ARGS] })
  try {
    return browser.version()
  } finally {
    await browser.close()
  }
}

/** @returns how to leave: 1 when a bound is missed */
export const run = async (options: readonly string[]): Promise<number> => {
  const { values } = readWords(
    { file: import.meta.url },
    {
      args: [...options],
      options: {
        runs: { type: 'string', default: RUNS },
        json: { type: 'boolean', default: false },
        only: { type: 'string' },
        places: { type: 'string' },
        /** Into the README, all of it. */
        write: { type: 'boolean', default: false },
      },
    },
  )
  const runs = Number(values.runs)
  if (!Number.isInteger(runs) || runs < 1) throw new RangeError('--runs takes a number, 1 at least')
  const executable = chromium()
  if (!executable) throw new Error('No Chromium was found. Install one, or name it in CHROMIUM.')
  if (values.write && (values.only ?? values.places) !== undefined)
    throw new Error('--write takes all of one run, so it goes without --only and --places')
  const say = (text: string) => void process.stderr.write(`${text}\n`)

  const ended = beginRun()
  const shop = await openDemoShop({ bindings: { PRODUCTION_LIMITS: 'off' } })
  try {
    const scene = await setScene(shop)
    const isAxeAlone = values.only === 'axe' || values.places !== undefined
    const looked = isAxeAlone ? [] : await measure(shop, scene, executable, runs, say)
    const axe =
      values.only === 'lighthouse'
        ? { views: 0, found: [] }
        : await watch(scene, { executablePath: executable, words: values.places ?? '' }, say)
    const pages = looked.map(({ name, look, scriptBytes, styleBytes }): PageFigures => {
      const { scores, lcpMs, cls, tbtMs, requests, benchmarkIndex } = look
      const axeViolations = axe.found
        .filter(({ page }) => page === name)
        .reduce((sum, { views }) => sum + views.length, 0)
      return { name, ...scores, axeViolations, lcpMs, cls, tbtMs, scriptBytes, styleBytes, requests, benchmarkIndex }
    })
    if (values.places !== undefined && axe.views === 0) throw new Error(`no page is called '${values.places}'`)
    const amiss = [
      ...pages.flatMap(missed),
      ...axe.found
        .filter(({ page }) => !pages.some(({ name }) => name === page))
        .map(({ page, rule, views }) => `${page}: axe finds ${rule} in ${views.length} views`),
    ]
    if (values.write) {
      const versions = { lighthouse: versionOf('lighthouse'), chromium: await chromiumVersion(executable) }
      const rulesBroken = axe.found.length
      writeBlock(PAGES_BLOCK, { run: ended(), runs, versions, pages, axe: { views: axe.views, rulesBroken } })
    }
    if (values.json) {
      console.log(JSON.stringify({ pages, axe, missed: amiss }))
    } else {
      console.log(pagesTable(pages))
      for (const { name, look } of looked) for (const one of look.lost) console.log(`  ${name}: ${one}`)
      console.log(`\naxe: ${axe.views} views, ${axe.found.length} rules broken`)
      for (const { page, rule, views, where } of axe.found)
        console.log(`  ${page}: ${rule} (${views.join(', ')})\n    ${where}`)
      console.log(amiss.length === 0 ? '\nEvery bound is kept.' : `\nMissed:\n  ${amiss.join('\n  ')}`)
    }
    return amiss.length === 0 ? 0 : 1
  } finally {
    await shop.close()
  }
}
