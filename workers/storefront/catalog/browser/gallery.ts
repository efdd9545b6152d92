/** The strip of pictures on a phone: which one is in view, and a way to each. */
import { every, one, within } from '../../frame/browser/dom.ts'
import { SWAPPED } from '../../frame/browser/swap.ts'
import { behaviour } from './motion.ts'

const places = () => every<HTMLAnchorElement>('.places a')

const follow = (): void => {
  const watching = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) {
        const place = places().find(({ hash }) => hash === `#${target.id}`)
        if (isIntersecting) place?.setAttribute('aria-current', 'true')
        else place?.removeAttribute('aria-current')
      }
    },
    { root: one('.gallery'), threshold: 0.6 },
  )
  for (const picture of every('.gallery li[id]')) watching.observe(picture)
}

document.addEventListener('click', (event) => {
  const place = within<HTMLAnchorElement>(event, '.places a')
  const picture = place && one(place.hash)
  const strip = picture?.parentElement
  if (!strip) return
  event.preventDefault()
  strip.scrollTo({ left: picture.offsetLeft - strip.offsetLeft, behavior: behaviour() })
})

follow()
// Another variant is another part of the page, in place.
document.addEventListener(SWAPPED, follow)
