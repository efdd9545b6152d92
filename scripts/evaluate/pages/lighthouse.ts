/** Lighthouse looks at a page as on a mid-range phone with a slow connection. */
import { launch } from 'chrome-launcher'
import lighthouse, { type Result } from 'lighthouse'

export type Scores = Readonly<Record<'performance' | 'accessibility' | 'bestPractices' | 'seo', number>>

export type Look = {
  /** 0 to 100. */
  readonly scores: Scores
  readonly lcpMs: number
  readonly cls: number
  readonly tbtMs: number
  /** Addresses of what the page loaded, by kind. */
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
  readonly requests: number
  /** How fast this machine was meanwhile: Lighthouse supposes about 1,500 and more. */
  readonly benchmarkIndex: number
  /** What cost points, with the audit's own title. */
  readonly lost: readonly string[]
}

type BuyerCall = { readonly url: string; readonly kind: string }

const CATEGORIES = {
  performance: 'performance',
  accessibility: 'accessibility',
  bestPractices: 'best-practices',
  seo: 'seo',
} as const

/** The figures of performance lose points by degrees; every other audit is passed or not. */
const lostIn = (lhr: Result): readonly string[] =>
  Object.values(CATEGORIES).flatMap((id) =>
    (lhr.categories[id]?.auditRefs ?? []).flatMap((ref) => {
      const audit = lhr.audits[ref.id]
      const passed = audit?.score === null || audit?.score === undefined || audit.score >= 0.995
      if (passed || ref.weight === 0) return []
      return [`${id}: ${audit.title} (${ref.id})${audit.displayValue ? ` ${audit.displayValue}` : ''}`]
    }),
  )

const lookIn = (lhr: Result): Look => {
  const requests = ((lhr.audits['network-requests']?.details as { items?: readonly unknown[] } | undefined)?.items ??
    []) as readonly { readonly url: string; readonly resourceType?: string }[]
  const all: BuyerCall[] = requests.map(({ url, resourceType = '' }) => ({ url, kind: resourceType }))
  const of = (kind: string) => [...new Set(all.filter((one) => one.kind === kind).map(({ url }) => url))]
  const figure = (id: string) => lhr.audits[id]?.numericValue ?? Number.NaN
  const score = (id: string) => Math.round((lhr.categories[id]?.score ?? 0) * 100)
  const { performance, accessibility, bestPractices, seo } = CATEGORIES
  return {
    scores: {
      performance: score(performance),
      accessibility: score(accessibility),
      bestPractices: score(bestPractices),
      seo: score(seo),
    },
    lcpMs: Math.round(figure('largest-contentful-paint')),
    cls: Number(figure('cumulative-layout-shift').toFixed(4)),
    tbtMs: Math.round(figure('total-blocking-time')),
    scripts: of('Script'),
    styles: of('Stylesheet'),
    requests: all.length,
    benchmarkIndex: Math.round(lhr.environment.benchmarkIndex),
    lost: lostIn(lhr),
  }
}

export type Lighthouse = {
  /** @param cookie what the browser already has @throws Error when the page could not be loaded */
  readonly look: (url: string, cookie?: string) => Promise<Look>
  readonly close: () => void
}

/** On a busy machine the browser now and then loses the recording; a page that cannot be loaded fails every time. */
const ATTEMPTS = 3

/** One Chromium for all pages; Lighthouse empties its caches before every look. */
export const openLighthouse = async (chromePath: string): Promise<Lighthouse> => {
  const chrome = await launch({ chromePath, chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'] })
  const once = (url: string, cookie: string | undefined) =>
    lighthouse(url, {
      port: chrome.port,
      output: 'json',
      logLevel: 'silent',
      onlyCategories: Object.values(CATEGORIES),
      ...(cookie && { extraHeaders: { Cookie: cookie } }),
    })
  const look = async (url: string, cookie?: string): Promise<Look> => {
    let trouble = 'it said nothing'
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const lhr = (await once(url, cookie))?.lhr
      if (lhr && !lhr.runtimeError) return lookIn(lhr)
      trouble = lhr?.runtimeError?.message ?? trouble
    }
    throw new Error(`Lighthouse could not look at ${url}: ${trouble}`)
  }
  return { look, close: () => chrome.kill() }
}
