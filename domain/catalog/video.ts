/**
 * A video of a product or of a page: a file that browsers play, of the shop or elsewhere, or an address of the two places
 * where merchants keep theirs. The picture is what is seen before somebody presses it, so that nobody who only looks at a
 * product is told to anybody else.
 */
import { shopFileAt } from './shop-file.ts'

export type Video = {
  readonly kind: 'file' | 'youtube' | 'vimeo'
  /** The one spelling of it. */
  readonly address: string
}

/** What every browser plays in a page of the web: the endings of their names. */
const PLAYED = /\.(mp4|webm)$/i
const YOUTUBE_ID = /^[\w-]{11}$/
const VIMEO_ID = /^\d{6,12}$/

const youtube = (id: string | null | undefined): Video | undefined =>
  id && YOUTUBE_ID.test(id) ? { kind: 'youtube', address: `https://www.youtube.com/watch?v=${id}` } : undefined

const vimeo = (id: string | undefined): Video | undefined =>
  id && VIMEO_ID.test(id) ? { kind: 'vimeo', address: `https://vimeo.com/${id}` } : undefined

/** By the host without what stands before it: `www.`, `m.`, `player.`. */
const readers: ReadonlyMap<string, (parts: readonly string[], query: URLSearchParams) => Video | undefined> = new Map([
  ['youtu.be', ([id]) => youtube(id)],
  ['youtube.com', ([folder, id], query) => youtube(folder === 'watch' ? query.get('v') : id)],
  ['youtube-nocookie.com', ([, id]) => youtube(id)],
  ['vimeo.com', (parts) => vimeo(parts.at(-1))],
])

/** @param text as it was typed or pasted. @returns undefined when it is nothing that can be shown */
export const videoAt = (text: string): Video | undefined => {
  const own = shopFileAt(text.trim())
  if (own) return own.kind === 'video' ? { kind: 'file', address: text.trim() } : undefined
  const url = URL.parse(text.trim())
  if (url?.protocol !== 'https:' || url.username || url.password) return undefined
  const host = url.hostname.replace(/^(www|m|player)\./, '')
  const reader = readers.get(host)
  if (reader) return reader(url.pathname.split('/').filter(Boolean), url.searchParams)
  return PLAYED.test(url.pathname) ? { kind: 'file', address: url.href } : undefined
}
