/**
 * An invoice as UBL 2.1 by EN 16931, for whoever books it by machine. Amounts are those that were counted: nothing is rounded again.
 *
 * A price of a unit would have to be rounded: the price is that of all units of the line, and says so (BT-149, BaseQuantity).
 *
 * @see https://docs.oasis-open.org/ubl/os-UBL-2.1/UBL-2.1.html and https://github.com/ConnectingEurope/eInvoicing-EN16931
 */
import { inLanguage, joined } from '../../languages.ts'
import { decimal } from '../../money.ts'
import { own } from '../../own.ts'
import { textIn } from '../../settings/text.ts'
import type { TaxedPart, TaxGroup } from '../../tax/document.ts'
import type { Invoice, InvoiceParty } from './invoice.ts'

type Node = string | readonly Node[]

const escaped = (text: string): string =>
  text
    // XML 1.0 has no signs that steer machines, not even written as numbers.
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** Of what is empty there is no element: EN 16931 wants none. */
const written = (node: Node): string => (typeof node === 'string' ? node : node.map(written).join(''))

const element = (name: string, inner: Node, attributes: Readonly<Record<string, string>> = {}): string => {
  const within = written(inner)
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  return within === '' ? '' : `<${name}${said.join('')}>${within}</${name}>`
}
const cac = (name: string, ...inner: readonly Node[]) => element(`cac:${name}`, inner)
const cbc = (name: string, text: string, attributes?: Readonly<Record<string, string>>) =>
  element(`cbc:${name}`, escaped(text), attributes)

/** Why no tax is owed, by the code list of EN 16931. */
const VATEX: Readonly<Record<string, string>> = {
  AE: 'VATEX-EU-AE',
  K: 'VATEX-EU-IC',
  G: 'VATEX-EU-G',
  O: 'VATEX-EU-O',
}
const WHY: Readonly<Record<NonNullable<TaxGroup['reason']>, string>> = {
  'goods-exempt': 'Exempt from tax',
  'buyer-exempt': 'The buyer is exempt from tax',
  'reverse-charge': 'Reverse charge',
  'intra-community': 'Intra-community supply',
  export: 'Export outside the EU',
  'not-collected': 'Not subject to tax',
}

/** Hundredths of a per cent as per cent. */
const percent = (rate: number): string => String(Number((rate / 100).toFixed(4)))

const scheme = cac('TaxScheme', cbc('ID', 'VAT'))

const categoryOf = ({ category, rate }: Pick<TaxedPart, 'category' | 'rate'>, name: string, why: Node = ''): string =>
  cac(name, cbc('ID', category), category === 'O' ? '' : cbc('Percent', percent(rate)), why, scheme)

const addressOf = ({ address, country }: InvoiceParty): string =>
  cac(
    'PostalAddress',
    cbc('StreetName', address?.street ?? ''),
    cbc('AdditionalStreetName', address && 'extra' in address ? address.extra : ''),
    cbc('CityName', address?.city ?? ''),
    cbc('PostalZone', address?.postcode ?? ''),
    cbc('CountrySubentity', address?.region ?? ''),
    cac('Country', cbc('IdentificationCode', address?.country || country)),
  )

type Party = InvoiceParty & { readonly register?: string; readonly phone?: string }

/** Who sells has to be told from others by machine (BR-CO-26): by a number of tax, by that of a register, or at least by an address. */
const otherwiseKnown = ({ vatId, register, email }: Party): string =>
  register === '' && vatId === '' ? cac('PartyIdentification', cbc('ID', email)) : ''

const partyOf = (name: string, party: Party): string =>
  cac(
    name,
    cac(
      'Party',
      cbc('EndpointID', party.email, { schemeID: 'EM' }),
      otherwiseKnown(party),
      cac('PartyName', cbc('Name', party.name)),
      addressOf(party),
      party.vatId === '' ? '' : cac('PartyTaxScheme', cbc('CompanyID', party.vatId), scheme),
      cac('PartyLegalEntity', cbc('RegistrationName', party.name), cbc('CompanyID', party.register ?? '')),
      cac(
        'Contact',
        cbc('Name', name === 'AccountingSupplierParty' ? party.name : ''),
        cbc('Telephone', party.phone ?? ''),
        cbc('ElectronicMail', party.email),
      ),
    ),
  )

/** UNTDID 1001. */
const KINDS = {
  invoice: { root: 'Invoice', type: 'InvoiceTypeCode', code: '380', line: 'InvoiceLine', units: 'InvoicedQuantity' },
  'credit-note': {
    root: 'CreditNote',
    type: 'CreditNoteTypeCode',
    code: '381',
    line: 'CreditNoteLine',
    units: 'CreditedQuantity',
  },
} as const

export const ublOf = (invoice: Invoice): string => {
  const {
    kind,
    currency,
    lines,
    charges,
    groups,
    net,
    tax,
    total,
    rounding = 0,
    language,
    about,
    deliveredTo,
    due,
  } = invoice
  const { root, type, code, line: lineName, units: unitsName } = KINDS[kind]
  const money = (name: string, amount: number) => cbc(name, decimal({ amount, currency }), { currencyID: currency })
  const sum = (parts: readonly TaxedPart[]) => parts.reduce((all, part) => all + part.net, 0)
  const isUntaxed = groups.some(({ category }) => category === 'O')
  const quantity = (name: string, units: number) => cbc(name, String(units), { unitCode: 'C62' })
  const body: readonly Node[] = [
    cbc('CustomizationID', 'urn:cen.eu:en16931:2017'),
    cbc('ID', invoice.name),
    cbc('IssueDate', invoice.day),
    // Paid before it was issued: it is due on its own day. What is still owed needs a day or terms (BR-CO-25).
    kind === 'invoice' ? cbc('DueDate', due?.on ?? invoice.day) : '',
    cbc(type, code),
    cbc('Note', textIn(invoice.note, language)),
    cbc('DocumentCurrencyCode', currency),
    cbc('BuyerReference', invoice.orderName),
    // Goods that are sent across the union need a time (BR-IC-11); when they left is not known yet when they are paid.
    groups.some(({ category }) => category === 'K')
      ? cac('InvoicePeriod', cbc('StartDate', invoice.orderedOn), cbc('EndDate', invoice.day))
      : '',
    cac('OrderReference', cbc('ID', invoice.orderName)),
    about
      ? cac('BillingReference', cac('InvoiceDocumentReference', cbc('ID', about.name), cbc('IssueDate', about.day)))
      : '',
    partyOf('AccountingSupplierParty', invoice.seller),
    // Where no tax is collected, nobody's number of it is said (BR-O-02).
    partyOf('AccountingCustomerParty', isUntaxed ? { ...invoice.buyer, vatId: '' } : invoice.buyer),
    deliveredTo === ''
      ? ''
      : cac(
          'Delivery',
          cac('DeliveryLocation', cac('Address', cac('Country', cbc('IdentificationCode', deliveredTo)))),
        ),
    due ? cac('PaymentTerms', cbc('Note', textIn(due.how, language))) : '',
    charges.map((charge) =>
      cac(
        'AllowanceCharge',
        cbc('ChargeIndicator', 'true'),
        cbc('AllowanceChargeReasonCode', 'DL'),
        cbc('AllowanceChargeReason', textIn(charge.name, language) || 'Delivery'),
        money('Amount', charge.net),
        categoryOf(charge, 'TaxCategory'),
      ),
    ),
    cac(
      'TaxTotal',
      money('TaxAmount', tax),
      groups.map((group) =>
        cac(
          'TaxSubtotal',
          money('TaxableAmount', group.base),
          money('TaxAmount', group.tax),
          categoryOf(
            group,
            'TaxCategory',
            group.reason
              ? [
                  cbc('TaxExemptionReasonCode', own(VATEX, group.category) ?? ''),
                  cbc('TaxExemptionReason', WHY[group.reason]),
                ]
              : '',
          ),
        ),
      ),
    ),
    cac(
      'LegalMonetaryTotal',
      money('LineExtensionAmount', sum(lines)),
      money('TaxExclusiveAmount', net),
      money('TaxInclusiveAmount', total),
      charges.length === 0 ? '' : money('ChargeTotalAmount', sum(charges)),
      money('PrepaidAmount', total + rounding - (due?.amount ?? 0)),
      rounding === 0 ? '' : money('PayableRoundingAmount', rounding),
      money('PayableAmount', due?.amount ?? 0),
    ),
    lines.map((line, index) =>
      cac(
        lineName,
        cbc('ID', String(index + 1)),
        quantity(unitsName, line.units),
        money('LineExtensionAmount', line.net),
        cac(
          'Item',
          cbc('Name', joined(language, inLanguage(line.title, language), inLanguage(line.choice, language))),
          line.sku === '' ? '' : cac('SellersItemIdentification', cbc('ID', line.sku)),
          categoryOf(line, 'ClassifiedTaxCategory'),
        ),
        cac('Price', money('PriceAmount', line.net), quantity('BaseQuantity', line.units)),
      ),
    ),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, body, {
    xmlns: `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`,
    'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
    'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
  })}\n`
}
