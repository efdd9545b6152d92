/**
 * Rules of EN 16931 about fields that have to be there, or must not be, by the names that they have in the published validation; those
 * about sums are in en16931.ts. Rules of what our documents never have (payees, representatives, allowances, attachments) are left out,
 * and BR-DEC of currencies with three digits: no dinar could keep it.
 *
 * @see https://github.com/ConnectingEurope/eInvoicing-EN16931/blob/master/ubl/schematron/abstract/EN16931-model.sch
 */
import { expect } from 'vitest'
import { all, elementAt, type Element } from './en16931-reading.ts'

const SELLER = 'AccountingSupplierParty/Party'
const BUYER = 'AccountingCustomerParty/Party'
const VAT_ID = 'PartyTaxScheme/CompanyID'

const judgeParties = (root: Element): void => {
  for (const [party, name, address] of [
    [SELLER, 'BR-06', 'BR-08'],
    [BUYER, 'BR-07', 'BR-10'],
  ] as const) {
    expect(elementAt(root, `${party}/PartyLegalEntity/RegistrationName`), name).not.toBe('')
    expect(all(root, `${party}/PostalAddress`), address).toHaveLength(1)
    expect(elementAt(root, `${party}/PostalAddress/Country/IdentificationCode`), 'BR-09, BR-11').toMatch(/^[A-Z]{2}$/)
    for (const endpoint of all(root, `${party}/EndpointID`))
      expect(endpoint.of['schemeID'], 'BR-62, BR-63').not.toBe(undefined)
    for (const id of all(root, `${party}/${VAT_ID}`)) expect(id.text, 'BR-CO-09').toMatch(/^(?:[A-Z]{2})\w/)
  }
  const known = [`PartyIdentification/ID`, `PartyLegalEntity/CompanyID`, VAT_ID].map((at) =>
    elementAt(root, `${SELLER}/${at}`),
  )
  expect(known.join(''), 'BR-CO-26').not.toBe('')
}

/** By the codes of categories as rules call them. */
const CALLED: Readonly<Record<string, string>> = { K: 'IC' }

const judgeCategory = (root: Element, category: Element): void => {
  const id = elementAt(category, 'ID')
  const of = CALLED[id] ?? id
  const percent = elementAt(category, 'Percent')
  if (id === 'S') expect(Number(percent), 'BR-S-05').toBeGreaterThan(0)
  else expect(percent, `BR-${of}-05`).toBe(id === 'O' ? '' : '0')
  const [seller, buyer] = [SELLER, BUYER].map((party) => elementAt(root, `${party}/${VAT_ID}`))
  if (id === 'O') expect([seller, buyer], 'BR-O-02').toEqual(['', ''])
  else expect(seller, `BR-${of}-02`).not.toBe('')
  if (id === 'AE' || id === 'K') expect(buyer, `BR-${of}-02`).not.toBe('')
}

const judgeLine = (line: Element, kind: string): void => {
  expect(elementAt(line, 'ID'), 'BR-21').not.toBe('')
  const [quantity] = all(line, kind === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity')
  expect(quantity?.text, 'BR-22').toMatch(/^\d+$/)
  expect(quantity?.of['unitCode'], 'BR-23').toBe('C62')
  expect(elementAt(line, 'LineExtensionAmount'), 'BR-24').not.toBe('')
  expect(elementAt(line, 'Item/Name'), 'BR-25').not.toBe('')
  expect(Number(elementAt(line, 'Price/PriceAmount')), 'BR-27').toBeGreaterThanOrEqual(0)
  expect(all(line, 'Item/ClassifiedTaxCategory'), 'BR-CO-04').toHaveLength(1)
}

const amountsIn = (element: Element): Element[] => [
  ...element.children.filter(({ of }) => of['currencyID'] !== undefined),
  ...element.children.flatMap(amountsIn),
]

/** @param digits of the currency */
export const judgeFields = (root: Element, digits: number): void => {
  judgeParties(root)
  expect(elementAt(root, `${root.name}TypeCode`), 'BR-04').toBe(root.name === 'Invoice' ? '380' : '381')
  const currency = elementAt(root, 'DocumentCurrencyCode')
  expect(currency, 'BR-05').toMatch(/^[A-Z]{3}$/)
  for (const { text, of } of amountsIn(root)) {
    expect(of['currencyID'], 'BR-CL-03').toBe(currency)
    if (digits <= 2) expect(text, 'BR-DEC').toMatch(/^-?\d+(?:\.\d{1,2})?$/)
  }
  const lines = all(root, root.name === 'Invoice' ? 'InvoiceLine' : 'CreditNoteLine')
  for (const line of lines) judgeLine(line, root.name)
  const charges = all(root, 'AllowanceCharge')
  for (const charge of charges) {
    expect(elementAt(charge, 'Amount'), 'BR-36').not.toBe('')
    expect(all(charge, 'TaxCategory'), 'BR-37').toHaveLength(1)
    expect(elementAt(charge, 'AllowanceChargeReason'), 'BR-38').not.toBe('')
  }
  const categories = [
    ...lines.flatMap((line) => all(line, 'Item/ClassifiedTaxCategory')),
    ...charges.flatMap((charge) => all(charge, 'TaxCategory')),
    ...all(root, 'TaxTotal/TaxSubtotal/TaxCategory'),
  ]
  for (const category of categories) judgeCategory(root, category)
  const kinds = new Set(categories.map((category) => elementAt(category, 'ID')))
  if (kinds.has('O')) expect([...kinds], 'BR-O-12 to BR-O-14').toEqual(['O'])
  const groupKinds = all(root, 'TaxTotal/TaxSubtotal/TaxCategory').map((category) => elementAt(category, 'ID'))
  for (const id of groupKinds.filter((one) => one !== 'S'))
    expect(
      groupKinds.filter((one) => one === id),
      `BR-${CALLED[id] ?? id}-01`,
    ).toHaveLength(1)
  const period = (end: string) => elementAt(root, `InvoicePeriod/${end}`)
  expect(period('StartDate') <= period('EndDate'), 'BR-29').toBe(true)
  for (const about of all(root, 'BillingReference/InvoiceDocumentReference'))
    expect(elementAt(about, 'ID'), 'BR-55').not.toBe('')
  for (const to of all(root, 'Delivery/DeliveryLocation/Address'))
    expect(elementAt(to, 'Country/IdentificationCode'), 'BR-57').not.toBe('')
  const owed = Number(elementAt(root, 'LegalMonetaryTotal/PayableAmount'))
  const until = elementAt(root, 'DueDate') + elementAt(root, 'PaymentTerms/Note')
  if (owed > 0) expect(until, 'BR-CO-25').not.toBe('')
}
