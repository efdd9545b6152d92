/** Moments that the page says by the clock of the shop, by that of whoever reads: the day is said where it is another there. */
import { every } from './dom.ts'
import { SWAPPED } from './swap.ts'

const show = (): void => {
  for (const time of every<HTMLTimeElement>('time[data-clock]')) {
    const at = new Date(time.dateTime)
    const isToday = at.toDateString() === new Date().toDateString()
    time.textContent = new Intl.DateTimeFormat(document.documentElement.lang, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      ...(!isToday && { weekday: 'short' }),
    }).format(at)
  }
}

show()
document.addEventListener(SWAPPED, show)
