/** New rows wait behind a line and never move what is being read; nobody is asked while the page is hidden. */
import { one } from './dom.ts'

const ASK_MS = 10_000

const news = one('[data-news]')

const ask = async (place: HTMLElement): Promise<void> => {
  if (document.hidden || place.dataset.news === undefined) return
  const answer = await fetch(place.dataset.news).catch(() => null)
  if (!answer?.ok || answer.redirected) return
  const { count, line } = (await answer.json()) as { readonly count: number; readonly line: string }
  place.hidden = count === 0
  place.textContent = line
}

if (news) setInterval(() => void ask(news), ASK_MS)
