/** Somebody who has a keyboard and no pointer: where the focus is, whether it can be seen, and how it gets further. */
import type { Page } from 'playwright-core'

/** More stops than any page has on the way to what one looks for. */
const STOPS_MAX = 150

export type Focus = {
  /** As one would name it: the element with its id, name or words. */
  readonly what: string
  readonly id: string
  /** What is wrong with it; empty when it can be seen. */
  readonly amiss: string
}

/**
 * Runs in the page. Focus is amiss when it is nowhere, has no mark that shows it, is out of sight, or lies under
 * something else (WCAG 2.4.7 and 2.4.11). A choice may show the mark on the label that stands for it.
 */
const SEEN = `(() => {
  const element = document.activeElement
  if (!element || element === document.body || element === document.documentElement)
    return { what: 'nothing', id: '', amiss: 'the focus is lost' }
  const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\\s+/g, ' ').slice(0, 30)
  const what = element.tagName.toLowerCase() + (element.id ? '#' + element.id : '') + ' ' + words
  const said = (amiss) => ({ what, id: element.id, amiss })
  const shown = [element, element.closest('label'), element.closest('form'), element.parentElement].filter(Boolean)
  const marked = (one) => {
    const style = getComputedStyle(one)
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none'
  }
  if (!shown.some(marked)) return said('nothing shows that it has the focus')
  const box = element.getBoundingClientRect()
  const seen = box.width > 2 && box.height > 2 ? element : shown.find((one) => one.getBoundingClientRect().width > 2)
  if (!seen) return said('it has no size')
  const { left, right, top, bottom } = seen.getBoundingClientRect()
  if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight) return said('it is out of sight')
  const at = (part, from, to) => Math.min(Math.max(from + (to - from) * part, 0), Infinity)
  const parts = [0.1, 0.5, 0.9]
  const free = parts.some((x) => parts.some((y) => {
    const top_ = document.elementFromPoint(at(x, left, right), at(y, top, bottom))
    return top_ && (seen.contains(top_) || (element.labels && [...element.labels].some((label) => label.contains(top_))))
  }))
  return said(free ? '' : 'something lies over it')
})()`

export const focusOn = (page: Page): Promise<Focus> => page.evaluate<Focus>(SEEN)

export type Walk = {
  /** Goes on from stop to stop until one is reached. @throws Error when there is none, or one cannot be seen */
  readonly to: (selector: string, at?: (focus: Focus) => Promise<void>) => Promise<void>
  readonly press: (key: string) => Promise<void>
}

export const walkOn = (page: Page): Walk => {
  const to: Walk['to'] = async (selector, at = async () => {}) => {
    const stops: string[] = []
    for (let stop = 0; stop < STOPS_MAX; stop++) {
      await page.keyboard.press('Tab')
      const focus = await focusOn(page)
      // Behind the last stop the browser's own buttons come, then the first stop again.
      if (focus.amiss && focus.what !== 'nothing') throw new Error(`${page.url()}: ${focus.what}: ${focus.amiss}`)
      stops.push(focus.what)
      if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return
      await at(focus)
    }
    throw new Error(`${page.url()}: no way to ${selector}, only to ${[...new Set(stops)].join(' · ')}`)
  }
  return { to, press: (key) => page.keyboard.press(key) }
}
