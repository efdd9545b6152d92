/** The browser that is installed here, for tests that look at pages. */
import { existsSync } from 'node:fs'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** @returns its path; undefined when there is none. CHROMIUM names one that is elsewhere. */
export const chromium = (): string | undefined => process.env['CHROMIUM'] ?? PLACES.find((place) => existsSync(place))

/** Headless, with nothing that would talk to the world on its own. */
export const CHROMIUM_ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
