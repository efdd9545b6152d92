/** Why tax and invoices are refused, in English. */
export const taxRefusalsEn = {
  'invoice-unknown': 'There is no such invoice.',
  'vat-id-form': 'This is no VAT id: two letters of the country, then its digits, in the form of that country.',
  'vat-id-country': 'This VAT id is of another country than the address.',
  'vat-id-unregistered': 'The register of its country does not know this VAT id. Look at it again, or leave it empty.',
}
