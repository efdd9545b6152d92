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
/** Words as long as an id, in its place: a list, and whatever a channel shows at the moment. */
const NO_YOUTUBE_ID = new Set(['videoseries', 'live_stream'])
const VIMEO_ID = /^\d{1,12}$/
/** What an unlisted video is shown by, and not without. */
const VIMEO_HASH = /^[\da-f]{6,20}$/i

type Reader = (parts: readonly string[], query: URLSearchParams) => Video | undefined

const youtube = (id: string | null | undefined): Video | undefined =>
  id && YOUTUBE_ID.test(id) && !NO_YOUTUBE_ID.has(id)
    ? { kind: 'youtube', address: `https://www.youtube.com/watch?v=${id}` }
    : undefined

const vimeo = (id: string | undefined, hash?: string | null): Video | undefined =>
  id && VIMEO_ID.test(id) ? { kind: 'vimeo', address: `https://vimeo.com/${id}${hash ? `/${hash}` : ''}` } : undefined

const hashIn = (query: URLSearchParams) => VIMEO_HASH.exec(query.get('h') ?? '')?.[0]

/** Channels, lists and searches have the same form as videos, so that only those folders count that videos have. */
const onYoutube: Reader = ([folder = '', id, ...rest], query) => {
  if (folder === 'watch' && id === undefined) return youtube(query.get('v'))
  return ['shorts', 'embed', 'live'].includes(folder) && rest.length === 0 ? youtube(id) : undefined
}

const onVimeo: Reader = (parts, query) => {
  const [first = '', second] = parts
  if (parts.length === 1) return vimeo(first, hashIn(query))
  if (parts.length === 2) return VIMEO_HASH.test(second ?? '') ? vimeo(first, second) : undefined
  const within = /^(?:channels\/[^/]+|groups\/[^/]+\/videos|showcase\/\d+\/video)\/(\d+)$/.exec(parts.join('/'))
  return vimeo(within?.[1], hashIn(query))
}

/** By the host without its `www.`. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['youtu.be', (parts) => (parts.length === 1 ? youtube(parts[0]) : undefined)],
  ['youtube.com', onYoutube],
  ['m.youtube.com', onYoutube],
  ['music.youtube.com', onYoutube],
  ['youtube-nocookie.com', onYoutube],
  ['vimeo.com', onVimeo],
  ['player.vimeo.com', ([folder, id], query) => (folder === 'video' ? vimeo(id, hashIn(query)) : undefined)],
])

const readerOf = (url: URL | null) => (url && !url.port ? readers.get(url.hostname.replace(/^www\./, '')) : undefined)

/** @param text as it was typed or pasted. @returns undefined when it is nothing that can be shown */
export const videoAt = (text: string): Video | undefined => {
  const typed = text.trim()
  const own = shopFileAt(typed)
  if (own) return own.kind === 'video' ? { kind: 'file', address: typed } : undefined
  // As address bars show it and codes to embed have it: the two places speak https whatever stands in front.
  const bare = URL.parse(`https://${typed.replace(/^(?:https?:)?\/\//i, '')}`)
  const reader = readerOf(bare)
  if (bare && reader)
    return bare.username || bare.password
      ? undefined
      : reader(bare.pathname.split('/').filter(Boolean), bare.searchParams)
  const url = URL.parse(typed)
  if (url?.protocol !== 'https:' || url.username || url.password) return undefined
  return PLAYED.test(url.pathname) ? { kind: 'file', address: url.href } : undefined
}
