/** Customers and companies of a promotion: typed as people call them, kept by their ids. */
import type { CompanyId } from '#domain/customers/companies'
import type { CustomerId } from '#domain/ids'
import type { Buyers } from '#domain/promotions/promotion'
import { companiesListed, companyBy } from '#schema/users/customers/companies'
import { customersNamed } from '#schema/users/customers/import'
import { customerRecordsBy } from '#schema/users/customers/records'
import { linesIn } from './draft.ts'
import { said, type Typed } from './typed.ts'

/** Of each company a question of its own is asked. */
const COMPANIES_MAX = 50

export type Meant = {
  /** Ids by what was typed, in small letters. */
  readonly ids: ReadonlyMap<string, string>
  /** By their field: what nobody is known as. */
  readonly unknown: ReadonlyMap<string, readonly string[]>
}

const NOBODY: Meant = { ids: new Map(), unknown: new Map() }

/** Companies whose name, or whose id, is the whole of what was typed. */
const companyMeant = async (db: D1Database, typed: string): Promise<string | undefined> => {
  const found = await companiesListed(db, { found: typed, vatId: '', after: null, most: 5 })
  const named = found.find(({ name }) => name.toLowerCase() === typed.toLowerCase())
  return named?.id ?? (await companyBy(db, typed as CompanyId))?.id
}

export const meantIn = async (db: D1Database, typed: Typed): Promise<Meant> => {
  if (said(typed, 'buyers') !== 'some') return NOBODY
  const lines = (name: string) => linesIn(typed, name, /[\n,，;]/)
  const people = lines('buyers.customers')
  const companies = lines('buyers.companies').slice(0, COMPANIES_MAX)
  const emails = people.map((one) => one.toLowerCase())
  const customers = people.length === 0 ? [] : await customersNamed(db, { ids: people, emails, phones: [] })
  const ids = new Map<string, string>()
  for (const { id, email } of customers) {
    ids.set(id.toLowerCase(), id)
    if (email !== null) ids.set(email.toLowerCase(), id)
  }
  for (const one of companies) {
    const id = await companyMeant(db, one)
    if (id) ids.set(one.toLowerCase(), id)
  }
  const missing = (all: readonly string[]) => all.filter((one) => !ids.has(one.toLowerCase()))
  const unknown = new Map([
    ['buyers.customers', missing(people)],
    ['buyers.companies', missing(lines('buyers.companies'))],
  ])
  return { ids, unknown: new Map([...unknown].filter(([, names]) => names.length > 0)) }
}

/** What they go by, by their ids. */
export const peopleOf = async (db: D1Database, buyers: Buyers): Promise<ReadonlyMap<string, string>> => {
  if (buyers.type !== 'some') return new Map()
  const [customers, companies] = await Promise.all([
    customerRecordsBy(db, buyers.customers as readonly CustomerId[]),
    Promise.all(buyers.companies.slice(0, COMPANIES_MAX).map((id) => companyBy(db, id as CompanyId))),
  ])
  return new Map<string, string>([
    ...customers.flatMap(({ id, email }) => (email === null ? [] : [[id, email] as const])),
    ...companies.flatMap((one) => (one ? [[one.id, one.name] as const] : [])),
  ])
}
