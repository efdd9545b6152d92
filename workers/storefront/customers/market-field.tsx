/** Where somebody wants to shop, and in what, on every device. */
import { choicesOf, choiceText } from '#domain/settings/market-choice'
import { FieldHint } from '../frame/field.tsx'
import { choiceName } from '../frame/market-chooser.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { ownMarketMessages } from './messages/own-market.ts'

type Shown = {
  readonly request: RequestContext
  /** Null or empty: nowhere in particular. */
  readonly market: string | null
  readonly isWrong: boolean
}

/** Nothing is to be chosen where there is one. What is not to be had any more is shown as not chosen. */
export const MarketField = ({ request, market, isWrong }: Shown) => {
  const { language, settings } = request
  const choices = choicesOf(settings.markets)
  if (choices.length < 2) return null
  const texts = ownMarketMessages[language]
  return (
    <p class="field">
      <label for="market">{texts.label}</label>
      <select
        id="market"
        name="market"
        aria-describedby={isWrong ? 'market-wrong' : 'market-help'}
        {...(isWrong && { 'aria-invalid': 'true' as const })}
      >
        <option value="">{texts.ofDevice}</option>
        {choices.map((one) => {
          const written = choiceText(settings.markets, one)
          return (
            <option value={written} selected={written === market}>
              {choiceName(one, language)}
            </option>
          )
        })}
      </select>
      <FieldHint name="market" help={texts.help} wrong={isWrong ? texts.unknown : undefined} />
    </p>
  )
}
