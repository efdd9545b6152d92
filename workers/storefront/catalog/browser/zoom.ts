/** A closer look at pictures: a dialog over the page, turned by keys and buttons, made larger by press, wheel and fingers. */
import { own } from '#domain/own'
import { every, isElsewhere, one, within } from '../../frame/browser/dom.ts'
import { behaviour } from './motion.ts'

const SCALE_MAX = 4
/** What a press on a picture, or on plus and minus, makes of it. */
const PRESS = 2.5
const STEP = 1.5
/** So far a mouse may slip while it presses, and so far an arrow key moves a larger picture, in pixels. */
const SLIP = 4
const ARROW = 80

type Spot = { readonly clientX: number; readonly clientY: number }

const links = () => every<HTMLAnchorElement>('[data-closer]')
const dialog = () => one<HTMLDialogElement>('dialog.closer')
const track = () => one('dialog.closer ul')
const slides = () => every('dialog.closer li')
const slideIn = (event: Event) => within(event, '.closer li')
const scaleOf = (slide: HTMLElement) => Number(slide.dataset.scale ?? 1)

const shown = (): number => {
  const strip = track()
  return strip ? Math.round(strip.scrollLeft / strip.clientWidth) : 0
}

/** The spot under the finger stays under it. */
const scale = (slide: HTMLElement | undefined, wanted: number, at?: Spot): void => {
  const picture = slide?.firstElementChild
  if (!slide || !(picture instanceof HTMLElement)) return
  const to = Math.min(Math.max(wanted, 1), SCALE_MAX)
  const box = slide.getBoundingClientRect()
  const x = (at?.clientX ?? box.left + box.width / 2) - box.left
  const y = (at?.clientY ?? box.top + box.height / 2) - box.top
  const [across, down] = [(slide.scrollLeft + x) / slide.scrollWidth, (slide.scrollTop + y) / slide.scrollHeight]
  slide.dataset.scale = String(to)
  slide.classList.toggle('near', to > 1)
  picture.style.width = picture.style.height = `${to * 100}%`
  slide.scrollTo(across * slide.scrollWidth - x, down * slide.scrollHeight - y)
}

const scaleBy = (factor: number): void => {
  const slide = slides()[shown()]
  if (slide) scale(slide, scaleOf(slide) * factor)
}

const showPlace = (): void => {
  const [at, all] = [shown(), slides().length]
  const place = one('dialog.closer [data-place]')
  if (place) place.textContent = all > 1 ? `${at + 1} / ${all}` : ''
  for (const button of every<HTMLButtonElement>('dialog.closer [data-turn]')) {
    const to = at + Number(button.dataset.turn)
    button.hidden = all < 2
    button.disabled = to < 0 || to >= all
  }
}

const turn = (by: number, smooth = true): void => {
  const next = slides()[shown() + by]
  if (!next) return
  scale(slides()[shown()], 1)
  track()?.scrollTo({ left: next.offsetLeft, behavior: behaviour(smooth) })
}

const slideOf = (link: HTMLAnchorElement): HTMLElement => {
  const [slide, picture] = [document.createElement('li'), document.createElement('img')]
  const small = one<HTMLImageElement>('img', link)
  const { alt = '', width = 0, height = 0 } = small ?? {}
  Object.assign(picture, { alt, src: link.href, width, height, draggable: false })
  slide.append(picture)
  return slide
}

const open = (link: HTMLAnchorElement): void => {
  const strip = track()
  strip?.replaceChildren(...links().map(slideOf))
  dialog()?.showModal()
  turn(links().indexOf(link) - shown(), false)
  showPlace()
  strip?.addEventListener('scroll', showPlace)
}

/* ── Two fingers: how far apart, and between what ────────────────────────────────────────────────────────────── */
const span = ([a, b]: TouchList): (Spot & { readonly apart: number }) | undefined =>
  a &&
  b && {
    apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
    clientX: (a.clientX + b.clientX) / 2,
    clientY: (a.clientY + b.clientY) / 2,
  }

let pinch: { readonly slide: HTMLElement; readonly apart: number; readonly from: number } | undefined
document.addEventListener('touchstart', (event) => {
  const slide = event.touches.length === 2 ? slideIn(event) : null
  pinch = slide ? { slide, apart: span(event.touches)?.apart ?? 1, from: scaleOf(slide) } : undefined
})
document.addEventListener(
  'touchmove',
  (event) => {
    const now = event.touches.length === 2 && span(event.touches)
    if (!pinch || !now) return
    event.preventDefault()
    scale(pinch.slide, (pinch.from * now.apart) / pinch.apart, now)
  },
  { passive: false },
)
document.addEventListener(
  'wheel',
  (event) => {
    const slide = slideIn(event)
    if (!slide || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return
    event.preventDefault()
    scale(slide, scaleOf(slide) * Math.exp(-event.deltaY / 400), event)
  },
  { passive: false },
)

/* ── A mouse takes hold of a picture that is larger than its frame ───────────────────────────────────────────── */
type Held = {
  readonly slide: HTMLElement
  readonly x: number
  readonly y: number
  left: number
  top: number
  moved: boolean
}
let held: Held | undefined
document.addEventListener('pointerdown', (event) => {
  const slide = event.pointerType === 'mouse' && event.button === 0 ? slideIn(event) : null
  const { clientX: x, clientY: y } = event
  held = slide ? { slide, x, y, left: slide.scrollLeft, top: slide.scrollTop, moved: false } : undefined
})
document.addEventListener('pointermove', ({ clientX, clientY, buttons }) => {
  if (!held || buttons !== 1) return
  held.moved ||= Math.hypot(clientX - held.x, clientY - held.y) > SLIP
  held.slide.scrollTo(held.left + held.x - clientX, held.top + held.y - clientY)
})

document.addEventListener('click', (event) => {
  const link = within<HTMLAnchorElement>(event, '[data-closer]')
  if (link && dialog() && !isElsewhere(event)) {
    event.preventDefault()
    return open(link)
  }
  if (!within(event, 'dialog.closer')) return
  const by = within(event, '[data-turn]')?.dataset.turn
  if (by) turn(Number(by))
  const more = within(event, 'button[data-scale]')
  if (more) scaleBy(STEP ** Number(more.dataset.scale))
  const slide = slideIn(event)
  if (slide && !held?.moved) scale(slide, scaleOf(slide) > 1 ? 1 : PRESS, event)
})

const keys: Readonly<Record<string, () => void>> = {
  ArrowRight: () => turn(1),
  ArrowLeft: () => turn(-1),
  '+': () => scaleBy(STEP),
  '=': () => scaleBy(STEP),
  '-': () => scaleBy(1 / STEP),
  '0': () => scale(slides()[shown()], 1),
}
document.addEventListener('keydown', (event) => {
  if (!dialog()?.open || event.metaKey || event.ctrlKey || event.altKey) return
  const act = own(keys, event.key)
  const slide = slides()[shown()]
  if (!act || !slide) return
  // Of a picture that is larger than its frame the arrows show the rest.
  if (event.key.startsWith('Arrow') && scaleOf(slide) > 1)
    return slide.scrollBy(event.key === 'ArrowRight' ? ARROW : -ARROW, 0)
  event.preventDefault()
  act()
})
