/**
 * Where a shopper is and in what they pay, chosen by themselves: at the foot of every page, and in a line where the shop takes them for
 * somewhere else.
 */
import { countryName, currencySign } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
import type { Currency } from '#domain/money'
import { choiceText, type MarketChoice } from '#domain/settings/market-choice'
import { currenciesIn, openMarkets, type Market, type MarketsSettings } from '#domain/settings/markets'
import { textIn } from '#domain/settings/text'
import { pathIn } from '../../http/language.ts'
import type { RequestContext } from './request-context.ts'
import { frameMessages } from './messages/index.ts'

/** Names of more are no name. */
const COUNTRIES_NAMED = 3

/** As the merchant calls it; else by its countries. */
export const marketName = ({ name, countries, id }: Market, language: Language): string => {
  const written = textIn(name ?? {}, language)
  if (written) return written
  const names = countries.slice(0, COUNTRIES_NAMED).map((country) => countryName(country, localeOf(language)))
  const text = names.join(language === 'zh' ? '、' : ', ')
  return countries.length > COUNTRIES_NAMED ? `${text}…` : text || id
}

/** `JPY ¥` */
const currencyText = (currency: Currency, language: Language): string =>
  `${currency} ${currencySign(currency, localeOf(language))}`.trimEnd()

/** `Japan · JPY ¥` */
export const choiceName = (
  { market, currency }: Pick<MarketChoice, 'market'> & { readonly currency: Currency | undefined },
  language: Language,
): string => [marketName(market, language), ...(currency ? [currencyText(currency, language)] : [])].join(' · ')

const usualOf = (markets: MarketsSettings, market: Market): Currency | undefined => currenciesIn(markets, market)[0]

type Shown = {
  readonly request: RequestContext
  /** Path and query of the page, without language and market. */
  readonly elsewhere: string
}

/** Nothing is to be chosen where there is one market with one currency. */
export const MarketChooser = ({ request, elsewhere }: Shown) => {
  const { settings, language, market, currency } = request
  const open = openMarkets(settings.markets)
  const currencies = currenciesIn(settings.markets, market)
  if (!market || (open.length < 2 && currencies.length < 2)) return null
  const messages = frameMessages[language].market
  return (
    <form class="market" method="post" action={pathIn(language, '/market')}>
      <input type="hidden" name="to" value={pathIn(language, elsewhere)} />
      <input type="hidden" name="from" value={choiceText(settings.markets, { market, currency })} />
      <label>
        {messages.label}{' '}
        <select class="plain-select" name="market" autocomplete="off">
          {open.map((one) => (
            <option value={one.id} selected={one === market || undefined}>
              {choiceName(
                { market: one, currency: one === market ? currency : usualOf(settings.markets, one) },
                language,
              )}
            </option>
          ))}
        </select>
      </label>{' '}
      {currencies.length > 1 && <Currencies of={currencies} chosen={currency} language={language} />}
      <button class="link">{messages.go}</button>
    </form>
  )
}

type CurrenciesShown = {
  readonly of: readonly Currency[]
  readonly chosen: Currency
  readonly language: Language
}

/** Those of the market that the page is in. */
const Currencies = ({ of, chosen, language }: CurrenciesShown) => (
  <>
    <label>
      <span class="hidden">{frameMessages[language].market.currency}</span>
      <select class="plain-select" name="currency" autocomplete="off">
        {of.map((one) => (
          <option value={one} selected={one === chosen || undefined}>
            {currencyText(one, language)}
          </option>
        ))}
      </select>
    </label>{' '}
  </>
)

type Line = {
  readonly language: Language
  readonly markets: MarketsSettings
  /** Where they seem to be, or have chosen to be. */
  readonly near: MarketChoice
  /** Where the page is that they look at. */
  readonly here: MarketChoice
  /** Their account has led them there, so that it is not asked but said; whether their cart was priced anew. */
  readonly arrived?: { readonly priced: boolean } | undefined
  /** The page that they look at; absent: a script says it. */
  readonly to?: string | undefined
}

/** Of two in one market the currencies are what tells them apart. */
const namesOf = ({ near, here, language }: Pick<Line, 'near' | 'here' | 'language'>): readonly [string, string] =>
  near.market === here.market
    ? [choiceName(near, language), choiceName(here, language)]
    : [marketName(near.market, language), marketName(here.market, language)]

/** For pages that are the same for everyone: a script asks for it, and writes its address into it. Either answer is remembered. */
export const MarketLine = ({ language, markets, near, here, arrived, to = pathIn(language, '/') }: Line) => {
  const messages = frameMessages[language].market
  const [there, back] = namesOf({ near, here, language })
  const { currency } = near
  return (
    <form
      class="impersonation market-line"
      method="post"
      action={pathIn(language, '/market')}
      aria-label={messages.label}
    >
      <input type="hidden" name="to" value={to} />
      <p role="status">
        {arrived
          ? messages.arrived(marketName(near.market, language), currency, arrived.priced)
          : near.market === here.market
            ? messages.paidIn(currency, here.currency)
            : messages.near(marketName(near.market, language), currency)}
      </p>
      <button class="button small" name="market" value={choiceText(markets, near)}>
        {arrived ? messages.fine : messages.there(there)}
      </button>
      <button class="link" name="market" value={choiceText(markets, here)}>
        {arrived ? messages.undo(back) : messages.stay(back)}
      </button>
    </form>
  )
}
