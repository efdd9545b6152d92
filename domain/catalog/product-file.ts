/** A product file of whichever shop: it tells by its first rows whose it is. */
import type { Currency } from '../money.ts'
import { ok, type Result } from '../result.ts'
import type { HeaderRefusal } from './shopify/columns.ts'
import { readProductFile, type ProductFile } from './shopify/csv.ts'
import { readWooFile } from './woocommerce/csv.ts'

/** @param table every row as a spreadsheet counts them @param currency in which its prices are */
export const readAnyProductFile = (
  table: readonly (readonly string[])[],
  currency: Currency,
): Result<ProductFile, HeaderRefusal> => {
  const woo = readWooFile(table, currency)
  return woo ? ok(woo) : readProductFile(table, currency)
}
