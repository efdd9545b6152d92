/** What shoppers searched, as a page: figures, the most searched, and what found nothing. */
import { numberFormat } from '#domain/formats'
import { LANGUAGES, localeOf, type Language } from '#domain/languages'
import { PERIODS, type LanguageSum, type Period, type TermSum } from '#schema/statistics/catalog/search-terms'
import { pathIn } from '../../../http/language.ts'
import { addressWith, Empty } from '../../frame/lists.tsx'
import { catalogMessages } from '../messages/index.ts'
import { countText } from '../../frame/count.ts'

export const PATH = '/admin/search'
export type Asked = { readonly days: Period; readonly said: Language | null }

export type TermsProps = {
  readonly asked: Asked
  readonly sums: readonly LanguageSum[]
  readonly top: readonly TermSum[]
  readonly without: readonly TermSum[]
  /** Terms for which a synonym stands already, as they are logged. */
  readonly covered: ReadonlySet<string | undefined>
  /** Whether they may make synonyms. */
  readonly allowed: boolean
  readonly language: Language
}

export const TermsPage = (props: TermsProps) => {
  const { sums, language } = props
  const messages = catalogMessages[language].searches
  return (
    <>
      <Choice {...props} />
      {sums.length === 0 ? (
        <Empty heading={messages.empty} why={messages.emptyWhy} />
      ) : (
        <div class="body">
          <div class="wrap stack">
            <Figures {...props} />
            <div class="duo">
              <Top {...props} />
              <Without {...props} />
            </div>
            <p class="s mute">{messages.how}</p>
          </div>
        </div>
      )}
    </>
  )
}

const addressOf = ({ days, said }: Asked) =>
  addressWith(PATH, { days: days === 7 ? null : String(days), language: said })

const Choice = ({ asked, language }: TermsProps) => {
  const messages = catalogMessages[language].searches
  return (
    <div class="tools">
      <nav class="join" aria-label={messages.period}>
        {PERIODS.map((days) => (
          <a class="btn" href={addressOf({ ...asked, days })} aria-current={days === asked.days ? 'true' : undefined}>
            {messages.days(days)}
          </a>
        ))}
      </nav>
      <nav class="join" aria-label={messages.language}>
        {[null, ...LANGUAGES].map((said) => (
          <a class="btn" href={addressOf({ ...asked, said })} aria-current={said === asked.said ? 'true' : undefined}>
            {messages.languages[said ?? 'all']}
          </a>
        ))}
      </nav>
    </div>
  )
}

const share = (part: number, whole: number, language: Language): string =>
  whole === 0 ? '–' : numberFormat(localeOf(language), { maximumFractionDigits: 1 }).format((100 * part) / whole)

const Figures = ({ sums, language }: TermsProps) => {
  const { figures, languages } = catalogMessages[language].searches
  const number = (count: number) => countText(count, language)
  const sum = (of: (one: LanguageSum) => number) => sums.reduce((all, one) => all + of(one), 0)
  const [searches, without, clicks] = [
    sum((one) => one.searches),
    sum((one) => one.withoutHits),
    sum((one) => one.clicks),
  ]
  return (
    <dl class="figs">
      <div class="fig">
        <dt>{figures.searches}</dt>
        <dd class="v">{number(searches)}</dd>
        <dd class="d">{sums.map((one) => `${languages[one.language]} ${number(one.searches)}`).join(' · ')}</dd>
      </div>
      <div class="fig">
        <dt>{figures.without}</dt>
        <dd class="v">
          {share(without, searches, language)} <small>%</small>
        </dd>
        <dd class="d">{figures.ofAll(number(without))}</dd>
      </div>
      <div class="fig">
        <dt>{figures.clicks}</dt>
        <dd class="v">{share(clicks, searches, language)}</dd>
        <dd class="d">{figures.each}</dd>
      </div>
    </dl>
  )
}

/** Where a shopper would see what the term finds. */
const Term = ({ of, language }: { readonly of: TermSum; readonly language: Language }) => (
  <th role="rowheader" scope="row" class="c-id">
    <a
      class="id anywhere"
      href={`${pathIn(of.language, '/search')}?${new URLSearchParams({ q: of.term })}`}
      lang={of.language}
      title={catalogMessages[language].searches.seeInShop}
    >
      {of.term}
    </a>
  </th>
)

const Top = ({ top, language }: TermsProps) => {
  const { searches } = catalogMessages[language]
  return (
    <section class="panel">
      <header>
        <h2>{searches.top}</h2>
      </header>
      <table class="tb cards" role="table" data-rows aria-label={searches.top}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{searches.term}</th>
            <th role="columnheader">{searches.said}</th>
            <th role="columnheader" class="num">
              {searches.times}
            </th>
            <th role="columnheader" class="num">
              {searches.timesWithout}
            </th>
            <th role="columnheader" class="num">
              {searches.rate}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {top.map((of) => (
            <tr role="row" tabindex={-1}>
              <Term of={of} language={language} />
              <td role="cell" class="c-who soft">
                {searches.languages[of.language]}
              </td>
              <td role="cell" class="c-sum num">
                {countText(of.searches, language)}
              </td>
              <td role="cell" class="num">
                {of.withoutHits > 0 && countText(of.withoutHits, language)}
              </td>
              <td role="cell" class="c-date num">
                {share(of.clicks, of.searches, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Without = ({ without, covered, allowed, language }: TermsProps) => {
  const { searches } = catalogMessages[language]
  return (
    <section class="panel">
      <header>
        <h2>{searches.without}</h2>
      </header>
      {without.length === 0 ? (
        <p class="in-p soft">{searches.noneWithout}</p>
      ) : (
        <table class="tb cards" role="table" data-rows aria-label={searches.without}>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader">{searches.term}</th>
              <th role="columnheader">{searches.said}</th>
              <th role="columnheader" class="num">
                {searches.timesWithout}
              </th>
              <th role="columnheader">
                <span class="vh">{searches.tabs.synonyms}</span>
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {without.map((of) => (
              <tr role="row" tabindex={-1}>
                <Term of={of} language={language} />
                <td role="cell" class="c-who soft">
                  {searches.languages[of.language]}
                </td>
                <td role="cell" class="c-sum num">
                  {countText(of.withoutHits, language)}
                </td>
                <td role="cell" class="c-st num">
                  {covered.has(of.term) ? (
                    <span class="st full">{searches.hasSynonym}</span>
                  ) : (
                    allowed && (
                      <a
                        class="btn"
                        href={`${PATH}/synonyms?${new URLSearchParams({ from: of.term, language: of.language })}`}
                        aria-label={searches.makeSynonymOf(of.term)}
                      >
                        {searches.makeSynonym}
                      </a>
                    )
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
