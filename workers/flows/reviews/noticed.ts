/**
 * What a program notices in a text: words that people mind, whatever letters they are hidden behind, and what the rules of the domain
 * tell. It only flags: nobody is refused by a list of words (docs/decisions/0226).
 */
import { flagsIn, type Flag } from '#domain/reviews/flags'

/** The list is loaded when somebody writes: no page that is read needs it. English alone; other languages are read by people. */
const hasMindedWords = async (text: string): Promise<boolean> => {
  const { englishDataset, englishRecommendedTransformers, RegExpMatcher } = await import('obscenity')
  return new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers }).hasMatch(text)
}

export const noticedIn = async (...texts: readonly string[]): Promise<Flag[]> => {
  const text = texts.filter(Boolean).join('\n')
  return [...((await hasMindedWords(text)) ? ['words' as const] : []), ...flagsIn(text)]
}
