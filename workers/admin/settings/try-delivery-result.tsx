/** What an example cart is offered, each way with what its price is made of, and why the others are not. */
import { countryName, dateFormat, numberFormat } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
import { arrivalOf } from '#domain/logistics/arrival'
import type { WhyNot } from '#domain/logistics/delivery-methods'
import { formatMoney, money, type Currency } from '#domain/money'
import type { DeliveryMethod, DeliverySettings } from '#domain/settings/delivery'
import { textIn } from '#domain/settings/text'
import type { OfferedMethod, TriedDelivery } from '../../flows/logistics/try-questions.ts'
import { tryDeliveryMessages } from './messages/try-delivery.ts'

type Props = {
  readonly tried: TriedDelivery
  readonly delivery: DeliverySettings
  readonly now: number
  readonly language: Language
}

type Told = Pick<Props, 'language'> & { readonly currency: Currency }

const amountText = (amount: number, { currency, language }: Told) =>
  formatMoney(money(amount, currency), localeOf(language))

const kilos = (grams: number, language: Language) =>
  numberFormat(localeOf(language), { maximumFractionDigits: 3 }).format(grams / 1_000)

/** In what a method is priced by: grams as kilograms, minor units as an amount, pieces. */
const sizeText = ({ by = 'flat' }: DeliveryMethod, size: number, told: Told): string =>
  by === 'weight'
    ? kilos(size, told.language)
    : by === 'sum'
      ? amountText(size, told)
      : numberFormat(localeOf(told.language)).format(size)

export const DeliveryResult = (props: Props) => {
  const { tried, language } = props
  const messages = tryDeliveryMessages[language]
  const { load, sent, offered, refused, currency } = tried
  const told = { currency, language }
  return (
    <section class="panel" aria-labelledby="result-head">
      <header>
        <h2 id="result-head">{sent ? messages.offered(offered.length) : messages.result}</h2>
      </header>
      <div class="in-p stack" role="status">
        <p class="s soft">
          {sent
            ? [
                placeText(props),
                messages.sent(kilos(load.grams, language), load.units, amountText(load.worth, told)),
              ].join(' ')
            : messages.unsent}{' '}
          {load.pieces.some(({ grams }) => grams === 0) && messages.weightless}
        </p>
        {offered.map((one) => (
          <Offered one={one} {...props} />
        ))}
        {refused.length > 0 && <h3 class="s">{messages.others(refused.length)}</h3>}
        {refused.map(({ method, whyNot }) => (
          <div class="offer not">
            <span>{textIn(method.name, language)}</span>
            <p>{whyText(method, whyNot, told)}</p>
          </div>
        ))}
      </div>
    </section>
  )
}

const placeText = ({ tried: { place, zone }, language }: Props): string => {
  const messages = tryDeliveryMessages[language]
  if (!place) return messages.nowhere
  const country = countryName(place.country, localeOf(language))
  const where = [country, place.region, place.postcode].filter(Boolean).join(', ')
  return `${where}. ${zone ? messages.inZone[zone.by](zone.zone.name) : messages.noZone}`
}

const Offered = ({ one: { method, cost, price, pickup }, ...props }: Props & { readonly one: OfferedMethod }) => {
  const { tried, language } = props
  const messages = tryDeliveryMessages[language]
  const told = { currency: tried.currency, language }
  const { by = 'flat' } = method
  const isFirst = (cost.by.from ?? 0) === 0
  const from = sizeText(method, cost.by.from ?? 0, told)
  const parts = [
    ...(pickup ? [messages.fetched(pickup.name)] : []),
    messages.arrives(daysText(method, props)),
    ...(by === 'flat' ? [messages.priceFrom.flat] : isFirst ? [] : [messages.priceFrom[by](from)]),
    ...(cost.free && cost.by.freeOver !== null ? [messages.freeFrom(amountText(cost.by.freeOver, told))] : []),
    ...cost.surcharges.map(({ surcharge, amount }) =>
      messages.surcharge(textIn(surcharge.name, language), amountText(amount, told)),
    ),
    ...(price.amount === cost.price.amount ? [] : [messages.promoted(amountText(cost.price.amount, told))]),
  ]
  return (
    <div class="offer">
      <b>{textIn(method.name, language)}</b>
      <b>{price.amount === 0 ? messages.free : amountText(price.amount, told)}</b>
      <p>{parts.join(' ')}</p>
    </div>
  )
}

const daysText = (method: DeliveryMethod, { delivery, now, language }: Props): string => {
  const [first, last] = arrivalOf(method, delivery.dispatch, now)
  const day = dateFormat(localeOf(language), { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' })
  if (first === last) return day.format(first)
  return language === 'zh' ? `${day.format(first)}至${day.format(last)}` : day.formatRange(first, last)
}

const whyText = (method: DeliveryMethod, whyNot: WhyNot, told: Told): string => {
  const { language, currency } = told
  const { not, measured } = tryDeliveryMessages[language]
  const nameOf = (country: string) => (country === '' ? '' : countryName(country, localeOf(language)))
  switch (whyNot.code) {
    case 'country-unserved':
    case 'other-countries':
      return not[whyNot.code](nameOf(whyNot.country))
    case 'other-zone':
      return not['other-zone'](whyNot.zone?.name ?? '')
    case 'no-location':
      return not['no-location'](whyNot.location)
    case 'no-price':
      return not['no-price'](currency)
    case 'too-heavy':
      return not['too-heavy'](kilos(whyNot.weight, language), kilos(whyNot.weightMax, language))
    case 'too-little':
      return not['too-little'](measured[method.by ?? 'flat'](sizeText(method, whyNot.from, told)))
  }
}
