/** A merchant's own words in place of the shop's, where there are any: asked for once for all mails that are written together. */
import type { Language } from '#domain/languages'
import type { Template } from '#domain/notifications/message'
import { oneLine, paragraphsIn, type TemplateWords, type Values } from '#domain/notifications/template'
import { currentTemplates } from '#schema/transactions/notifications/templates'
import type { Email } from './email.tsx'

type Said = Pick<Email, 'subject' | 'greeting' | 'paragraphs' | 'action'>

/** @returns the same mail where nobody has written it anew */
export type Wording = <E extends Said>(template: Template, language: Language, email: E, values: Values) => E

export const OWN_WORDS: Wording = (_, __, email) => email

const keyOf = (template: Template, language: Language): string => `${template} ${language}`

export const wordingOf = async (
  saved: readonly { readonly template: Template; readonly language: Language; readonly words: TemplateWords | null }[],
): Promise<Wording> => {
  const written = new Map(
    saved.flatMap(({ template, language, words }) => (words ? [[keyOf(template, language), words] as const] : [])),
  )
  if (written.size === 0) return OWN_WORDS
  const { filledWords } = await import('./liquid.ts')
  return (template, language, email, values) => {
    const words = written.get(keyOf(template, language))
    if (!words) return email
    try {
      const { subject, greeting, paragraphs, action } = filledWords(words, values)
      const [said, button] = [oneLine(subject), oneLine(action)]
      // What comes out empty for this reader says nothing: the shop's own words do.
      return {
        ...email,
        subject: said || email.subject,
        greeting: oneLine(greeting) || email.greeting,
        paragraphs: paragraphsIn(paragraphs),
        action: button || email.action,
      }
    } catch (fault) {
      // A mail in the shop's own words is better than none.
      console.error(`the words of ${template} in ${language} could not be filled in`, fault)
      return email
    }
  }
}

export const wordingIn = async (db: D1Database): Promise<Wording> => wordingOf(await currentTemplates(db))
