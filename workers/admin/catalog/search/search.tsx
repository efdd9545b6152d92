/** /admin/search: what shoppers searched, and what nothing answered. */
import { Hono } from 'hono'
import { may } from '#domain/customers/staff'
import { isLanguage } from '#domain/languages'
import { synonymsOf } from '#schema/products/catalog/search/synonyms'
import { termToLog } from '#domain/statistics/search-terms'
import { firstDayOf, PERIODS, searchesByLanguage, topTerms } from '#schema/statistics/catalog/search-terms'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/gate.tsx'
import { showPage } from '../../frame/page.tsx'
import { SearchHead } from './head.tsx'
import { TermsPage, type Asked } from './search-terms.tsx'
import { synonyms as synonymPages } from './synonyms.tsx'
import { catalogMessages } from '../messages/index.ts'

export const search = new Hono<AdminApp>().route('/synonyms', synonymPages)

/** As many as somebody looks through at once. */
const TERMS_SHOWN = 25

const askedIn = (c: AdminContext): Asked => {
  const said = c.req.query('language')
  return {
    days: PERIODS.find((days) => String(days) === c.req.query('days')) ?? PERIODS[0],
    said: isLanguage(said) ? said : null,
  }
}

search.get('/', only('statistics:see'), async (c) => {
  const asked = askedIn(c)
  const of = { since: firstDayOf(asked.days, Date.now()), language: asked.said }
  const db = c.env.STATISTICS_DB
  const [sums, top, without, synonyms] = await Promise.all([
    searchesByLanguage(db, of),
    topTerms(db, of, 'searches', TERMS_SHOWN),
    topTerms(db, of, 'without-hits', TERMS_SHOWN),
    synonymsOf(c.env.PRODUCTS_DB),
  ])
  const covered = new Set(synonyms.flatMap((one) => one.words).map(termToLog))
  const { language, staff } = c.var
  const allowed = may(staff.role, 'catalog:change')
  return showPage(
    c,
    { title: catalogMessages[language].searches.title, here: 'search' },
    <>
      <SearchHead here="terms" staff={staff} language={language} />
      <TermsPage {...{ asked, sums, top, without, covered, allowed, language }} />
    </>,
  )
})
