/**
 * The arithmetic of EN 16931 over an invoice in UBL, by the names that its rules have.
 *
 * @see https://github.com/ConnectingEurope/eInvoicing-EN16931/blob/master/ubl/schematron/abstract/EN16931-model.sch
 */
import { expect } from 'vitest'
import { judgeFields } from './en16931-fields.ts'
import { all, elementAt, read, type Element } from './en16931-reading.ts'

export { elementAt, read }

const digits: Readonly<Record<string, number>> = { EUR: 2, JPY: 0, KWD: 3, CLP: 0 }

/** Every rule that can be worked out of amounts, and those about fields. */
export const judge = (xml: string) => {
  const root = read(xml)
  const of = elementAt(root, 'DocumentCurrencyCode')
  const minor = (text: string) => Math.round(Number(text) * 10 ** (digits[of] ?? 2))
  const sum = (path: string, within: Element = root) =>
    all(within, path).reduce((total, { text }) => total + minor(text), 0)
  const lineName = root.name === 'Invoice' ? 'InvoiceLine' : 'CreditNoteLine'
  const total = (name: string) => minor(elementAt(root, `LegalMonetaryTotal/${name}`))
  const lines = all(root, lineName)
  const charges = all(root, 'AllowanceCharge')

  expect(elementAt(root, 'CustomizationID'), 'BR-01').toBe('urn:cen.eu:en16931:2017')
  for (const path of ['ID', 'IssueDate', 'AccountingSupplierParty/Party/PostalAddress/Country/IdentificationCode'])
    expect(elementAt(root, path), `BR-02 to BR-11 ${path}`).not.toBe('')
  expect(elementAt(root, 'AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName'), 'BR-07').not.toBe('')
  expect(lines.length, 'BR-16').toBeGreaterThan(0)
  expect(sum(`${lineName}/LineExtensionAmount`), 'BR-CO-10').toBe(total('LineExtensionAmount'))
  expect(sum('AllowanceCharge/Amount'), 'BR-CO-12').toBe(charges.length === 0 ? 0 : total('ChargeTotalAmount'))
  expect(total('LineExtensionAmount') + sum('AllowanceCharge/Amount'), 'BR-CO-13').toBe(total('TaxExclusiveAmount'))
  expect(sum('TaxTotal/TaxSubtotal/TaxAmount'), 'BR-CO-14').toBe(sum('TaxTotal/TaxAmount'))
  expect(total('TaxExclusiveAmount') + sum('TaxTotal/TaxAmount'), 'BR-CO-15').toBe(total('TaxInclusiveAmount'))
  const payable = total('TaxInclusiveAmount') - total('PrepaidAmount') + total('PayableRoundingAmount')
  expect(payable, 'BR-CO-16').toBe(total('PayableAmount'))
  const groups = all(root, 'TaxTotal/TaxSubtotal')
  expect(groups.length, 'BR-CO-18').toBeGreaterThan(0)
  const keyOf = (category: Element | undefined) =>
    category ? `${elementAt(category, 'ID')} ${elementAt(category, 'Percent')}` : ''
  const keys = groups.map((group) => keyOf(all(group, 'TaxCategory')[0]))
  expect(new Set(keys).size, 'one group for each category and rate').toBe(keys.length)
  for (const group of groups) {
    const [category] = all(group, 'TaxCategory')
    const key = keyOf(category)
    const base =
      lines
        .filter((line) => keyOf(all(line, 'Item/ClassifiedTaxCategory')[0]) === key)
        .reduce((found, line) => found + sum('LineExtensionAmount', line), 0) +
      charges
        .filter((charge) => keyOf(all(charge, 'TaxCategory')[0]) === key)
        .reduce((found, charge) => found + sum('Amount', charge), 0)
    const tax = sum('TaxAmount', group)
    const id = category ? elementAt(category, 'ID') : ''
    expect(sum('TaxableAmount', group), `BR-${id}-08`).toBe(base)
    const rate = Number(category ? elementAt(category, 'Percent') : 0)
    // The schematron leaves a whole unit of the currency; where that is the smallest one, two credits may share it.
    expect(Math.abs(tax - (base * rate) / 100), `BR-CO-17 ${key}`).toBeLessThan(Math.max(10 ** (digits[of] ?? 2), 2))
    if (id !== 'S') expect(tax, `BR-${id}-09`).toBe(0)
    const reason = category ? elementAt(category, 'TaxExemptionReason') : ''
    expect(reason === '', `BR-${id}-10`).toBe(id === 'S' || id === 'Z')
    if (id === 'K' || id === 'AE') {
      expect(elementAt(root, 'AccountingSupplierParty/Party/PartyTaxScheme/CompanyID'), `BR-${id}-02`).not.toBe('')
      expect(elementAt(root, 'AccountingCustomerParty/Party/PartyTaxScheme/CompanyID'), `BR-${id}-02`).not.toBe('')
    }
    if (id === 'K') {
      expect(elementAt(root, 'InvoicePeriod/StartDate'), 'BR-IC-11').not.toBe('')
      expect(elementAt(root, 'Delivery/DeliveryLocation/Address/Country/IdentificationCode'), 'BR-IC-12').not.toBe('')
    }
    if (id === 'O') {
      expect(elementAt(root, 'AccountingSupplierParty/Party/PartyTaxScheme/CompanyID'), 'BR-O-02').toBe('')
      expect(groups, 'BR-O-11').toHaveLength(1)
    }
  }
  // R120 of Peppol: the amount of a line is its price by its units.
  for (const line of lines) {
    const units = Number(elementAt(line, root.name === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity'))
    const price = minor(elementAt(line, 'Price/PriceAmount')) / Number(elementAt(line, 'Price/BaseQuantity'))
    expect(Math.round(units * price)).toBe(sum('LineExtensionAmount', line))
  }
  judgeFields(root, digits[of] ?? 2)
  return { total: total('TaxInclusiveAmount'), tax: sum('TaxTotal/TaxAmount') }
}
