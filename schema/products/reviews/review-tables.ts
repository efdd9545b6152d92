/** Tables of reviews, questions and answers; the SQL in ../migrations is the truth, these lines describe it. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ProductId, VariantId } from '#domain/ids'
import type { Language, Translated } from '#domain/languages'
import type { AnswerId } from '#domain/reviews/answer'
import type { Flag } from '#domain/reviews/flags'
import type { QuestionId } from '#domain/reviews/question'
import type { Reason, ReviewId, ReviewPicture, ReviewState, Source } from '#domain/reviews/review'

export const reviews = sqliteTable('reviews', {
  id: text().$type<ReviewId>().primaryKey(),
  product: text().$type<ProductId>().notNull(),
  variant: text().$type<VariantId>(),
  choice: text({ mode: 'json' }).$type<Translated>(),
  state: text().$type<ReviewState>().notNull(),
  stars: integer().notNull(),
  title: text().notNull().default(''),
  body: text().notNull().default(''),
  pictures: text({ mode: 'json' }).$type<readonly ReviewPicture[]>().notNull().default([]),
  name: text().notNull().default(''),
  language: text().$type<Language>().notNull(),
  verified: integer({ mode: 'boolean' }).notNull(),
  source: text().$type<Source>().notNull(),
  run: text(),
  flags: text({ mode: 'json' }).$type<readonly Flag[]>().notNull().default([]),
  reason: text().$type<Reason>(),
  reply: text().notNull().default(''),
  repliedAt: integer('replied_at'),
  helpful: integer().notNull().default(0),
  reports: integer().notNull().default(0),
  chosen: integer({ mode: 'boolean' }).notNull().default(false),
  writtenAt: integer('written_at').notNull(),
  editedAt: integer('edited_at'),
  version: integer().notNull().default(1),
})

export const questions = sqliteTable('questions', {
  id: text().$type<QuestionId>().primaryKey(),
  product: text().$type<ProductId>().notNull(),
  state: text().$type<ReviewState>().notNull(),
  body: text().notNull(),
  name: text().notNull().default(''),
  language: text().$type<Language>().notNull(),
  flags: text({ mode: 'json' }).$type<readonly Flag[]>().notNull().default([]),
  reason: text().$type<Reason>(),
  answer: text().notNull().default(''),
  answeredAt: integer('answered_at'),
  helpful: integer().notNull().default(0),
  reports: integer().notNull().default(0),
  askedAt: integer('asked_at').notNull(),
  version: integer().notNull().default(1),
})

export const answers = sqliteTable('answers', {
  id: text().$type<AnswerId>().primaryKey(),
  question: text().$type<QuestionId>().notNull(),
  product: text().$type<ProductId>().notNull(),
  state: text().$type<ReviewState>().notNull(),
  body: text().notNull(),
  name: text().notNull().default(''),
  language: text().$type<Language>().notNull(),
  flags: text({ mode: 'json' }).$type<readonly Flag[]>().notNull().default([]),
  reason: text().$type<Reason>(),
  helpful: integer().notNull().default(0),
  reports: integer().notNull().default(0),
  writtenAt: integer('written_at').notNull(),
  editedAt: integer('edited_at'),
  version: integer().notNull().default(1),
})

export const helpfulVotes = sqliteTable(
  'helpful_votes',
  { subject: text().notNull(), voter: text().notNull(), at: integer().notNull(), connection: text() },
  (table) => [primaryKey({ columns: [table.subject, table.voter] })],
)

export const abuseReports = sqliteTable(
  'abuse_reports',
  {
    subject: text().notNull(),
    reporter: text().notNull(),
    reason: text().notNull(),
    at: integer().notNull(),
    connection: text(),
  },
  (table) => [primaryKey({ columns: [table.subject, table.reporter] })],
)
