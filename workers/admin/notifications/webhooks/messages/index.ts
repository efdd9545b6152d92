/** What the pages of webhooks say, by language. */
import type { Language } from '#domain/languages'
import { en, type WebhookMessages } from './en.ts'
import { zh } from './zh.ts'

export type { WebhookMessages }
export const webhookMessages: Readonly<Record<Language, WebhookMessages>> = { en, zh }
