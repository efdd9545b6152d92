/** Routes that read their bodies themselves (the import, the sign-in), described here for the document. */
import { z, type OpenAPIHono } from '@hono/zod-openapi'
import type { App } from '../env.ts'
import { PRODUCTS_MAX } from '../flows/catalog/import-input.ts'
import { importing, reindexing } from '../flows/catalog/product-commands.ts'
import { exportingGoods, readingImportBounds } from '../flows/catalog/questions.ts'
import { mayLine } from './contract/command.ts'
import { questionRefusals } from './contract/question.ts'
import { CHANGING_REFUSALS, STAFF_SECURITY as security } from './contract/staff.ts'
import { describeSessions } from './customers/described.ts'
import { answer, body } from './contract/parts.ts'
import { refusals } from './contract/problem.ts'

type Registry = OpenAPIHono<App>['openAPIRegistry']

const Import = z
  .object({
    products: z
      .array(z.looseObject({ handle: z.string().max(1_000) }))
      .max(PRODUCTS_MAX)
      .optional()
      .describe(
        'Each with what is known of it: `status`, `text`, `translations`, `vendor`, `type`, `tags`, `options`, `variants` ' +
          '(with `options`, `sku`, `prices`, `units`, …), `pictures`. What is absent stays as it is.',
      ),
    collections: z
      .array(z.looseObject({ handle: z.string() }))
      .max(PRODUCTS_MAX)
      .optional(),
    location: z.string().optional().describe('Where the units stand; `main` when absent.'),
    run: z
      .string()
      .optional()
      .describe(
        'The same for all calls of one import, up to 64 letters and digits: the history of each product names it.',
      ),
    overwrite: z.boolean().optional().describe('false: products that are there already stay as they are.'),
    unmentioned: z
      .enum(['keep', 'remove'])
      .optional()
      .describe('Variants that a product has and its draft has not; `keep` when absent.'),
  })
  .openapi('Import', { example: { products: [{ handle: 'delos-mug', status: 'active' }] } })

const Imported = z
  .object({
    products: z.array(
      z.looseObject({
        handle: z.string(),
        outcome: z.enum(['created', 'updated', 'unchanged', 'refused']).describe('Of what is said beside the stock.'),
        warnings: z
          .array(z.object({ code: z.enum(['barcode-check-digit']), variant: z.int() }))
          .describe(
            'What was taken as it was sent and is most likely a mistake, by variant, from 0 in the list that was sent.',
          ),
        stock: z
          .array(z.looseObject({ variant: z.int(), units: z.int() }))
          .optional()
          .describe(
            'Of each variant, from 0 in the list that was sent, whose stock was to change: `available` now, or the ' +
              '`code` why it was left alone. The difference between `units` and `basedOn` is applied, so that what was ' +
              'sold since stays sold; without `basedOn` it is the difference to what was last imported. `stock-differs`: ' +
              'somebody has stocked it, and nothing says what the units are based on.',
          ),
        blanked: z.array(z.string()).optional().describe('Fields that said something before and say nothing now.'),
        unnamed: z
          .array(z.object({ field: z.string(), kind: z.enum(['product', 'collection', 'page']), handle: z.string() }))
          .optional()
          .describe('What fields of its own name and the shop has not, or not yet: it is shown once it is there.'),
        unmentioned: z
          .array(z.looseObject({ variant: z.string(), options: z.array(z.string()), kept: z.boolean() }))
          .optional()
          .describe('Variants that the product has and its draft has not: kept, or no longer for sale.'),
      }),
    ),
    collections: z.array(z.looseObject({ handle: z.string(), outcome: z.string() })),
  })
  .openapi('ImportReport')

const Bounds = z
  .object({
    currency: z.string().describe('Of prices that name none: ISO 4217.'),
    productsMax: z.int().describe('Products of one call.'),
    bodyMax: z.int().describe('Bytes of one body.'),
  })
  .openapi('ImportBounds')

const Exported = z
  .object({
    products: z.array(z.looseObject({ handle: z.string() })),
    stock: z
      .record(z.string(), z.int())
      .describe('Units that may be sold, by variant: the `basedOn` of what is imported again.'),
    currency: z.string().describe('In which columns without a name of one are.'),
    currencies: z.array(z.string()).describe('The others that the shop sells in: `Variant Price / USD`.'),
    metafields: z.array(z.object({ field: z.string(), name: z.string() })).describe("Fields of the merchant's own."),
    after: z.int().nullable().describe('Ask again with it; null on the last page.'),
  })
  .openapi('ExportPage')

const Reindexed = z
  .object({
    indexed: z.int().describe('Products that this page put into the index.'),
    at: z.int().describe('Products up to where it has come.'),
    total: z.int(),
    next: z.int().nullable().describe('Null when the last product is done.'),
  })
  .openapi('ReindexProgress')

const describeImport = (registry: Registry): void => {
  const tags = ['Staff: catalogue']
  registry.registerPath({
    method: 'post',
    path: '/admin/catalog/import',
    tags,
    security,
    summary: 'Import products and collections',
    description:
      `Up to ${PRODUCTS_MAX} of each and 5 MB. A product that cannot be taken is refused alone, with its reason; the ` +
      `same import again changes nothing, so it needs no key. ${mayLine(importing)}`,
    request: { body: body(Import) },
    responses: {
      200: answer(Imported, 'What became of each, in the order they were sent.'),
      ...refusals(
        ...CHANGING_REFUSALS,
        ...importing.refusals,
        'request-malformed',
        'request-invalid',
        'request-too-large',
      ),
    },
  })
  registry.registerPath({
    method: 'get',
    path: '/admin/catalog/import',
    tags,
    security,
    summary: 'Ask what an import may hold',
    description: mayLine(readingImportBounds),
    responses: {
      200: answer(Bounds, 'The bounds of one import.'),
      ...refusals(...questionRefusals(readingImportBounds)),
    },
  })
  registry.registerPath({
    method: 'post',
    path: '/admin/catalog/reindex',
    tags,
    security,
    summary: 'Put products into the search index anew, one page',
    description:
      'Begin without `after`, then give `next` back until it is null; it can be stopped and gone on with at any place, ' +
      'and the shop is searched meanwhile. With `missing` only products that this version has not indexed yet. The same ' +
      `page again changes nothing, so it needs no key. ${mayLine(reindexing)}`,
    request: { body: body(z.object({ after: z.int().min(0).optional(), missing: z.boolean().optional() })) },
    responses: {
      200: answer(Reindexed, 'What was done, and where to go on.'),
      ...refusals(...CHANGING_REFUSALS, 'request-invalid', 'request-too-large'),
    },
  })
  registry.registerPath({
    method: 'get',
    path: '/admin/catalog/export',
    tags,
    security,
    summary: 'Export whole products with their stock',
    description: `A page at a time, in the order in which the shop grew. ${mayLine(exportingGoods)}`,
    request: { query: z.object({ after: z.int().min(0).optional(), location: z.string().optional() }) },
    responses: { 200: answer(Exported, 'One page.'), ...refusals(...questionRefusals(exportingGoods)) },
  })
}

/** Writes them into the document, each once. */
export const describeOthers = (registry: Registry): void => {
  describeImport(registry)
  describeSessions(registry)
}
