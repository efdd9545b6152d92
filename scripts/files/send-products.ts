/** The products of a file on their way into the shop, as many at a time as one call takes. */
import type { FileMetafield } from '#domain/catalog/shopify/own-fields'
import type { FileProduct } from '#domain/catalog/shopify/row'
import type { ImportAnswer, Imported } from '#workers/flows/catalog/import'
import type { Client } from '../client.ts'

/** What one call may hold: see workers/flows/catalog/import-input.ts. A fifth is left for what surrounds the products. */
const PRODUCTS_MAX = 50
const BYTES_MAX = 4 * 1024 * 1024

export const IMPORT_PATH = '/api/admin/catalog/import'

const callsOf = (products: readonly FileProduct[]): FileProduct[][] => {
  const calls: FileProduct[][] = []
  let bytes = 0
  for (const product of products) {
    const size = Buffer.byteLength(JSON.stringify(product.draft))
    const call = calls.at(-1)
    if (!call || call.length >= PRODUCTS_MAX || bytes + size > BYTES_MAX) {
      calls.push([product])
      bytes = size
    } else {
      call.push(product)
      bytes += size
    }
  }
  return calls
}

/** @param onAnswered called with how many have been answered since the last time */
export const sendProducts = async (
  client: Client,
  products: readonly FileProduct[],
  settings: {
    readonly location?: string
    readonly overwrite: boolean
    readonly run: string
    readonly metafields: readonly FileMetafield[]
    readonly status?: string
    readonly unmentioned?: string
  },
  onAnswered: (count: number) => void,
): Promise<{ readonly answers: ReadonlyMap<FileProduct, Imported>; readonly metafields: readonly string[] }> => {
  const answers = new Map<FileProduct, Imported>()
  const metafields: string[] = []
  for (const call of callsOf(products)) {
    const body = { ...settings, products: call.map(({ draft }) => draft) }
    const answer = (await client.post(IMPORT_PATH, body)) as ImportAnswer
    metafields.push(...answer.metafields)
    for (const [index, product] of call.entries()) {
      const imported = answer.products[index]
      if (imported) answers.set(product, imported)
    }
    onAnswered(call.length)
  }
  return { answers, metafields }
}
