/** /admin/search: what shoppers searched, and what nothing answered. */
import { Hono } from 'hono'
import { may } from '#domain/customers/staff'
import { isLanguage } from '#domain/languages'
import { firstDayOf, PERIODS, searchesByLanguage, topTerms } from '#schema/statistics/search-terms'
import { only, type AdminApp, type AdminContext } from './gate.tsx'
import { showPage } from './page.tsx'
import { TermsPage, type Asked } from './search-terms.tsx'

export const search = new Hono<AdminApp>()

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
  const [sums, top, without] = await Promise.all([
    searchesByLanguage(db, of),
    topTerms(db, of, 'searches', TERMS_SHOWN),
    topTerms(db, of, 'without-hits', TERMS_SHOWN),
  ])
  const { words, language, staff } = c.var
  const allowed = may(staff.role, 'catalog:change')
  return showPage(
    c,
    { title: words.searches.title, here: 'search' },
    <>
      <header class="head">
        <h1>{words.searches.title}</h1>
      </header>
      <TermsPage {...{ asked, sums, top, without, allowed, words, language }} covered={new Set()} />
    </>,
  )
})
