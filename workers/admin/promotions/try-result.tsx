/** What an example cart costs, line by line, and why: what applies, and what stands in the way of the rest. */
import type { Child } from 'hono/jsx'
import { inLanguage, joined, localeOf, type Language } from '#domain/languages'
import { formatSum, money, type Money } from '#domain/money'
import { afterGoods, type OrderLineItem } from '#domain/orders/order-line'
import type { UnappliedPromotion } from '#domain/orders/promoting'
import type { Promotion } from '#domain/promotions/promotion'
import { textIn } from '#domain/settings/text'
import type { TriedCart } from '../../flows/promotions/try-questions.ts'
import { tryMessages } from './messages/try.ts'

type Props = {
  /** What is asked about; undefined: whatever applies. */
  readonly of: Promotion | undefined
  readonly tried: TriedCart
  readonly language: Language
  /** Absent: as the page that tries one calls it. */
  readonly heading?: string
  readonly acts?: Child
}

const text = (amount: Money, { language }: Pick<Props, 'language'>) => formatSum(amount, localeOf(language))

/** What is nothing is not said; delivery always is. */
const isSaid = ([, { amount }]: readonly [string, Money], at: number): boolean => amount !== 0 || at === DELIVERY
const DELIVERY = 3

export const Result = (props: Props) => {
  const { of, tried, language, acts } = props
  const messages = tryMessages[language]
  const { totals, lines, promotions = [] } = tried.quote
  const counts = of && promotions.some(({ promotion }) => promotion === of.id)
  const sums = [
    [messages.sums.goods, totals.subtotal],
    [messages.sums.items, money(-totals.itemsDiscount.amount, totals.total.currency)],
    [messages.sums.order, money(-totals.discount.amount, totals.total.currency)],
    [messages.sums.delivery, totals.fulfillment],
    [messages.sums.tax, totals.tax],
  ] as const
  return (
    <>
      <section class="panel" aria-labelledby="result-head">
        <header>
          <h2 id="result-head">{props.heading ?? messages.result}</h2>
          {of && (
            <span class={`st s ${counts ? 'full ok' : 'off'}`}>{counts ? messages.applies : messages.appliesNot}</span>
          )}
        </header>
        <div class="cartx">
          {lines.map((line) => (
            <Line line={line} {...props} />
          ))}
        </div>
        <div class="in-p sum top-l">
          {sums.filter(isSaid).map(([label, amount]) => (
            <>
              <span>{label}</span>
              <span></span>
              <span>{text(amount, props)}</span>
            </>
          ))}
          <span class="tot">{messages.sums.total}</span>
          <span class="tot"></span>
          <span class="tot">{text(totals.total, props)}</span>
        </div>
        {acts && <footer>{acts}</footer>}
      </section>
      <Because {...props} />
    </>
  )
}

const Line = ({ line, ...props }: Props & { readonly line: OrderLineItem }) => {
  const { language } = props
  const own = (line.discounts ?? []).filter((one) => one.class === 'product')
  const left = afterGoods(line)
  return (
    <div class="line">
      {line.picture ? (
        <img class="pic" src={line.picture} alt="" width="30" height="30" loading="lazy" />
      ) : (
        <span class="pic" aria-hidden="true"></span>
      )}
      <div>
        <span>{joined(language, inLanguage(line.title, language), inLanguage(line.choice, language))}</span>
        <div class="s mute">
          {[
            `× ${line.units}`,
            ...(line.gifts === undefined ? [] : [tryMessages[language].gift]),
            ...own.map(({ title }) => textIn(title, language)),
          ].join(' · ')}
        </div>
      </div>
      <span class="amt">
        {left.amount < line.total.amount && <del class="mute s">{text(line.total, props)}</del>} {text(left, props)}
      </span>
    </div>
  )
}

const whyText = ({ why }: UnappliedPromotion, { tried, language }: Props): string => {
  const messages = tryMessages[language]
  const nameOf = (id: string) => tried.promotions.find((one) => one.id === id)?.name ?? ''
  switch (why.code) {
    case 'minimum-sum':
    case 'more-goods':
      return messages.sum(text(money(why.missing, tried.quote.totals.total.currency), { language }))
    case 'minimum-units':
    case 'more-units':
      return messages.missingUnits(why.missing)
    case 'outdone':
      return messages.outdone(nameOf(why.by))
    case 'not-with':
      return messages.notWith(nameOf(why.other))
    default:
      return messages.reasons[why.code]
  }
}

/** Of promotions that do not count so many are named, the one that is asked about first. */
const WAITING_MAX = 10

const Because = (props: Props) => {
  const { of, tried, language } = props
  const messages = tryMessages[language]
  const nameOf = (id: string) => tried.promotions.find((one) => one.id === id)?.name ?? ''
  const { promotions: applied = [], unapplied } = tried.quote
  const waiting = unapplied.toSorted((a, b) => Number(b.promotion === of?.id) - Number(a.promotion === of?.id))
  const reads = applied.find(({ promotion }) => promotion === of?.id)
  return (
    <section class="panel" aria-labelledby="because-head">
      <header>
        <h2 id="because-head">{messages.because}</h2>
      </header>
      <ol class="whys in-p">
        {applied.map(({ promotion, amount }) => (
          <li>
            <span>
              {amount.amount > 0
                ? messages.takes(nameOf(promotion), text(amount, props))
                : messages.gives(nameOf(promotion))}
            </span>
          </li>
        ))}
        {waiting.slice(0, WAITING_MAX).map((one) => (
          <li>
            <span>{messages.waits(nameOf(one.promotion), whyText(one, props))}</span>
          </li>
        ))}
        {waiting.length > WAITING_MAX && (
          <li>
            <span>{messages.rest(waiting.length - WAITING_MAX)}</span>
          </li>
        )}
        {applied.length + waiting.length === 0 && (
          <li>
            <span>{messages.noPromotion}</span>
          </li>
        )}
      </ol>
      {tried.unknownCodes.length > 0 && <p class="in-p err">{messages.unknownCodes(tried.unknownCodes.join(', '))}</p>}
      {reads && (
        <footer>
          <span class="s soft">{messages.reads}</span> <b class="s">{textIn(reads.title, language)}</b>
        </footer>
      )}
    </section>
  )
}
