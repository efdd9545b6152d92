/** Tables of the users store. The SQL in ./migrations is the truth; these lines describe it. */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, unique, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { ApiKeyId } from '#domain/customers/api-keys'
import type { Role } from '#domain/customers/staff'
import { moment, verification } from './columns.ts'
import type { CustomerId, OrderId, ProductId, VariantId } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { AlertKind } from '#domain/notifications/alert'
import type { ConsentState, Purpose } from '#domain/notifications/consent'
import type { SuppressedChannel, SuppressionReason } from '#domain/notifications/suppression'
import type { AnswerId } from '#domain/reviews/answer'
import type { QuestionId } from '#domain/reviews/question'
import type { ReviewId } from '#domain/reviews/review'

export * from './customer-record-tables.ts'
export * from './customer-tables.ts'
export * from './privacy-tables.ts'
export * from './push-tables.ts'

export const staffNews = sqliteTable(
  'staff_news',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text().$type<'low-stock'>().notNull(),
    language: text().$type<Language>().notNull(),
    since: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.kind] })],
)

export const alerts = sqliteTable(
  'alerts',
  {
    sequence: integer().primaryKey({ autoIncrement: true }),
    kind: text().$type<AlertKind>().notNull(),
    variant: text().$type<VariantId>().notNull(),
    email: text().notNull(),
    customerId: text('customer_id').$type<CustomerId>(),
    language: text().$type<Language>().notNull(),
    currency: text(),
    amount: integer(),
    askedAt: integer('asked_at').notNull(),
    confirmedAt: integer('confirmed_at'),
    toldAt: integer('told_at'),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [
    uniqueIndex('alerts_once')
      .on(table.email, table.variant, table.kind)
      .where(sql`told_at IS NULL`),
    index('alerts_waiting')
      .on(table.variant, table.kind, table.sequence)
      .where(sql`told_at IS NULL AND confirmed_at IS NOT NULL`),
    index('alerts_told')
      .on(table.variant, table.kind, table.toldAt)
      .where(sql`told_at IS NOT NULL`),
    index('alerts_by_end').on(table.expiresAt),
  ],
)

export const users = sqliteTable('users', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull().default(false),
  image: text(),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
  twoFactorEnabled: integer('two_factor_enabled', { mode: 'boolean' }).notNull().default(false),
})

export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    token: text().notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: moment('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [index('sessions_by_user').on(table.userId)],
)

export const accounts = sqliteTable(
  'accounts',
  {
    id: text().primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text(),
    password: text(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [unique().on(table.providerId, table.accountId), index('accounts_by_user').on(table.userId)],
)

export const verifications = sqliteTable('verifications', verification(), (table) => [
  index('verifications_by_identifier').on(table.identifier),
])

export const secondFactors = sqliteTable('second_factors', {
  id: text().primaryKey(),
  userId: text('user_id')
    .notNull()
    .unique()
    .references(() => users.id, { onDelete: 'cascade' }),
  secret: text().notNull(),
  backupCodes: text('backup_codes').notNull(),
  verified: integer({ mode: 'boolean' }).notNull().default(false),
  failedVerificationCount: integer('failed_verification_count').notNull().default(0),
  lockedUntil: moment('locked_until'),
})

export const passkeys = sqliteTable(
  'passkeys',
  {
    id: text().primaryKey(),
    name: text(),
    publicKey: text('public_key').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    credentialID: text('credential_id').notNull().unique(),
    counter: integer().notNull(),
    deviceType: text('device_type').notNull(),
    backedUp: integer('backed_up', { mode: 'boolean' }).notNull(),
    transports: text(),
    createdAt: moment('created_at').notNull(),
    aaguid: text(),
  },
  (table) => [index('passkeys_by_user').on(table.userId)],
)

export const secrets = sqliteTable('secrets', { name: text().primaryKey(), value: text().notNull() })

export const staff = sqliteTable('staff', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  role: text().$type<Role>().notNull(),
  createdAt: moment('created_at').notNull(),
})

export const audit = sqliteTable(
  'audit',
  {
    sequence: integer().primaryKey({ autoIncrement: true }),
    at: moment('at').notNull(),
    who: text().notNull(),
    action: text('deed').notNull(),
    subject: text().notNull(),
    details: text().notNull().default('{}'),
    request: text(),
  },
  (table) => [
    index('audit_by_subject').on(table.subject, table.sequence),
    uniqueIndex('audit_by_request').on(table.request),
  ],
)

export const apiKeys = sqliteTable(
  'api_keys',
  {
    id: text().$type<ApiKeyId>().primaryKey(),
    name: text().notNull(),
    hash: text().notNull().unique(),
    start: text().notNull(),
    end: text().notNull(),
    permissions: text().notNull(),
    madeBy: text('made_by').notNull(),
    madeAt: moment('made_at').notNull(),
    request: text().notNull().unique(),
    asked: text().notNull(),
    expiresAt: moment('expires_at'),
    revokedAt: moment('revoked_at'),
    lastUsedAt: moment('last_used_at'),
  },
  (table) => [index('api_keys_by_time').on(table.madeAt)],
)

export const userFacts = sqliteTable(
  'user_facts',
  {
    sequence: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    about: text().notNull(),
    fact: text().notNull(),
    unheard: integer({ mode: 'boolean' }).notNull().default(true),
    tells: integer().notNull().default(0),
    tellAt: integer('tell_at').notNull(),
  },
  (table) => [
    index('user_facts_to_tell')
      .on(table.tellAt)
      .where(sql`unheard = 1`),
    index('user_facts_by_about').on(table.about),
  ],
)

export const consents = sqliteTable(
  'consents',
  {
    sequence: integer().primaryKey({ autoIncrement: true }),
    address: text().notNull(),
    purpose: text().$type<Purpose>().notNull(),
    state: text().$type<ConsentState>().notNull(),
    wording: text().notNull(),
    version: text().notNull(),
    language: text().$type<Language>().notNull(),
    source: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index('consents_by_address').on(table.address, table.purpose, table.sequence)],
)

export const suppressions = sqliteTable(
  'suppressions',
  {
    address: text().notNull(),
    channel: text().$type<SuppressedChannel>().notNull(),
    reason: text().$type<SuppressionReason>().notNull(),
    detail: text().notNull().default(''),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.address, table.channel] }), index('suppressions_by_time').on(table.at)],
)

export const reviewers = sqliteTable('reviewers', {
  review: text().$type<ReviewId>().primaryKey(),
  product: text().$type<ProductId>().notNull(),
  email: text().notNull().default(''),
  orderId: text('order_id').$type<OrderId>(),
  customerId: text('customer_id').$type<CustomerId>(),
  at: integer().notNull(),
})

export const answerers = sqliteTable('answerers', {
  answer: text().$type<AnswerId>().primaryKey(),
  question: text().$type<QuestionId>().notNull(),
  email: text().notNull(),
  orderId: text('order_id').$type<OrderId>().notNull(),
  customerId: text('customer_id').$type<CustomerId>(),
  at: integer().notNull(),
})

export const askers = sqliteTable('askers', {
  question: text().$type<QuestionId>().primaryKey(),
  customerId: text('customer_id').$type<CustomerId>().notNull(),
  at: integer().notNull(),
})
