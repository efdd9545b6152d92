/**
 * A product's pictures, closer, and its button at the foot of a phone. Without this the pictures are links and the
 * button is where it stands.
 */
const SCALE_MAX = 4
/** What a press on a picture, or on plus and minus, makes of it. */
const PRESS = 2.5
const STEP = 1.5

/* ── Closer ──────────────────────────────────────────────────────────────────────────────────────────────────── */
const links = () => Array.from(document.querySelectorAll('[data-closer]'))
const closer = () => document.querySelector('dialog.closer')
const track = () => closer().querySelector('ul')
const slides = () => Array.from(track().children)
const shown = () => Math.round(track().scrollLeft / track().clientWidth)
const scaleOf = (slide) => Number(slide.dataset.scale ?? 1)

/** The spot under the finger stays under it. */
const scale = (slide, wanted, at) => {
  const to = Math.min(Math.max(wanted, 1), SCALE_MAX)
  const picture = slide.firstElementChild
  const box = slide.getBoundingClientRect()
  const x = (at?.clientX ?? box.left + box.width / 2) - box.left
  const y = (at?.clientY ?? box.top + box.height / 2) - box.top
  const [across, down] = [(slide.scrollLeft + x) / slide.scrollWidth, (slide.scrollTop + y) / slide.scrollHeight]
  slide.dataset.scale = String(to)
  slide.classList.toggle('near', to > 1)
  picture.style.width = picture.style.height = `${to * 100}%`
  slide.scrollTo(across * slide.scrollWidth - x, down * slide.scrollHeight - y)
}

const tell = () => {
  const [at, all] = [shown(), slides().length]
  closer().querySelector('[data-place]').textContent = all > 1 ? `${at + 1} / ${all}` : ''
  for (const button of closer().querySelectorAll('[data-turn]')) {
    button.hidden = all < 2
    button.disabled = at + Number(button.dataset.turn) < 0 || at + Number(button.dataset.turn) >= all
  }
}

const turn = (by, smooth = true) => {
  const next = slides()[shown() + by]
  if (!next) return
  scale(slides()[shown()], 1)
  const calm = !smooth || matchMedia('(prefers-reduced-motion: reduce)').matches
  track().scrollTo({ left: next.offsetLeft, behavior: calm ? 'instant' : 'smooth' })
}

const open = (link) => {
  track().replaceChildren(
    ...links().map((one) => {
      const [slide, picture] = [document.createElement('li'), document.createElement('img')]
      const small = one.querySelector('img')
      Object.assign(picture, { alt: small.alt, src: one.href, width: small.width, height: small.height, draggable: false })
      slide.append(picture)
      return slide
    }),
  )
  closer().showModal()
  turn(links().indexOf(link) - shown(), false)
  tell()
  track().onscroll = tell
}

/** Two fingers: how far apart, and between what. */
const span = ([a, b]) => ({
  apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
  clientX: (a.clientX + b.clientX) / 2,
  clientY: (a.clientY + b.clientY) / 2,
})
let pinch
document.addEventListener('touchstart', ({ target, touches }) => {
  const slide = touches.length === 2 && target.closest?.('.closer li')
  pinch = slide ? { slide, apart: span(touches).apart, from: scaleOf(slide) } : undefined
})
document.addEventListener(
  'touchmove',
  (event) => {
    if (!pinch || event.touches.length !== 2) return
    event.preventDefault()
    const now = span(event.touches)
    scale(pinch.slide, (pinch.from * now.apart) / pinch.apart, now)
  },
  { passive: false },
)
document.addEventListener(
  'wheel',
  (event) => {
    const slide = event.target.closest?.('.closer li')
    if (!slide || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return
    event.preventDefault()
    scale(slide, scaleOf(slide) * Math.exp(-event.deltaY / 400), event)
  },
  { passive: false },
)

/** A mouse takes hold of a picture that is larger than its frame. */
let held
document.addEventListener('pointerdown', (event) => {
  const slide = event.pointerType === 'mouse' && event.button === 0 && event.target.closest?.('.closer li')
  held = slide ? { slide, x: event.clientX, y: event.clientY, left: slide.scrollLeft, top: slide.scrollTop, moved: false } : undefined
})
document.addEventListener('pointermove', ({ clientX, clientY, buttons }) => {
  if (!held || buttons !== 1) return
  held.moved ||= Math.hypot(clientX - held.x, clientY - held.y) > 4
  held.slide.scrollTo(held.left + held.x - clientX, held.top + held.y - clientY)
})

document.addEventListener('click', (event) => {
  const { target } = event
  const link = target.closest('[data-closer]')
  if (link && closer() && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
    event.preventDefault()
    return open(link)
  }
  if (!target.closest('dialog.closer')) return
  const by = target.closest('[data-turn]')?.dataset.turn
  if (by) turn(Number(by))
  const more = target.closest('[data-scale]')
  if (more?.matches('button')) {
    const slide = slides()[shown()]
    scale(slide, scaleOf(slide) * STEP ** Number(more.dataset.scale))
  }
  const slide = target.closest('.closer li')
  if (slide && !held?.moved) scale(slide, scaleOf(slide) > 1 ? 1 : PRESS, event)
})

document.addEventListener('keydown', (event) => {
  if (!closer()?.open || event.metaKey || event.ctrlKey || event.altKey) return
  const slide = slides()[shown()]
  const does = {
    ArrowRight: () => turn(1),
    ArrowLeft: () => turn(-1),
    '+': () => scale(slide, scaleOf(slide) * STEP),
    '=': () => scale(slide, scaleOf(slide) * STEP),
    '-': () => scale(slide, scaleOf(slide) / STEP),
    0: () => scale(slide, 1),
  }[event.key]
  if (!does) return
  // Of a picture that is larger than its frame the arrows show the rest.
  if (event.key.startsWith('Arrow') && scaleOf(slide) > 1) return slide.scrollBy(event.key === 'ArrowRight' ? 80 : -80, 0)
  event.preventDefault()
  does()
})

/* ── The strip of a phone: which picture is in view ──────────────────────────────────────────────────────────── */
const followStrip = () => {
  const places = document.querySelectorAll('.places a')
  const watching = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) {
        const place = Array.from(places).find(({ hash }) => hash === `#${target.id}`)
        if (place && isIntersecting) place.setAttribute('aria-current', 'true')
        else place?.removeAttribute('aria-current')
      }
    },
    { root: document.querySelector('.gallery'), threshold: 0.6 },
  )
  for (const picture of document.querySelectorAll('.gallery li[id]')) watching.observe(picture)
}
document.addEventListener('click', (event) => {
  const place = event.target.closest('.places a')
  const picture = place && document.querySelector(place.hash)
  if (!picture) return
  event.preventDefault()
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  picture.parentElement.scrollTo({ left: picture.offsetLeft - picture.parentElement.offsetLeft, behavior: calm ? 'instant' : 'smooth' })
})

/* ── The button at the foot, while the real one is out of sight ──────────────────────────────────────────────── */
let watching
const watchButton = () => {
  watching?.disconnect()
  const [bar, button] = [document.querySelector('[data-buy-bar]'), document.querySelector('#add .button')]
  if (!bar || !button) return
  // What the head covers is out of sight too.
  watching = new IntersectionObserver(([seen]) => (bar.hidden = seen.isIntersecting), { rootMargin: '-64px 0px 0px' })
  watching.observe(button)
}

const begin = () => {
  watchButton()
  followStrip()
}
begin()
// Another variant is another part of the page, in place.
document.addEventListener('stoa:swapped', begin)
