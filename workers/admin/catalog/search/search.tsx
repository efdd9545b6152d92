/** /admin/search: what shoppers searched, and what nothing answered. */
import { Hono } from 'hono'
import { isLanguage } from '#domain/languages'
import { termToLog } from '#domain/statistics/search-terms'
import { PERIODS } from '#schema/statistics/catalog/search-terms'
import { addingSynonym } from '../../../flows/catalog/search-commands.ts'
import { listingSynonyms, readingSearches } from '../../../flows/catalog/search-questions.ts'
import { mayGive } from '../../../flows/command.ts'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import { showMissing } from '../../frame/missing.tsx'
import { showPage } from '../../frame/page.tsx'
import { ask } from '../../frame/perform.ts'
import { SearchHead } from './head.tsx'
import { TermsPage, type TermsQuery } from './search-terms.tsx'
import { synonyms as synonymPages } from './synonyms.tsx'
import { catalogMessages } from '../messages/index.ts'

export const search = new Hono<AdminApp>().route('/synonyms', synonymPages)

/** As many as somebody looks through at once. */
const TERMS_SHOWN = 25

const termsQueryIn = (c: AdminContext): TermsQuery => {
  const code = c.req.query('language')
  return {
    days: PERIODS.find((days) => String(days) === c.req.query('days')) ?? PERIODS[0],
    queryLanguage: isLanguage(code) ? code : null,
  }
}

search.get('/', only(readingSearches), async (c) => {
  const query = termsQueryIn(c)
  const of = { days: String(query.days), ...(query.queryLanguage && { language: query.queryLanguage }) }
  const [searches, synonyms] = await Promise.all([
    ask(c, readingSearches, { ...of, orders: ['searches', 'without-hits'], most: TERMS_SHOWN }),
    ask(c, listingSynonyms, {}),
  ])
  if (!searches.ok || !synonyms.ok) return showMissing(c)
  const {
    sums,
    lists: [top = [], without = []],
  } = searches.value
  const covered = new Set(synonyms.value.flatMap((one) => one.words).map(termToLog))
  const { language, staff } = c.var
  const allowed = mayGive(staff, addingSynonym)
  return showPage(
    c,
    { title: catalogMessages[language].searches.title, here: 'search' },
    <>
      <SearchHead here="terms" staff={staff} language={language} />
      <TermsPage {...{ query, sums, top, without, covered, allowed, language }} />
    </>,
  )
})
