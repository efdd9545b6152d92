/**
 * /speculation-rules.json: which pages a browser may fetch before they are asked for, so that they are there at once.
 *
 * Only pages that are the same for everyone and change nothing when they are read. Carts, checkouts, orders and lines are
 * in no rule, and nothing is fetched that is not named here. A page is fetched when the pointer rests on its link, and
 * made ready when the finger goes down. The rules come in a header because pages have no inline scripts.
 *
 * @see https://developer.mozilla.org/docs/Web/API/Speculation_Rules_API
 */
import { Hono } from 'hono'
import { LANGUAGES } from '#domain/languages'
import type { App } from '../../env.ts'
import { pathIn } from '../../http/language.ts'

export const SPECULATION_PATH = '/speculation-rules.json'

const OPEN = ['/products/*', '/collections/*', '/pages/*', '/policies/*']

const where = {
  and: [
    { href_matches: LANGUAGES.flatMap((language) => OPEN.map((path) => pathIn(language, path))) },
    // Of choices and filters there are many, and a script changes them in place.
    { not: { selector_matches: '[rel~=nofollow]' } },
  ],
}

export const RULES = {
  prefetch: [{ where, eagerness: 'moderate' }],
  prerender: [{ where, eagerness: 'conservative' }],
}

export const speculation = new Hono<App>().get('/', (c) =>
  c.body(JSON.stringify(RULES), 200, {
    'content-type': 'application/speculationrules+json',
    // It changes with a deploy alone.
    'cache-control': 'public, max-age=86400',
  }),
)
