/** A shop that writes invoices and mails them: the demo shop does neither, as each order would cost more rows. */
import { saveSettings } from '#schema/products/settings/settings'
import { currentSettings } from '#workers/flows/settings/settings'
import { shop } from './goods.ts'

export const writeInvoices = async (): Promise<void> => {
  const { version, value } = await currentSettings(shop, 'invoices')
  const writing = { ...value, issued: true, mailed: true }
  await saveSettings(shop.PRODUCTS_DB, [{ group: 'invoices', value: writing, basedOn: version }], Date.now())
}
