/** What the pages of the newsletter and of unsubscribing say, by language. */
import type { Language } from '#domain/languages'
import { en, type NotificationsMessages } from './en.ts'
import { zh } from './zh.ts'

export const notificationsMessages: Readonly<Record<Language, NotificationsMessages>> = { en, zh }
