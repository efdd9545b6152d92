/** axe-core looks at a page as it stands in a browser, for what breaks WCAG 2.2 A and AA. */
import axe, { type Result } from 'axe-core'
import type { Browser, ConsoleMessage, Page } from 'playwright-core'
import type { Language } from '#domain/languages'
import type { Place } from './place.ts'
import { addressIn } from './places.ts'
import { become, type Scene } from './scene.ts'

/** With axe's own good manners beside the standard: headings in order, landmarks that are told apart. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export type View = { readonly dark: boolean; readonly width: 390 | 1280 }

export const VIEWS: readonly View[] = [false, true].flatMap((dark) =>
  ([390, 1280] as const).map((width) => ({ dark, width })),
)
/** Of a phone and of a small laptop. */
const HEIGHT = 850

export type Violation = {
  readonly rule: string
  readonly why: string
  /** Where: a selector of each element, and what is the matter with it. */
  readonly where: readonly string[]
}

/** A script from elsewhere: what the page's own policy would stop, the browser's tools may do. */
/** What stays in sight covers what happens to lie under it, until one scrolls: that is no property of what is covered. */
const layDown = (page: Page) =>
  page.evaluate(`for (const one of document.querySelectorAll('*'))
    if (getComputedStyle(one).position === 'sticky') one.style.position = 'static'`)

export const violationsOn = async (page: Page): Promise<readonly Violation[]> => {
  await layDown(page)
  await page.evaluate(axe.source)
  const options = JSON.stringify({ runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] })
  // What is in order is not told: it is a hundred times as much.
  const run = `axe.run(document, ${options}).then(({ violations }) => violations)`
  return (await page.evaluate<Result[]>(run)).map(({ id, help, nodes }) => ({
    rule: id,
    why: help,
    where: nodes.map(
      ({ target, failureSummary = '' }) => `${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`,
    ),
  }))
}

const FAULTS = /Content Security|Refused to/

/**
 * A window in which one place after the other is looked at: to open one for each takes as long as the look. Motion is
 * reduced, so that nothing is seen half-way.
 */
export const openWindow = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ reducedMotion: 'reduce' })).newPage()

/** What the one before has left behind is gone. */
const becomeAnother = async (page: Page, scene: Scene, { who = 'nobody', path }: Place, language: Language) => {
  const context = page.context()
  // The admin speaks as the browser does, also on the page that follows a press.
  await context.setExtraHTTPHeaders(path.startsWith('/admin') ? { 'accept-language': language } : {})
  if (page.url().startsWith(scene.url)) await page.evaluate('localStorage.clear()')
  await context.clearCookies()
  await become(context, scene, who)
}

/**
 * Opens a place once in a language, as somebody who has not been here before, and sees it in each view.
 *
 * @throws Error when the page is another one than was meant, or a script of it fails
 */
export const lookAt = async <T>(
  page: Page,
  scene: Scene,
  place: Place,
  language: Language,
  views: readonly View[],
  see: (page: Page, view: View) => Promise<T>,
): Promise<readonly T[]> => {
  await becomeAnother(page, scene, place, language)
  const faults: string[] = []
  const onFault = (fault: Error) => void faults.push(String(fault))
  const onLine = (line: ConsoleMessage) => void (FAULTS.test(line.text()) && faults.push(line.text()))
  page.on('pageerror', onFault).on('console', onLine)
  try {
    const all: T[] = []
    for (const [at, view] of views.entries()) {
      await page.setViewportSize({ width: view.width, height: HEIGHT })
      await page.emulateMedia({ colorScheme: view.dark ? 'dark' : 'light' })
      if (at === 0) await open(page, scene, place, language)
      all.push(await see(page, view))
    }
    if (faults.length > 0) throw new Error(`${place.name}: ${faults.join('; ')}`)
    return all
  } finally {
    page.off('pageerror', onFault).off('console', onLine)
  }
}

const open = async (page: Page, scene: Scene, place: Place, language: Language) => {
  const answer = await page.goto(scene.url + addressIn(place, language))
  const status = answer?.status() ?? 0
  if (status !== (place.status ?? 200)) throw new Error(`${place.name} answered ${status}`)
  await place.first?.(page)
}
