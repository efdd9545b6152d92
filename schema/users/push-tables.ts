/** Devices that somebody wants to be told on. The SQL in ./migrations is the truth; these lines describe it. */
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import type { CustomerId, OrderId } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { PushDeviceId } from '#domain/notifications/push'
import { customers, customerSessions } from './customer-tables.ts'

export const pushDevices = sqliteTable(
  'push_devices',
  {
    id: text().$type<PushDeviceId>().primaryKey(),
    about: text().$type<OrderId | CustomerId>().notNull(),
    endpoint: text().notNull(),
    p256dh: text().notNull(),
    auth: text().notNull(),
    serverKey: text('server_key').notNull(),
    email: text().notNull(),
    customerId: text('customer_id')
      .$type<CustomerId>()
      .references(() => customers.id, { onDelete: 'cascade' }),
    session: text().references(() => customerSessions.id, { onDelete: 'cascade' }),
    language: text().$type<Language>().notNull(),
    device: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [
    unique().on(table.about, table.endpoint),
    index('push_devices_by_endpoint').on(table.endpoint),
    index('push_devices_by_email').on(table.email),
    index('push_devices_by_customer')
      .on(table.customerId)
      .where(sql`customer_id IS NOT NULL`),
    index('push_devices_by_session')
      .on(table.session)
      .where(sql`session IS NOT NULL`),
    index('push_devices_by_age').on(table.at),
  ],
)
