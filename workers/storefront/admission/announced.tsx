/** Sales that were announced, where shoppers see them before they begin: on the home page, and beside what they sell. */
import { phaseOf, type Drop } from '#domain/admission/drop'
import { inLanguage } from '#domain/languages'
import { to, type RequestContext } from '../frame/request-context.ts'
import { admissionMessages } from './messages/index.ts'
import { clockOfDay, whenText } from './state-texts.ts'

type Shown = { readonly request: RequestContext; readonly drop: Drop; readonly now: number }

/** More than these are a list of their own. */
const SHOWN_MAX = 3

const textOf = ({ request, drop, now }: Shown): string => {
  const messages = admissionMessages[request.language].announced
  const phase = phaseOf(drop, now)
  if (phase === 'on') return messages.on
  const start = whenText(request, drop.startsAt)
  if (phase === 'gathering') return messages.gathering(start)
  const clock = clockOfDay(request, drop.opensAt, drop.startsAt)
  return clock ? messages.aheadAt(start, clock) : messages.ahead(start, whenText(request, drop.opensAt))
}

/** Of those that are to come or are on; in the order in which they start. */
export const announcedOf = (drops: readonly Drop[], now: number): readonly Drop[] =>
  drops
    .filter((drop) => ['ahead', 'gathering', 'on'].includes(phaseOf(drop, now)))
    .toSorted((one, other) => one.startsAt - other.startsAt)
    .slice(0, SHOWN_MAX)

export const Announced = ({ request, drops, now }: Omit<Shown, 'drop'> & { readonly drops: readonly Drop[] }) =>
  drops.length === 0 ? null : (
    <section class="wrap section" aria-label={admissionMessages[request.language].announced.title}>
      <ul class="stack">
        {drops.map((drop) => (
          <li class="note between">
            <span>
              <strong>{inLanguage(drop.name, request.language)}</strong>{' '}
              <span class="soft">{textOf({ request, drop, now })}</span>
            </span>
            <a href={to(request, `/queue/${drop.handle}`)}>{admissionMessages[request.language].announced.look}</a>
          </li>
        ))}
      </ul>
    </section>
  )

/** Beside the button of something that will be sold in a drop. */
export const SoldInDrop = ({ request, drop, now }: Shown) => (
  <p class="note small">
    {admissionMessages[request.language].announced.soldIn(inLanguage(drop.name, request.language))}{' '}
    {textOf({ request, drop, now })}{' '}
    <a href={to(request, `/queue/${drop.handle}`)}>{admissionMessages[request.language].announced.look}</a>
  </p>
)
