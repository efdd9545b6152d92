/**
 * Keeps the page of a waiting room up to date without loading it anew. Without it, the page loads itself anew now and
 * then.
 *
 * The server says when to look again; a little chance keeps all who wait from looking at the same moment. Nobody looks
 * while the page is hidden, and whoever comes back looks at once.
 */
import { every, one, parsed } from '../../frame/browser/dom.ts'

/** Until the next look, where the server has not said it. */
const RETRY_SECONDS = 10

/** As the server tells it; null: as it is. */
type Standing = {
  readonly state: string
  readonly lead: string | null
  readonly place: string | null
  /** Of all who were before, 0 to 1. */
  readonly passed: number
  readonly behind: string
  readonly againSeconds: number | null
}

const room = () => one('[data-queue]')
const again = () => Number(room()?.dataset.again) || null
let timer: number | undefined

/** Nine to twelve tenths of what was said. */
const later = (seconds: number | null): void => {
  clearTimeout(timer)
  if (seconds !== null && !document.hidden) timer = setTimeout(look, seconds * (900 + Math.random() * 300))
}

const show = ({ lead, place, passed, behind }: Standing): void => {
  for (const [name, text] of Object.entries({ lead, place })) {
    const element = one(`[data-told="${name}"]`)
    if (element && text !== null && element.textContent !== text) element.textContent = text
  }
  const columns = every('[data-column]')
  for (const [index, column] of columns.entries())
    column.classList.toggle('passed', index < Math.floor(passed * columns.length))
  columns[0]?.parentElement?.setAttribute('aria-label', behind)
}

/** Things stand otherwise now: the new page takes the place of the old one, and says so. */
const turnPage = async (): Promise<void> => {
  const page = await parsed(await fetch(location.pathname, { headers: { accept: 'text/html' } }))
  const [from, into] = [one('#main', page), one('#main')]
  // A check for people brings a script of its own, which only a page that is loaded runs.
  if (!from || !into || one('.cf-turnstile', from)) return location.reload()
  into.replaceWith(from)
  document.title = page.title
  one('h1', from)?.focus()
  later(again())
}

const look = async (): Promise<void> => {
  const here = room()?.dataset
  if (!here?.queue) return
  try {
    const answer = await fetch(here.queue, { headers: { accept: 'application/json' } })
    if (!answer.ok) return later(Number(answer.headers.get('retry-after')) || RETRY_SECONDS)
    const standing = (await answer.json()) as Standing
    if (standing.state !== here.state) return await turnPage()
    show(standing)
    later(standing.againSeconds)
  } catch {
    later(RETRY_SECONDS)
  }
}

document.addEventListener('visibilitychange', () => {
  if (document.hidden) clearTimeout(timer)
  else if (room()?.dataset.again) void look()
})
later(again())
