/**
 * Files of reviews: the CSV of Judge.me, and that of Shopify's own app of before, which shops still bring along.
 *
 * @see https://judge.me/help/en/articles/8236284 `title,body,rating,review_date,reviewer_name,reviewer_email,product_id,product_handle,reply,picture_urls`
 */
import { headerUnknown, type HeaderRefusal } from '../catalog/shopify/columns.ts'
import { guarded, pictureAddress, tidied, yesOrNo } from '../catalog/shopify/csv-cells.ts'
import type { RowRefusal } from '../catalog/shopify/row.ts'
import { readerSays } from '../catalog/files/reader-notes.ts'
import { lengthFault, repairText } from '../letters.ts'
import { ok, type Result } from '../result.ts'
import { fileMoment, isAhead, momentInFile } from '../catalog/files/file-moment.ts'
import {
  checkReview,
  PICTURES_MAX,
  REPLY_MAX,
  type Reason,
  type Review,
  type ReviewState,
  type Source,
} from './review.ts'

export const JUDGE_ME = [
  'title',
  'body',
  'rating',
  'review_date',
  'reviewer_name',
  'reviewer_email',
  'product_id',
  'product_handle',
  'reply',
  'reply_date',
  'picture_urls',
  'hidden',
] as const
export const SHOPIFY = [
  'product_handle',
  'state',
  'rating',
  'title',
  'author',
  'email',
  'location',
  'body',
  'reply',
  'created_at',
  'replied_at',
] as const
export type ReviewLayout = 'judge.me' | 'shopify'

export type FileReview = Pick<
  Review,
  'stars' | 'title' | 'body' | 'name' | 'pictures' | 'state' | 'reason' | 'reply' | 'repliedAt' | 'writtenAt'
> & {
  readonly row: number
  readonly handle: string
  readonly source: Source
  readonly email: string
}

const namesIn = (head: readonly string[]): string[] =>
  head.map((cell) => cell.trim().toLowerCase().replaceAll(' ', '_'))

/** Whether a file is one of reviews. Files of goods have neither of these columns. */
export const isReviewHeader = (head: readonly string[]): boolean => {
  const names = new Set(namesIn(head))
  return names.has('rating') && names.has('body') && (names.has('product_handle') || names.has('product_url'))
}

export type ReviewFile = {
  readonly layout: ReviewLayout
  readonly reviews: readonly FileReview[]
  readonly refused: readonly RowRefusal[]
}

/** What the app of before called a review that it did not show. Whoever wrote spam had nothing to say of the goods. */
const STATES: Readonly<Record<string, readonly [ReviewState, Reason | null]>> = {
  published: ['published', null],
  unpublished: ['waiting', null],
  pending: ['waiting', null],
  spam: ['declined', 'not-genuine'],
}

const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** What is hidden elsewhere waits here for a person; so does what says nothing that is known of its state. */
const stateOf = (cell: (name: string) => string, layout: ReviewLayout): readonly [ReviewState, Reason | null] => {
  if (layout === 'judge.me') return yesOrNo(cell('hidden')) === true ? ['waiting', null] : ['published', null]
  return Object.entries(STATES).find(([name]) => name === cell('state').toLowerCase())?.[1] ?? ['waiting', null]
}

const picturesIn = (cell: string): FileReview['pictures'] =>
  cell
    .split(/[,;\s]+(?=https?:|\/)/)
    .map((text) => pictureAddress(text.trim()))
    .filter((src) => src !== undefined)
    .slice(0, PICTURES_MAX)
    .map((src) => ({ src, width: null, height: null }))

/** `https://shop.example/products/delos-mug?variant=1`: its handle. */
const handleIn = (cell: (name: string) => string): string =>
  cell('product_handle') || (/\/products\/([^/?#]+)/.exec(cell('product_url'))?.[1] ?? '')

type Read = { readonly review: FileReview } | { readonly column: string; readonly code: Code; readonly said: string }
type Code = 'review-handle' | 'review-stars' | 'review-date' | 'review-ahead' | 'review-text'

const readRow = (row: number, cell: (name: string) => string, layout: ReviewLayout, now: number): Read => {
  const no = (column: string, code: Code): Read => ({ column, code, said: cell(column) })
  const handle = handleIn(cell)
  if (handle === '') return no('product_handle', 'review-handle')
  const stars = /^[1-5](\.0*)?$/.test(cell('rating')) ? Number(cell('rating')) : Number.NaN
  if (Number.isNaN(stars)) return no('rating', 'review-stars')
  const isJudge = layout === 'judge.me'
  const [dateColumn, replyColumn] = isJudge ? ['review_date', 'reply_date'] : ['created_at', 'replied_at']
  const writtenAt = momentInFile(cell(dateColumn))
  if (writtenAt === undefined) return no(dateColumn, 'review-date')
  if (isAhead(writtenAt, now)) return no(dateColumn, 'review-ahead')
  const place = isJudge ? '' : cell('location')
  const name = [cell(isJudge ? 'reviewer_name' : 'author'), place].filter(Boolean).join(', ')
  const said = { stars, title: cell('title'), body: cell('body'), name, pictures: picturesIn(cell('picture_urls')) }
  const checked = checkReview(said)
  // Apps of elsewhere take stars without a word.
  const issue = checked.ok ? undefined : checked.refusal.issues.find(({ fault }) => fault !== 'required')
  if (issue) return no(issue.field === 'name' ? (isJudge ? 'reviewer_name' : 'author') : issue.field, 'review-text')
  const reply = repairText(cell('reply'))
  if (lengthFault(reply, REPLY_MAX)) return no('reply', 'review-text')
  const repliedAt = reply === '' ? null : (momentInFile(cell(replyColumn)) ?? writtenAt)
  if (repliedAt !== null && isAhead(repliedAt, now)) return no(replyColumn, 'review-ahead')
  const [state, reason] = stateOf(cell, layout)
  const email = cell(isJudge ? 'reviewer_email' : 'email').toLowerCase()
  return {
    review: {
      ...(checked.ok ? checked.value : { ...said, title: said.title.replaceAll('\n', ' '), body: '' }),
      row,
      handle,
      state,
      reason,
      source: layout,
      email: MAIL.test(email) && email.length <= 254 ? email : '',
      writtenAt,
      reply,
      repliedAt,
    },
  }
}

/** @param table every row of the file as a spreadsheet counts them: the header is row 1 */
export const readReviewFile = (
  table: readonly (readonly string[])[],
  now: number,
): Result<ReviewFile, HeaderRefusal> => {
  const first = table.findIndex((cells) => cells.some((one) => one.trim() !== ''))
  const names = namesIn(table[first] ?? [])
  if (!isReviewHeader(table[first] ?? [])) return headerUnknown('no-review-file')
  const places = new Map(names.map((name, at) => [name, at]))
  const layout: ReviewLayout = names.includes('created_at') || names.includes('author') ? 'shopify' : 'judge.me'
  const read = table.flatMap((cells, index): (Read & { readonly row: number })[] => {
    if (index <= first || cells.every((one) => one.trim() === '')) return []
    const cell = (name: string) => tidied(cells.at(places.get(name) ?? cells.length) ?? '')
    return [{ row: index + 1, ...readRow(index + 1, cell, layout, now) }]
  })
  return ok({
    layout,
    reviews: read.flatMap((one) => ('review' in one ? [one.review] : [])),
    refused: read.flatMap((one) => {
      if ('review' in one) return []
      const { reason, note } = readerSays({ code: one.code })
      const said = one.said.slice(0, 80)
      const quoted = { said: said === '' ? [] : [said], isMore: false, rows: 1 }
      return [
        {
          row: one.row,
          column: one.column,
          reason: said === '' ? reason : `“${said}” ${reason}`,
          note: { ...note, ...quoted },
        },
      ]
    }),
  })
}

export type OutgoingReview = Review & { readonly handle: string; readonly email: string }

const STATE_NAMES: Readonly<Record<ReviewState, string>> = {
  published: 'published',
  waiting: 'unpublished',
  declined: 'spam',
}

/** A row of the export, in the order of its columns. Brought in again it changes nothing. */
export const reviewRow = (of: OutgoingReview, layout: ReviewLayout): string[] => {
  const replied = of.repliedAt === null ? '' : fileMoment(of.repliedAt)
  const cells: Readonly<Record<string, string>> = {
    title: guarded(of.title),
    body: guarded(of.body),
    rating: String(of.stars),
    review_date: fileMoment(of.writtenAt),
    created_at: fileMoment(of.writtenAt),
    reviewer_name: guarded(of.name),
    author: guarded(of.name),
    reviewer_email: guarded(of.email),
    email: guarded(of.email),
    product_handle: guarded(of.handle),
    reply: guarded(of.reply),
    reply_date: replied,
    replied_at: replied,
    picture_urls: of.pictures.map(({ src }) => src).join(','),
    hidden: of.state === 'published' ? 'false' : 'true',
    state: STATE_NAMES[of.state],
  }
  const own = new Map(Object.entries(cells))
  return (layout === 'judge.me' ? JUDGE_ME : SHOPIFY).map((column) => own.get(column) ?? '')
}
