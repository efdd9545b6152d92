/** Where the words of a template stand. */
import type { Language } from '#domain/languages'
import type { EditableTemplate } from '#domain/notifications/template'
import { addressWith } from '../frame/lists.tsx'

export const TEMPLATES_PATH = '/admin/sent-mail/templates'

export const addressOf = (
  template: EditableTemplate,
  language: Language,
  more: Readonly<Record<string, string | null>> = {},
): string => addressWith(`${TEMPLATES_PATH}/${template}`, { language }, more)
