/**
 * Where a page of before stands now. Chains are made short when they are written, so that whoever follows one goes one step;
 * a circle is refused with the way that it would take.
 */
import { ok, refuse, type Result } from '../result.ts'

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

/** A path as it is read, without what an address may end with; undefined for what is none. */
const pathOf = (text: string): string | undefined => {
  const trimmed = text.trim()
  if (!/^\/(?![/\\])[^?#\s\\]*$/.test(trimmed) || trimmed.length > PATH_MAX) return undefined
  const path = readable(trimmed)
  return path === undefined || /[\s\\]|\p{C}/u.test(path) ? undefined : path.replace(/(?<=.)\/+$/, '')
}

/** What is encoded wrongly is meant as it stands: `/100%-linen`. */
const readable = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
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

/**
 * Redirects laid onto those that are there, one after the other.
 *
 * @param existing where those lead from which, or to which, one of the drafts goes; nothing of it is a chain
 * @returns of each draft what is kept, or why nothing is
 */
export const laidRedirects = (
  existing: ReadonlyMap<string, string>,
  drafts: readonly Redirect[],
): Result<Redirect & { readonly isNew: boolean }, RedirectRefusal>[] => {
  const now = new Map(existing)
  return drafts.map((draft) => {
    const checked = checkedRedirect(draft)
    if (!checked.ok) return checked
    const { from, to } = checked.value
    // What the draft replaces leads nowhere any more, so it is no part of a circle.
    const last = now.get(to) ?? to
    if (last === from) return refuse({ code: 'redirect-circle', way: [from, to, from] })
    const isNew = now.get(from) !== last
    now.set(from, last)
    for (const [source, target] of now) if (target === from) now.set(source, last)
    return ok({ from, to: last, isNew })
  })
}
