/** Reviews of a file by program: the lines that it has read, some at a time. The rules are those of a file that is brought by hand. */
import { z } from 'zod'
import type { FileRow } from '#domain/catalog/files/file-job'
import { isPictureAddress, PICTURE_ADDRESS_MAX } from '#domain/catalog/pictures/address'
import { HANDLE_MAX } from '#domain/catalog/slug'
import { EMAIL_LENGTH_MAX } from '#domain/customers/email'
import type { FileReview } from '#domain/reviews/file'
import { isAhead } from '#domain/catalog/files/file-moment'
import { BODY_MAX, checkReview, NAME_MAX, PICTURES_MAX, REPLY_MAX, TITLE_MAX } from '#domain/reviews/review'
import { ok } from '#domain/result'
import { noted } from '../catalog/file-notes.ts'
import { command } from '../command.ts'
import { lines } from '../input.ts'
import { applyReviews } from './file-rows.ts'

/** As many as one statement bears. */
const LINES_MAX = 100

const instant = z.int().min(0).max(8.64e15)

const line = z
  .strictObject({
    row: z.int().min(1).describe('Of the file, told again with what became of it.'),
    handle: z.string().min(1).max(HANDLE_MAX).describe('Of the product.'),
    stars: z.int().min(1).max(5),
    title: z.string().default('').describe(`At most ${TITLE_MAX} letters, one line.`),
    body: z
      .string()
      .default('')
      .describe(`At most ${BODY_MAX} letters of plain text; apps of elsewhere take stars without a word.`),
    name: z.string().default('').describe(`At most ${NAME_MAX} letters.`),
    email: z
      .union([z.literal(''), z.email().max(EMAIL_LENGTH_MAX).toLowerCase()])
      .default('')
      .describe('Of who wrote it; only the staff see it.'),
    pictures: z
      .array(z.string().max(PICTURE_ADDRESS_MAX).refine(isPictureAddress))
      .max(PICTURES_MAX)
      .default([])
      .describe('Addresses: paths of this shop, or https of a public host.'),
    source: z.enum(['judge.me', 'shopify']).describe('Where it was written.'),
    shown: z.boolean().default(true).describe('false: it waits for a person here.'),
    reply: lines(REPLY_MAX).default('').describe('Of the shop.'),
    repliedAt: instant.nullable().default(null).describe('When it was written, where it is left out.'),
    writtenAt: instant,
  })
  .superRefine((said, context) => {
    const checked = checkReview({ ...said, pictures: [] })
    for (const { field, fault } of checked.ok ? [] : checked.refusal.issues) {
      if (fault !== 'required') context.addIssue({ code: 'custom', path: [field], message: fault })
    }
  })

/** Which moment of it is later than now; null: none. */
const aheadIn = ({ writtenAt, repliedAt }: z.output<typeof line>, now: number): 'writtenAt' | 'repliedAt' | null => {
  if (isAhead(writtenAt, now)) return 'writtenAt'
  return repliedAt !== null && isAhead(repliedAt, now) ? 'repliedAt' : null
}

/** As a line of a file says it. */
const reviewIn = ({ shown, pictures, reply, repliedAt, ...said }: z.output<typeof line>): FileReview => {
  const drawn = pictures.map((src) => ({ src, width: null, height: null }))
  const checked = checkReview({ ...said, pictures: drawn })
  return {
    ...said,
    ...(checked.ok ? checked.value : { pictures: drawn, body: '' }),
    state: shown ? 'published' : 'waiting',
    reason: null,
    reply,
    repliedAt: reply === '' ? null : (repliedAt ?? said.writtenAt),
  }
}

export const importingReviews = command({
  name: 'reviews:import',
  permission: 'reviews:change',
  input: z.strictObject({
    run: z.uuid().describe('Of the whole file: the same for all its parts.'),
    lines: z.array(line).min(1).max(LINES_MAX),
  }),
  refusals: [],
  repeats: 'none',
  act: async ({ env, now }, { run, lines }) => {
    const unknown = noted(0, '', { code: 'product-unknown' })
    const read = lines.map((line) => ({ line, ahead: aheadIn(line, now) }))
    const applied = await applyReviews(
      env,
      read.flatMap(({ line, ahead }) => (ahead ? [] : [reviewIn(line)])),
      { run, now, unknown },
    )
    const refused = read.flatMap(({ line: { row, handle }, ahead }): FileRow[] =>
      ahead
        ? [{ row, name: handle, outcome: 'refused', changes: [], notes: [noted(row, ahead, { code: 'review-ahead' })] }]
        : [],
    )
    return ok([...applied, ...refused].toSorted((one, other) => one.row - other.row))
  },
  audit: ({ run, lines }) => [{ subject: run, details: { lines: lines.length } }],
})
