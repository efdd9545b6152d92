/** The demo provider: nothing leaves the shop; staff read every mail under Sent mail. */
import { saveMessages } from '#schema/transactions/notifications/messages'
import type { MailProvider } from './provider.ts'

export const demoMail = (db: D1Database): MailProvider => ({ send: (messages) => saveMessages(db, messages) })
