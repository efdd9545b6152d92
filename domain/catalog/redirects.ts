/**
 * Where a page of before stands now. Chains are made short when they are written, so that whoever follows one goes one
 * step; only over a page that is there nothing is made short, because it is shown. A circle is refused with the way that
 * it would take.
 */
import { LANGUAGES } from '../languages.ts'
import { ok, refuse, type Result } from '../result.ts'
import { meantPath } from './meant-path.ts'

export type Redirect = {
  /** A path in the first language, as it is read: `/products/größe-42`. */
  readonly from: string
  /** A path likewise, or an address of elsewhere. */
  readonly to: string
}

/** In the order they are checked. */
export type RedirectRefusal =
  | { readonly code: 'redirect-unfit'; readonly field: 'from' | 'to' }
  | { readonly code: 'redirect-circle'; readonly way: readonly string[] }

export const PATH_MAX = 1_024

/** A redirect holds in every language: `/zh/alt` is `/alt`. The first language has no prefix. */
const PREFIX = new RegExp(`^/(?:${LANGUAGES.slice(1).join('|')})(?=/|$)`)

/** What is encoded wrongly is meant as it stands: `/100%-linen`. */
export const readable = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** A path as it is kept and looked for: read, without blanks and slashes at its end. */
export const asRead = (path: string): string =>
  readable(path)
    .trim()
    .replace(/(?<=.)\/+$/, '')

/** A path as it is read, in the first language; undefined for what is none. Blanks within are letters: `/pages/my old page`. */
const pathOf = (text: string): string | undefined => {
  const trimmed = text.trim()
  if (!/^\/[^?#]*$/.test(trimmed) || trimmed.length > PATH_MAX) return undefined
  const path = asRead(trimmed).replace(PREFIX, '') || '/'
  // Two slashes in front, also encoded, lead to another host.
  return path.startsWith('//') || /[\\\p{C}\p{Zl}\p{Zp}]/u.test(path) ? undefined : path
}

/** Exports write whole addresses where a page of the shop itself is meant, and paths with a query that no page of ours has. */
const targetOf = (text: string): string | undefined => {
  const trimmed = text.trim()
  if (trimmed.startsWith('/')) return pathOf(trimmed.replace(/[?#].*$/, ''))
  return /^https?:\/\/[^\s/]+\.[^\s]*$/i.test(trimmed) && trimmed.length <= PATH_MAX && URL.canParse(trimmed)
    ? trimmed
    : undefined
}

/** A redirect as somebody wrote it; the front page stands everywhere, and leads nowhere else. */
export const checkedRedirect = ({ from, to }: Redirect): Result<Redirect, RedirectRefusal> => {
  const [source, target] = [pathOf(from), targetOf(to)]
  if (source === undefined || source === '/') return refuse({ code: 'redirect-unfit', field: 'from' })
  if (target === undefined) return refuse({ code: 'redirect-unfit', field: 'to' })
  return source === target
    ? refuse({ code: 'redirect-circle', way: [source, target] })
    : ok({ from: source, to: target })
}

/** Encoded segment by segment, as an address bar has it: a per cent sign of a handle is one. */
export const encodedPath = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

/** Which page a kept path means by whichever spelling: `/Products/Mug` the same as `/products/mug`. */
export const meantBy = (path: string): string => (path.startsWith('/') ? readable(meantPath(encodedPath(path))) : path)

/** The own words of the shop, under which pages stand whatever the database has. */
const OWN: ReadonlySet<string> = new Set(
  (
    'account alerts blogs cart checkout discount events feeds files gift-cards line llms.txt market media newsletter pay ' +
    'orders policies preview queue reviews robots.txt search sitemap.xml sitemaps themes track unsubscribe wish-list'
  ).split(' '),
)

/** Whether a page of the shop itself stands there at all times; those with handles the store knows. */
export const isOwnPath = (path: string): boolean => {
  const [first = '', second] = path.split('/').filter(Boolean)
  if (path === '/' || path === '/collections/all') return true
  return OWN.has(first) && !(first === 'blogs' && second === 'news' && path !== '/blogs/news')
}

/** What is known of the paths that drafts go from and to. */
export type RedirectsThere = {
  /** Which leads where, with all that those lead on to, and those that lead to where a draft leads away from. */
  readonly existing: ReadonlyMap<string, string>
  /** Where a page stands, public or not. */
  readonly standing: ReadonlySet<string>
}

export type Laying = {
  /** Of each draft what is kept, or why nothing is. */
  readonly laid: readonly Result<Redirect & { readonly isNew: boolean }, RedirectRefusal>[]
  /** Which leads where when all of them are laid. */
  readonly now: ReadonlyMap<string, string>
}

/** Redirects laid onto those that are there, one after the other. */
export const laidRedirects = (there: RedirectsThere, drafts: readonly Redirect[]): Laying => {
  const now = new Map(there.existing)
  const isStanding = (path: string) => there.standing.has(path) || isOwnPath(path)
  /** Which redirect is asked for who comes to a path: the one of its very spelling before the one of the page that is meant. */
  const asked = (path: string) => (now.has(path) ? path : meantBy(path))
  /** The way of whoever comes to `from`, also over pages that are there: they may be taken away. Undefined when it ends. */
  const circleFrom = (from: string): readonly string[] | undefined => {
    const way = [from]
    const seen = new Set<string>()
    for (let at = from; ; at = asked(way.at(-1) ?? '')) {
      if (seen.has(at)) return at === way.at(-1) ? way : [...way, at]
      const next = now.get(at)
      if (next === undefined) return undefined
      seen.add(at)
      way.push(next)
    }
  }
  const shortened = (to: string): string => {
    const next = isStanding(asked(to)) ? undefined : now.get(asked(to))
    return next === undefined ? to : shortened(next)
  }
  const laid = drafts.map((draft) => {
    const checked = checkedRedirect(draft)
    if (!checked.ok) return checked
    const { from, to } = checked.value
    // What the draft replaces leads nowhere any more, so it is no part of a circle.
    const was = now.get(from)
    now.set(from, to)
    const way = circleFrom(from)
    if (way) {
      if (was === undefined) now.delete(from)
      else now.set(from, was)
      return refuse({ code: 'redirect-circle', way })
    }
    const last = shortened(to)
    now.set(from, last)
    if (!isStanding(from)) for (const [source, target] of now) if (target === from) now.set(source, last)
    return ok({ from, to: last, isNew: was !== last })
  })
  return { laid, now }
}
