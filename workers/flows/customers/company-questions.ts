/** What staff read of companies. */
import { z } from 'zod'
import { COMPANY_NAME_MAX, companyId, repairVatId } from '#domain/customers/companies'
import { ok, refuse } from '#domain/result'
import { companiesListed, companyBy } from '#schema/users/customers/companies'
import { question } from '../question.ts'
import { companyPeople } from './companies.ts'

const permission = 'customers:see'

export const COMPANIES_LISTED = 50

/** Behind whom the next page begins: JSON of a name and an id. */
const after = z.string().max(1_000).default('').describe('From the page before: behind whom this one begins.')

const placeIn = (text: string): readonly [string, string] | null => {
  try {
    const [name, id] = JSON.parse(text) as unknown[]
    return typeof name === 'string' && typeof id === 'string' ? [name, id] : null
  } catch {
    return null
  }
}

export const listingCompanies = question({
  name: 'customers:companies',
  permission,
  input: z.object({
    q: z.string().trim().max(COMPANY_NAME_MAX).default('').describe('The beginning of a name, or a whole VAT id.'),
    after,
  }),
  refusals: [],
  answer: async ({ env }, { q, after: from }) => {
    const asked = { found: q, vatId: repairVatId(q), after: placeIn(from), most: COMPANIES_LISTED + 1 }
    const found = await companiesListed(env.USERS_DB, asked)
    const companies = found.slice(0, COMPANIES_LISTED)
    const last = companies.at(-1)
    const next = found.length > COMPANIES_LISTED && last ? JSON.stringify([last.name, last.id]) : null
    return ok({ companies, next })
  },
})

export const readingCompany = question({
  name: 'customers:company',
  permission,
  input: z.object({ id: z.string().max(100) }),
  refusals: ['company-unknown'],
  answer: async ({ env, now }, { id: said }) => {
    const id = companyId(said)
    const company = id && (await companyBy(env.USERS_DB, id))
    return company
      ? ok({ company, ...(await companyPeople(env, company.id, now)) })
      : refuse({ code: 'company-unknown' })
  },
})
