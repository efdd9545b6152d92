/** What shoppers searched, as a page: figures, the most searched, and what found nothing. */
import { numberFormat } from '#domain/formats'
import { LANGUAGES, localeOf, type Language } from '#domain/languages'
import { PERIODS, type LanguageSum, type Period, type TermSum } from '#schema/statistics/catalog/search-terms'
import { pathIn } from '../../../http/language.ts'
import { addressWith, Empty } from '../../frame/lists.tsx'
import { catalogMessages } from '../messages/index.ts'
import { countText } from '../../frame/count.ts'
import { Table, type Column } from '../../frame/table.tsx'

export const PATH = '/admin/search'
export type TermsQuery = { readonly days: Period; readonly queryLanguage: Language | null }

export type TermsProps = {
  readonly query: TermsQuery
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

const addressOf = ({ days, queryLanguage }: TermsQuery) =>
  addressWith(PATH, { days: days === 7 ? null : String(days), language: queryLanguage })

const Choice = ({ query, language }: TermsProps) => {
  const messages = catalogMessages[language].searches
  return (
    <div class="tools">
      <nav class="join" aria-label={messages.period}>
        {PERIODS.map((days) => (
          <a class="btn" href={addressOf({ ...query, days })} aria-current={days === query.days ? 'true' : undefined}>
            {messages.days(days)}
          </a>
        ))}
      </nav>
      <nav class="join" aria-label={messages.language}>
        {[null, ...LANGUAGES].map((queryLanguage) => (
          <a
            class="btn"
            href={addressOf({ ...query, queryLanguage })}
            aria-current={queryLanguage === query.queryLanguage ? 'true' : undefined}
          >
            {messages.languages[queryLanguage ?? 'all']}
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
  <a
    class="id anywhere"
    href={`${pathIn(of.language, '/search')}?${new URLSearchParams({ q: of.term })}`}
    lang={of.language}
    title={catalogMessages[language].searches.seeInShop}
  >
    {of.term}
  </a>
)

/** What both tables begin with: the term, and in which language it was searched. */
const termColumns = (language: Language): Column<TermSum>[] => {
  const { searches } = catalogMessages[language]
  return [
    { head: searches.term, names: true, class: 'c-id', cell: (of) => <Term of={of} language={language} /> },
    { head: searches.said, class: 'c-who soft', cell: (of) => searches.languages[of.language] },
  ]
}

const Top = ({ top, language }: TermsProps) => {
  const { searches } = catalogMessages[language]
  return (
    <section class="panel">
      <header>
        <h2>{searches.top}</h2>
      </header>
      <Table
        label={searches.top}
        rows={top}
        columns={[
          ...termColumns(language),
          { head: searches.times, class: 'c-sum num', cell: (of) => countText(of.searches, language) },
          {
            head: searches.timesWithout,
            class: 'num',
            cell: ({ withoutHits }) => withoutHits > 0 && countText(withoutHits, language),
          },
          { head: searches.rate, class: 'c-date num', cell: (of) => share(of.clicks, of.searches, language) },
        ]}
      />
    </section>
  )
}

const Without = ({ without, covered, allowed, language }: TermsProps) => {
  const { searches } = catalogMessages[language]
  const act = (of: TermSum) =>
    covered.has(of.term) ? (
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
    )
  return (
    <section class="panel">
      <header>
        <h2>{searches.without}</h2>
      </header>
      {without.length === 0 ? (
        <p class="in-p soft">{searches.noneWithout}</p>
      ) : (
        <Table
          label={searches.without}
          rows={without}
          columns={[
            ...termColumns(language),
            {
              head: searches.timesWithout,
              class: 'c-sum num',
              cell: ({ withoutHits }) => countText(withoutHits, language),
            },
            { head: searches.tabs.synonyms, quiet: true, class: 'c-st num', cell: act },
          ]}
        />
      )}
    </section>
  )
}
