/** Tables of customers: a realm of its own beside staff. The SQL in ./migrations is the truth; these lines describe it. */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import type { WishKey } from '#domain/customers/wish-list'
import type { ProductId, VariantId } from '#domain/ids'
import type { Language } from '#domain/languages'
import { moment, verification } from './columns.ts'

export const customers = sqliteTable('customers', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull().default(false),
  image: text(),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
  twoFactorEnabled: integer('two_factor_enabled', { mode: 'boolean' }).notNull().default(false),
  phoneNumber: text('phone_number').unique(),
  phoneNumberVerified: integer('phone_number_verified', { mode: 'boolean' }).notNull().default(false),
  language: text().$type<Language>().notNull().default('en'),
  disabledAt: moment('disabled_at'),
  timeZone: text('time_zone'),
  market: text(),
})

export const customerSessions = sqliteTable(
  'customer_sessions',
  {
    id: text().primaryKey(),
    token: text().notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    expiresAt: moment('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    place: text().notNull().default(''),
    isKnown: integer('is_known', { mode: 'boolean' }).notNull().default(true),
    impersonatedBy: text('impersonated_by'),
  },
  (table) => [index('customer_sessions_by_user').on(table.userId)],
)

export const customerAccounts = sqliteTable(
  'customer_accounts',
  {
    id: text().primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
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
  (table) => [unique().on(table.providerId, table.accountId), index('customer_accounts_by_user').on(table.userId)],
)

export const customerVerifications = sqliteTable('customer_verifications', verification(), (table) => [
  index('customer_verifications_by_identifier').on(table.identifier),
])

export const customerSecondFactors = sqliteTable('customer_second_factors', {
  id: text().primaryKey(),
  userId: text('user_id')
    .notNull()
    .unique()
    .references(() => customers.id, { onDelete: 'cascade' }),
  secret: text().notNull(),
  backupCodes: text('backup_codes').notNull(),
  verified: integer({ mode: 'boolean' }).notNull().default(false),
  failedVerificationCount: integer('failed_verification_count').notNull().default(0),
  lockedUntil: moment('locked_until'),
})

export const customerPasskeys = sqliteTable(
  'customer_passkeys',
  {
    id: text().primaryKey(),
    name: text(),
    publicKey: text('public_key').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    credentialID: text('credential_id').notNull().unique(),
    counter: integer().notNull(),
    deviceType: text('device_type').notNull(),
    backedUp: integer('backed_up', { mode: 'boolean' }).notNull(),
    transports: text(),
    createdAt: moment('created_at').notNull(),
    aaguid: text(),
  },
  (table) => [index('customer_passkeys_by_user').on(table.userId)],
)

export const customerAddresses = sqliteTable(
  'customer_addresses',
  {
    id: text().primaryKey(),
    customerId: text('customer_id')
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
    address: text().notNull(),
    usedAt: integer('used_at').notNull(),
  },
  (table) => [index('customer_addresses_by_customer').on(table.customerId, table.usedAt)],
)

export const wishLists = sqliteTable(
  'wish_lists',
  {
    id: text().$type<WishKey>().primaryKey(),
    customerId: text('customer_id')
      .unique()
      .references(() => customers.id, { onDelete: 'cascade' }),
    share: text().$type<WishKey>().unique(),
    changedAt: integer('changed_at').notNull(),
  },
  (table) => [
    index('wish_lists_of_guests')
      .on(table.changedAt)
      .where(sql`customer_id IS NULL`),
  ],
)

export const wishes = sqliteTable(
  'wishes',
  {
    list: text()
      .$type<WishKey>()
      .notNull()
      .references(() => wishLists.id, { onDelete: 'cascade' }),
    product: text().$type<ProductId>().notNull(),
    variant: text().$type<VariantId>(),
    title: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.list, table.product] })],
)
