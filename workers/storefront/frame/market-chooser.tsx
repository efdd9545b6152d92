/** Where a shopper is, chosen by themselves: at the foot of every page, and in a line where the shop takes them for somewhere else. */
import { countryName, currencySign } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
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

/** `Japan · JPY ¥` */
const optionText = (markets: MarketsSettings, market: Market, language: Language): string => {
  const [currency = ''] = currenciesIn(markets, market)
  return `${marketName(market, language)} · ${currency} ${currencySign(currency, localeOf(language))}`.trimEnd()
}

type Shown = {
  readonly request: RequestContext
  /** Path and query of the page, without language and market. */
  readonly elsewhere: string
}

/** Nothing is to be chosen where there is one. */
export const MarketChooser = ({ request, elsewhere }: Shown) => {
  const { settings, language, market } = request
  const open = openMarkets(settings.markets)
  if (open.length < 2) return null
  const messages = frameMessages[language].market
  return (
    <form class="market" method="post" action={pathIn(language, '/market')}>
      <input type="hidden" name="to" value={pathIn(language, elsewhere)} />
      <label>
        {messages.label}{' '}
        <select class="plain-select" name="market" autocomplete="off">
          {open.map((one) => (
            <option value={one.id} selected={one === market || undefined}>
              {optionText(settings.markets, one, language)}
            </option>
          ))}
        </select>
      </label>{' '}
      <button class="link">{messages.go}</button>
    </form>
  )
}

type Line = {
  readonly language: Language
  readonly markets: MarketsSettings
  /** Where they seem to be. */
  readonly near: Market
  /** Where the page is that they look at. */
  readonly here: Market
}

/** For pages that are the same for everyone: a script asks for it, and writes its address into it. Either answer is remembered. */
export const MarketLine = ({ language, markets, near, here }: Line) => {
  const messages = frameMessages[language].market
  const [currency = ''] = currenciesIn(markets, near)
  return (
    <form
      class="impersonation market-line"
      method="post"
      action={pathIn(language, '/market')}
      aria-label={messages.label}
    >
      <input type="hidden" name="to" value={pathIn(language, '/')} />
      <p role="status">{messages.near(marketName(near, language), currency)}</p>
      <button class="button small" name="market" value={near.id}>
        {messages.there(marketName(near, language))}
      </button>
      <button class="link" name="market" value={here.id}>
        {messages.stay(marketName(here, language))}
      </button>
    </form>
  )
}
