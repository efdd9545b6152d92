/** Under the form of the markets: what some prices come to by the rates that stand in it, and whether all goods have them yet. */
import { localeOf, type Language } from '#domain/languages'
import { digitsOf, formatMoney, isCurrency, money, type Currency, type Money } from '#domain/money'
import { convert, type ConversionRate } from '#domain/pricing/conversion'
import type { MarketsSettings } from '#domain/settings/markets'
import { settingsMessages } from './messages/index.ts'

type Props = { readonly markets: MarketsSettings; readonly due: number; readonly language: Language }

/** In the smallest parts of a currency with two digits; of others as many of it. */
const EXAMPLES = [499, 2800, 12_950] as const

const examplesIn = (base: Currency): Money[] =>
  EXAMPLES.map((amount) => money(Math.max(1, Math.round(amount * 10 ** (digitsOf(base) - 2))), base))

export const RatesPreview = ({ markets: { currencies, rates = [] }, due, language }: Props) => {
  const messages = settingsMessages[language].rates
  const [base] = currencies
  const known = rates.filter(({ currency }) => isCurrency(currency))
  if (!base || !isCurrency(base) || known.length === 0) return null
  const text = (of: Money | undefined) => (of ? formatMoney(of, localeOf(language)) : '—')
  return (
    <section class="panel" aria-labelledby="rates-preview">
      <header>
        <h2 id="rates-preview">{messages.heading}</h2>
        <span class="s mute" role="status">
          {due === 0 ? messages.done : messages.due(due)}
        </span>
      </header>
      <div class="scroll" tabindex={0} role="group" aria-labelledby="rates-preview">
        <table class="tb">
          <thead>
            <tr>
              {[text(undefined), ...examplesIn(base).map(text)].map((one, index) => (
                <th scope="col" class={index > 0 ? 'num' : undefined}>
                  {index === 0 ? messages.currency : one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {known.map((rate: ConversionRate) => (
              <tr>
                <th scope="row">{rate.currency}</th>
                {examplesIn(base).map((price) => (
                  <td class="num">{text(convert(price, withWhole(rate)))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** What was typed and is no whole number of hundredths is told at its field; here it counts nothing. */
const withWhole = (rate: ConversionRate): ConversionRate =>
  Number.isInteger(rate.adjustment) ? rate : { ...rate, adjustment: 0 }
