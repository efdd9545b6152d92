/** The page in front of a drop: what is sold, where one stands, and the one thing that can be done now. */
import type { Drop } from '#domain/admission/drop'
import { inLanguage, joined } from '#domain/languages'
import type { Offer } from '#domain/orders/offer'
import { publicPriceIn } from '#domain/pricing/public-prices'
import { newVisitorSecret } from '../../http/queue-cookies.ts'
import type { BotWidget } from '../../providers/bots/provider.ts'
import { lookAgainSeconds, type QueueState } from './queue-state.ts'
import { stateTexts, type StateTexts } from './state-texts.ts'
import { Colonnade } from './colonnade.tsx'
import { Layout } from '../frame/layout.tsx'
import { Picture } from '../frame/picture.tsx'
import { priceText } from '../frame/price.tsx'
import { AvailabilityLabel } from '../frame/stock.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { admissionMessages } from './messages/index.ts'
import { frameMessages } from '../frame/messages/index.ts'

export type QueuePageProps = {
  readonly request: RequestContext
  readonly drop: Drop
  readonly state: QueueState
  readonly offers: readonly Offer[]
  readonly widget: BotWidget
  /** Something to be said beside it: why the last step was not taken. */
  readonly note?: string | undefined
  readonly now: number
}

/** Without a script there is no chance in the browser, so it is thrown here: or all who wait look at one moment. */
const SPREAD_SECONDS = 6

export const QueuePage = (props: QueuePageProps) => {
  const { request, drop, state, offers, note, now } = props
  const messages = admissionMessages[request.language]
  const name = inLanguage(drop.name, request.language)
  const says = stateTexts(request, drop, state, fewOf(offers), now)
  const picture = offers.find((offer) => offer.picture)
  const again = lookAgainSeconds(state, drop, now)
  return (
    <Layout
      request={request}
      title={`${says.heading.replace(/[.。]$/, '')}, ${name}`}
      checkout
      again={again && again + Math.floor(Math.random() * SPREAD_SECONDS)}
      extra="waiting-room"
      turnstile={state.state === 'join' && props.widget.kind === 'turnstile'}
    >
      <div
        class="wait"
        data-queue={to(request, `/queue/${drop.handle}/place`)}
        data-state={state.state}
        data-again={again === undefined ? undefined : String(again)}
      >
        <div class="picture">
          <Picture of={picture?.picture ?? null} language={request.language} alt={name} eager shown="page" />
        </div>
        <div class="stack">
          <p class="soft">{name}</p>
          {note && (
            <p class="note" role="alert">
              {note}
            </p>
          )}
          <h1 tabindex={-1} class={state.state === 'waiting' ? 'hidden' : ''}>
            {says.heading}
          </h1>
          {says.place !== null && <Place says={says} label={messages.waiting.place} />}
          <p class="lead" aria-live="polite" data-told="lead">
            {says.lead}
          </p>
          <NextStep {...props} />
          {['before', 'waiting', 'turn'].includes(state.state) && <Leave {...props} />}
        </div>
      </div>
    </Layout>
  )
}

const fewOf = (offers: readonly Offer[]): boolean =>
  offers.length > 0 && offers.every((one) => one.tracked && !one.oversell && one.availability !== 'in-stock')

const Place = ({ says, label }: { readonly says: StateTexts; readonly label: string }) => (
  <>
    <p>
      <span class="soft">{label}</span>
      <span class="place" data-told="place">
        {says.place}
      </span>
    </p>
    <Colonnade passed={says.passed} label={says.behind} />
  </>
)

/** What can be done now. */
const NextStep = (props: QueuePageProps) => {
  const { request, drop, state } = props
  const messages = admissionMessages[request.language]
  switch (state.state) {
    case 'join':
      return <Join {...props} go={messages.join.go} again={state.refused !== null} />
    case 'lapsed':
    case 'over':
      return <Join {...props} go={messages.again} again />
    case 'before':
      return <p class="soft text">{messages.lot}</p>
    case 'turn':
      return (
        <form method="post" action={to(request, `/queue/${drop.handle}/in`)}>
          <button class="button wide">{messages.turn.go}</button>
        </form>
      )
    case 'in':
      return <Goods {...props} />
    case 'ended':
    case 'cancelled':
    case 'used':
    case 'sold-out':
      return (
        <p>
          <a href={to(request, '/collections/all')}>{messages.collection}</a>
        </p>
      )
    default:
      return null
  }
}

const Join = ({ request, drop, widget, now, go, again }: QueuePageProps & { go: string; again: boolean }) => (
  <form class="stack" method="post" action={to(request, `/queue/${drop.handle}`)}>
    {again && <input type="hidden" name="again" value="yes" />}
    <input type="hidden" name="secret" value={newVisitorSecret()} />
    {widget.kind === 'field' ? (
      <input type="hidden" name={widget.name} value={widget.value} />
    ) : (
      <>
        <div class="cf-turnstile" data-sitekey={widget.siteKey} data-language={request.language}></div>
        <p class="noscript note">{admissionMessages[request.language].join.needsScript}</p>
      </>
    )}
    <button class="button wide">{go}</button>
    {now < drop.startsAt && <p class="soft text">{admissionMessages[request.language].lot}</p>}
  </form>
)

/** Product pages are kept for everybody and lead to the line; so what was let in for is bought from here. */
const Goods = ({ request, offers, now }: QueuePageProps) => (
  <>
    <ul class="stack">
      {offers.map((offer) => {
        const title = inLanguage(offer.title, request.language)
        const choice = inLanguage(offer.choice, request.language)
        const name = joined(request.language, title, choice)
        const price = publicPriceIn(offer, request.currency, now)
        const gone = offer.tracked && !offer.oversell && offer.availability === 'sold-out'
        return (
          <li>
            <form class="stack close" method="post" action={to(request, '/cart')}>
              <input type="hidden" name="variant" value={offer.variantId} />
              <p class="between">
                <span class="money">{price ? priceText(request, price) : ''}</span>
                <AvailabilityLabel request={request} of={offer.tracked ? offer.availability : 'in-stock'} />
              </p>
              <button class="button wide" disabled={gone || !offer.sellable}>
                {gone
                  ? `${name}: ${frameMessages[request.language].availability['sold-out']}`
                  : admissionMessages[request.language].in.add(name)}
              </button>
            </form>
          </li>
        )
      })}
    </ul>
    <p>
      <a href={to(request, '/cart')}>{admissionMessages[request.language].in.cart}</a>
    </p>
  </>
)

const Leave = ({ request, drop }: QueuePageProps) => (
  <>
    <p class="soft text">{admissionMessages[request.language].keeps}</p>
    <form method="post" action={to(request, `/queue/${drop.handle}/leave`)}>
      <button class="link">{admissionMessages[request.language].leave}</button>
    </form>
  </>
)
