/** What the editor of products says, by language. */
import type { Language } from '#domain/languages'
import { en, type EditorMessages } from './en.ts'
import { zh } from './zh.ts'

export const editorMessages: Readonly<Record<Language, EditorMessages>> = { en, zh }
