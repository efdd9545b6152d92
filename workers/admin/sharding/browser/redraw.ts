/** The same elements with other figures: texts, the height of loads, the width of bars, the steps of a move. */
import { isLanguage, type Language } from '#domain/languages'
import type { MoveSnapshot } from '#domain/sharding/directory-snapshot'
import { every, one } from '../../frame/browser/dom.ts'
import { fill as fillIn, type Figures } from '../fill.ts'

const { lang } = document.documentElement
const short = lang.slice(0, 2)
const language: Language = isLanguage(short) ? short : 'en'

/** The sentences of the page, said as the server says them. */
export const fill = (text: string, figures: Figures): string => fillIn(text, figures, language)

/** @param relieve above this share a shard is over */
export const redraw = (part: HTMLElement, figures: Figures, relieve: number): void => {
  const share = Number(figures['share'] ?? 0)
  const over = share > relieve
  const texts = [...(part.matches('[data-text]') ? [part] : []), ...every('[data-text]', part)]
  for (const element of texts) {
    const { over: ofOver, text: usual = '' } = element.dataset
    const text = fill((over && ofOver) || usual, figures)
    if (element.textContent !== text) element.textContent = text
  }
  for (const load of every('[data-foot]', part)) {
    const height = Number(load.dataset.full) * Math.min(1, share)
    load.setAttribute('y', String(Number(load.dataset.foot) - height))
    load.setAttribute('height', String(height))
    load.classList.toggle('over', over)
  }
  for (const bar of every('[data-wide]', part)) {
    bar.setAttribute('width', String(Math.min(100, Number(figures['percent']))))
    bar.setAttribute('class', over ? 'm-over' : 'm-available')
  }
}

export const redrawSteps = ({ id, step }: MoveSnapshot): void => {
  const list = one(`[data-of="job:${CSS.escape(id)}"] [data-steps]`)
  if (!list || !step) return
  const items = every('[data-step]', list)
  const here = items.findIndex((item) => item.dataset.step === step)
  for (const [index, item] of items.entries()) {
    item.className = index < here ? 'done' : index === here ? 'now' : ''
    if (index === here) item.setAttribute('aria-current', 'step')
    else item.removeAttribute('aria-current')
  }
}
