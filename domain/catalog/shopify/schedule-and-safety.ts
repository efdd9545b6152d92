/** When a product is for sale, and what the EU wants said of it, in columns of a product file. */
import type { Draft } from '../draft.ts'
import type { Product } from '../product.ts'
import { isDay } from '../../days.ts'
import { CONTACT, type Contact, type Safety } from '../safety.ts'
import { inOther, OTHER_LANGUAGES, type Field } from './columns.ts'
import type { No, Row } from './row.ts'

/** With its distance from UTC: a file does not say in which zone it was written. */
const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,3})?)? ?(Z|[+-]\d\d:?\d\d)$/i

const momentIn = ({ cell }: Row, field: Field, no: No): number | null | undefined => {
  const text = cell(field)
  if (text === undefined || text === '') return text === '' ? null : undefined
  const isMoment = MOMENT.test(text) && isDay(text.slice(0, 10))
  const at = isMoment ? Date.parse(text.replace(' ', 'T').replace(' ', '')) : Number.NaN
  if (!Number.isNaN(at)) return at
  no(field, { code: 'no-moment' }, text)
  return undefined
}

const contactIn = ({ cell }: Row, who: 'manufacturer' | 'responsible'): Contact => ({
  name: cell(`${who}Name`) ?? '',
  address: cell(`${who}Address`) ?? '',
  contact: cell(`${who}Contact`) ?? '',
})

const isBlank = (contact: Contact) => Object.values(contact).every((text) => text === '')
const missingOf = ({ name, address, contact }: Contact): 'Name' | 'Address' | 'Contact' | undefined =>
  name === '' ? 'Name' : address === '' ? 'Address' : CONTACT.test(contact) ? undefined : 'Contact'

const INCOMPLETE = {
  Name: { code: 'safety-nameless' },
  Address: { code: 'safety-addressless' },
  Contact: { code: 'safety-contactless' },
} as const

const OF_SAFETY = ['manufacturerName', 'manufacturerAddress', 'manufacturerContact'] as const

/** As a whole, or not at all: who made it, who answers for it, what to beware of. */
const safetyIn = (row: Row, no: No): Safety | null | undefined => {
  if (OF_SAFETY.some((field) => row.cell(field) === undefined)) return undefined
  const [manufacturer, responsible] = [contactIn(row, 'manufacturer'), contactIn(row, 'responsible')]
  const said = [['en', row.cell('warnings')] as const].concat(
    OTHER_LANGUAGES.map((language) => [language, row.cell(inOther('warnings', language))] as never),
  )
  const warnings = Object.fromEntries(said.filter(([, text]) => text)) as Safety['warnings']
  if (isBlank(manufacturer) && isBlank(responsible) && Object.keys(warnings).length === 0) return null
  const lacks = [
    ['manufacturer', missingOf(manufacturer)] as const,
    ['responsible', isBlank(responsible) ? undefined : missingOf(responsible)] as const,
  ]
  for (const [who, what] of lacks) if (what) no(`${who}${what}`, INCOMPLETE[what])
  if (lacks.some(([, what]) => what)) return undefined
  return { manufacturer, responsible: isBlank(responsible) ? null : responsible, warnings }
}

export const scheduleAndSafetyIn = (row: Row, no: No): Pick<Draft, 'publishedFrom' | 'publishedUntil' | 'safety'> => ({
  publishedFrom: momentIn(row, 'publishedFrom', no),
  publishedUntil: momentIn(row, 'publishedUntil', no),
  safety: safetyIn(row, no),
})

const moment = (at: number | null) => (at === null ? '' : new Date(at).toISOString())

export const scheduleAndSafetyCells = ({ publishedFrom, publishedUntil, safety }: Product) => ({
  publishedFrom: moment(publishedFrom),
  publishedUntil: moment(publishedUntil),
  ...(safety && {
    ...contactCells('manufacturer', safety.manufacturer),
    ...(safety.responsible && contactCells('responsible', safety.responsible)),
    warnings: safety.warnings.en ?? '',
    ...Object.fromEntries(
      OTHER_LANGUAGES.map((language) => [inOther('warnings', language), safety.warnings[language] ?? '']),
    ),
  }),
})

const contactCells = (who: 'manufacturer' | 'responsible', { name, address, contact }: Contact) => ({
  [`${who}Name`]: name,
  [`${who}Address`]: address,
  [`${who}Contact`]: contact,
})
