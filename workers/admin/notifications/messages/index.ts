/** What the page of sent mails says, by language. */
import type { Language } from '#domain/languages'
import { en, type NotificationsMessages } from './en.ts'
import { zh } from './zh.ts'

export const notificationsMessages: Readonly<Record<Language, NotificationsMessages>> = { en, zh }
