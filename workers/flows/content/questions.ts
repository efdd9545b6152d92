/** What staff read of documents and files. */
import { z } from 'zod'
import { VERSIONS_MAX } from '#domain/catalog/history'
import { CONTENT_KINDS } from '#domain/content/document'
import { FILE_KINDS } from '#domain/catalog/shop-file'
import { ok, refuse } from '#domain/result'
import { documentById, documentLines } from '#schema/products/content/documents'
import { FILE_ORDERS, filesOf, usedFile, usedFilesOf } from '#schema/products/content/files'
import { documentAt, documentVersions } from '#schema/products/content/save'
import { namesById } from '#schema/users/customers/staff'
import { question } from '../question.ts'

const permission = 'catalog:see'
const id = z.string().max(100)
const page = z.coerce.number().int().min(1).max(10_000).default(1)
/** Of documents and of files on one page. */
const LINES = 50
const FILES = 60

export const listingContent = question({
  name: 'content:list',
  permission,
  input: z.object({ kind: z.enum(CONTENT_KINDS), q: z.string().max(200).default(''), page }),
  refusals: [],
  answer: async ({ env }, { kind, q: search, page: which }) => {
    const found = await documentLines(env.PRODUCTS_DB, { kind, search, page: which, most: LINES })
    return ok({ documents: found.slice(0, LINES), page: which, isLast: found.length <= LINES })
  },
})

export const readingContent = question({
  name: 'content:read',
  permission,
  input: z.object({ id }),
  refusals: ['content-unknown'],
  answer: async ({ env }, { id: of }) => {
    const there = await documentById(env.PRODUCTS_DB, of)
    return there ? ok(there) : refuse({ code: 'content-unknown', id: of })
  },
})

export const listingContentVersions = question({
  name: 'content:versions',
  permission,
  input: z.object({ id }),
  refusals: ['content-unknown'],
  answer: async ({ env }, { id: of }) => {
    const versions = await documentVersions(env.PRODUCTS_DB, of, VERSIONS_MAX)
    if (versions.length === 0) return refuse({ code: 'content-unknown', id: of })
    const names = await namesById(env.USERS_DB, [...new Set(versions.map(({ who }) => who))])
    return ok(versions.map((one) => ({ ...one, who: names.get(one.who) ?? null })))
  },
})

export const readingPastContent = question({
  name: 'content:version',
  permission,
  input: z.object({ id, version: z.coerce.number().int().min(1) }),
  refusals: ['content-unknown'],
  answer: async ({ env }, { id: of, version }) => {
    const past = await documentAt(env.PRODUCTS_DB, of, version)
    return past ? ok(past) : refuse({ code: 'content-unknown', id: of })
  },
})

const narrowed = {
  q: z.string().max(200).default('').describe('Words of its name.'),
  kind: z.enum(FILE_KINDS).optional(),
  order: z.enum(FILE_ORDERS).default('newest'),
  page,
}

/** To choose one from. */
export const listingFiles = question({
  name: 'content:files',
  permission,
  input: z.object(narrowed),
  refusals: [],
  answer: async ({ env }, { q: search, page: which, kind, order }) => {
    const found = await filesOf(env.PRODUCTS_DB, { kind, search, order, page: which, most: FILES })
    return ok({ files: found.slice(0, FILES), page: which, isLast: found.length <= FILES })
  },
})

/** With what shows each. */
export const listingUsedFiles = question({
  name: 'content:files-used',
  permission,
  input: z.object(narrowed),
  refusals: [],
  answer: async ({ env }, { q: search, page: which, kind, order }) => {
    const found = await usedFilesOf(env.PRODUCTS_DB, { kind, search, order, page: which, most: FILES })
    return ok({ files: found.slice(0, FILES), page: which, isLast: found.length <= FILES })
  },
})

export const readingFile = question({
  name: 'content:file',
  permission,
  input: z.object({ path: z.string().max(2_000) }),
  refusals: ['file-unknown'],
  answer: async ({ env }, { path }) => {
    const file = await usedFile(env.PRODUCTS_DB, path)
    return file ? ok(file) : refuse({ code: 'file-unknown' })
  },
})
