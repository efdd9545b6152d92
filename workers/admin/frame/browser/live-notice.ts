/** New rows wait behind a line and never move what is being read; nobody is asked while the page is hidden. */
import { one } from './dom.ts'

const ASK_MS = 10_000

const notice = one('[data-live-notice]')

const ask = async (place: HTMLElement): Promise<void> => {
  if (document.hidden || place.dataset.liveNotice === undefined) return
  const answer = await fetch(place.dataset.liveNotice).catch(() => null)
  if (!answer?.ok || answer.redirected) return
  const { count, line } = (await answer.json()) as { readonly count: number; readonly line: string }
  place.hidden = count === 0
  place.textContent = line
}

if (notice) setInterval(() => void ask(notice), ASK_MS)
