/** The pages that are told at length, by language and address. */
import type { Language } from '#domain/languages'
import { contentMessages } from './messages/index.ts'
import type { Prose, ProseName } from './messages/prose.ts'

export const PAGES = Object.keys(contentMessages.en).map((name) => `/${name}`)

const isName = (name: string): name is ProseName => Object.hasOwn(contentMessages.en, name)

export const proseOf = (language: Language, folder: string, handle: string): Prose | undefined => {
  const name = `${folder}/${handle}`
  return isName(name) ? contentMessages[language][name] : undefined
}
