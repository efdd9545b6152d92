/** Where the words of a template stand. */
import type { Language } from '#domain/languages'
import type { Template } from '#domain/notifications/message'
import { addressWith } from '../frame/lists.tsx'

export const TEMPLATES_PATH = '/admin/sent-mail/templates'

export const addressOf = (
  template: Template,
  language: Language,
  more: Readonly<Record<string, string | null>> = {},
): string => addressWith(`${TEMPLATES_PATH}/${template}`, { language }, more)
