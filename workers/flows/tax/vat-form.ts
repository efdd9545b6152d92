/** Whether a VAT id has the form of its country. Check digits are the register's business: some countries have given out others. */
import { checkVAT, countries, type Country } from 'jsvat'
import { isUnionVatId, UNION } from '#domain/tax/union'

const UNION_FORMS: readonly Country[] = countries.filter(({ codes: [country = ''] }) => UNION.includes(country))

/** Of Northern Ireland, as those of Great Britain are: nine digits, or twelve of a branch, or of a government's department. */
const NORTHERN_IRELAND = /^XI(?:\d{9}|\d{12}|GD[0-4]\d{2}|HA[5-9]\d{2})$/

/** @param vatId its letters and what follows, without blanks; of a country outside the union false */
export const hasUnionForm = (vatId: string): boolean => {
  if (!isUnionVatId(vatId)) return false
  if (vatId.startsWith('XI')) return NORTHERN_IRELAND.test(vatId)
  const { isValidFormat } = checkVAT(vatId, [...UNION_FORMS])
  return isValidFormat
}
