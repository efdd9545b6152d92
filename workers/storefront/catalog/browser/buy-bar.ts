/** The button at the foot of a phone, while the real one is out of sight. */
import { one } from '../../frame/browser/dom.ts'
import { SWAPPED } from '../../frame/browser/swap.ts'

/** What the head covers is out of sight too. */
const HEAD = '-64px 0px 0px'

let watching: IntersectionObserver | undefined
const watch = (): void => {
  watching?.disconnect()
  const [bar, button] = [one('[data-buy-bar]'), one('#add .button')]
  if (!bar || !button) return
  watching = new IntersectionObserver(([seen]) => (bar.hidden = seen?.isIntersecting ?? false), { rootMargin: HEAD })
  watching.observe(button)
}

watch()
document.addEventListener(SWAPPED, watch)
