/** One page: where it is, who sees it, and what has to be done to see it. */
import type { Page } from 'playwright-core'
import type { Language } from '#domain/languages'

/** `mailed`: somebody who has asked for a mail; `customer`: who has entered its digits. */
export type Who = 'nobody' | 'shopper' | 'challenged' | 'bought' | 'mailed' | 'customer' | 'staff'

export type Place = {
  readonly name: string
  /** Path and query. */
  readonly path: string
  /** Nobody in particular, unless it says so. */
  readonly who?: Who
  /** 200, unless it says so. */
  readonly status?: number
  /** Absent: every language. */
  readonly only?: Language
  /** What is done on the page before it is looked at. */
  readonly first?: (page: Page) => Promise<unknown>
}
