/** Use and revenue of a promotion: a bar for each day, what was paid and given, and the codes that were used most. */
import { dateFormat, numberFormat } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
import { formatMoney, money } from '#domain/money'
import type { UsesShown, UsesSum } from '#schema/transactions/orders/promotion-uses'
import { USES_DAYS } from '../../flows/promotions/use-questions.ts'
import { countText } from '../frame/count.ts'
import { usesMessages } from './messages/uses.ts'

const DAY_MS = 24 * 60 * 60_000
const LEFT = 20
const STEP = 20
const BAR = 14
const FOOT = 118
const HIGH = 90

export const dayName = (day: string, language: Language): string =>
  dateFormat(localeOf(language), { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(Date.parse(day))

type Props = {
  readonly id: string
  readonly path: string
  readonly uses: UsesShown & { readonly within: { readonly from: string; readonly until: string } }
  readonly language: Language
}

type Day = { readonly day: string; readonly uses: number }

/** Every day of them, also those on which nobody used it; orders of all currencies together. */
const daysOf = ({ within, days }: Props['uses']): Day[] => {
  const uses = new Map<string, number>()
  for (const one of days) uses.set(one.day, (uses.get(one.day) ?? 0) + one.uses)
  return Array.from({ length: USES_DAYS }, (_, at) => {
    const day = new Date(Date.parse(within.from) + at * DAY_MS).toISOString().slice(0, 10)
    return { day, uses: uses.get(day) ?? 0 }
  })
}

const Chart = ({ days, language }: { readonly days: readonly Day[]; readonly language: Language }) => {
  const top = days.reduce((best, one) => (one.uses > best.uses ? one : best), { day: '', uses: 0 })
  const named = new Set([0, Math.floor((days.length - 1) / 2), days.length - 1])
  const said = usesMessages[language].chart(countText(top.uses, language), dayName(top.day, language))
  const right = LEFT + days.length * STEP
  return (
    <svg class="chart wide" viewBox={`0 0 ${right + LEFT} 140`} role="img" aria-label={said}>
      <path class="g ax" d={`M${LEFT} ${FOOT}H${right}`} />
      {days.map(({ day, uses }, at) => {
        const height = Math.round((uses / top.uses) * HIGH)
        const x = LEFT + at * STEP
        return (
          <>
            {uses > 0 && <rect class="b1" x={x} y={FOOT - height} width={BAR} height={height} rx="2" />}
            {day === top.day && (
              <text class="hi" x={x + BAR / 2} y={FOOT - height - 6} text-anchor="middle">
                {countText(uses, language)}
              </text>
            )}
            {named.has(at) && (
              <text x={x + BAR / 2} y={FOOT + 18} text-anchor="middle">
                {dayName(day, language)}
              </text>
            )}
          </>
        )
      })}
    </svg>
  )
}

const Figures = ({ sum, language }: { readonly sum: UsesSum; readonly language: Language }) => {
  const messages = usesMessages[language]
  const text = (amount: number) => formatMoney(money(amount, sum.currency), localeOf(language))
  const whole = sum.given + sum.revenue
  const rate = numberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 1 })
  return (
    <dl class="figs flat2">
      <div class="fig">
        <dt>{messages.figures.uses}</dt>
        <dd class="v">{countText(sum.uses, language)}</dd>
        <dd class="d">{messages.buyers(sum.buyers)}</dd>
      </div>
      <div class="fig">
        <dt>{messages.figures.revenue}</dt>
        <dd class="v">{text(sum.revenue)}</dd>
        <dd class="d">{messages.each(text(Math.round(sum.revenue / sum.uses)))}</dd>
      </div>
      <div class="fig">
        <dt>{messages.figures.given}</dt>
        <dd class="v">{text(sum.given)}</dd>
        {whole > 0 && <dd class="d">{messages.share(rate.format(sum.given / whole))}</dd>}
      </div>
    </dl>
  )
}

export const UsesPanel = ({ id, path, uses, language }: Props) => {
  const messages = usesMessages[language]
  const { sums, codes, within } = uses
  const text = (amount: number, { currency }: UsesSum) => formatMoney(money(amount, currency), localeOf(language))
  return (
    <section class="panel">
      <header>
        <h2>{messages.head}</h2>
        <span class="s mute end-x">{messages.since(dayName(within.from, language))}</span>
      </header>
      {sums.length === 0 ? (
        <p class="in-p mute">{messages.none}</p>
      ) : (
        <>
          <div class="in-p scroll" tabindex={0} role="region" aria-label={messages.head}>
            <Chart days={daysOf(uses)} language={language} />
          </div>
          {sums.map((sum) => (
            <Figures sum={sum} language={language} />
          ))}
          {codes.length > 0 && (
            <div class="scroll top-l" tabindex={0} role="region" aria-label={messages.byCode}>
              <table class="tb mid" aria-label={messages.byCode}>
                <thead>
                  <tr>
                    <th scope="col">{messages.code}</th>
                    <th scope="col" class="num">
                      {messages.figures.uses}
                    </th>
                    <th scope="col" class="num">
                      {messages.columns.revenue}
                    </th>
                    <th scope="col" class="num">
                      {messages.columns.given}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {codes.map((one) => (
                    <tr>
                      <th scope="row">{one.code}</th>
                      <td class="num">{countText(one.uses, language)}</td>
                      <td class="num">{text(one.revenue, one)}</td>
                      <td class="num">{text(one.given, one)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          <footer>
            <a class="s" href={`${path}/${id}/uses.csv`}>
              {messages.csv}
            </a>
          </footer>
        </>
      )}
    </section>
  )
}
