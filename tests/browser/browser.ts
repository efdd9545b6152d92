/** A real browser for tests of pages: opened before the first of a file, closed behind its last. */
import { chromium as browsers, type Browser } from 'playwright-core'
import { afterAll, beforeAll, test as anyTest } from 'vitest'
import { chromium, CHROMIUM_ARGS } from '../../scripts/chromium.ts'

export const executablePath = chromium()

/** Of the file that has said `withBrowser()`. */
export let browser: Browser

export const withBrowser = (): void => {
  beforeAll(async () => {
    if (executablePath) browser = await browsers.launch({ executablePath, args: [...CHROMIUM_ARGS] })
  })
  afterAll(() => browser?.close())
}

/** Where no browser is installed there is nothing to look with. */
export const test = anyTest.skipIf(!executablePath)
