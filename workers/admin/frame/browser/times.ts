/** Moments as the reader's own clock says them; pages come with UTC. */
import { every } from './dom.ts'

const DAY_MS = 86_400_000

const language = document.documentElement.lang || 'en'
const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const dayNear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' })
const dayFar = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' })
const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
const toSecond = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
const second = new Intl.DateTimeFormat(language, toSecond)
const full = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'long' })

const midnight = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

const dayOf = (at: Date): string => {
  const now = new Date()
  const days = Math.round((midnight(now) - midnight(at)) / DAY_MS)
  if (days === 0 || days === 1) return capital(relative.format(-days, 'day'))
  return (at.getFullYear() === now.getFullYear() ? dayNear : dayFar).format(at)
}

const ways: Readonly<Record<string, (at: Date) => string>> = {
  day: dayOf,
  clock: (at) => clock.format(at),
  both: (at) => `${dayOf(at)} ${clock.format(at)}`,
  seconds: (at) => second.format(at),
}

const show = (part: ParentNode): void => {
  for (const time of every<HTMLTimeElement>('time[data-show]', part)) {
    const at = new Date(time.dateTime)
    time.textContent = ways[time.dataset.show ?? '']?.(at) ?? ''
    time.title = full.format(at)
  }
}

show(document)
// Another script has put a part of the page anew.
document.addEventListener('renewed', ({ target }) => target instanceof Element && show(target))
for (const zone of every('[data-utc]')) zone.textContent = new Intl.DateTimeFormat().resolvedOptions().timeZone
