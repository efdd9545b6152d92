/**
 * What a program notices in a text before somebody reads it. A flag decides nothing: it moves a text up in the queue and says what to
 * look at. None of them knows the stars.
 */
export const FLAGS = ['words', 'link', 'contact', 'markup', 'shouting', 'repeated', 'reported'] as const
export type Flag = (typeof FLAGS)[number]

const LINK =
  /https?:\/\/|www\.\S|(?:^|\s)[a-z0-9-]{2,}\.(?:com|net|org|shop|store|xyz|top|ru|cn|io|info|biz)(?:\b|\/)/iu
const MAIL = /[^\s@]{1,64}@[^\s@]{1,200}\.\p{L}{2,}/u
/** Seven digits and more, as telephone numbers are written; a size or a price has fewer. */
const TELEPHONE = /(?:\+|\b0)\d(?:[\s()./-]?\d){6,}/u
const MARKUP = /<\/?[a-z!][^>]*>|\[\/?(?:url|b|i|img)\b/iu

/** Most of at least twenty letters of a script that has capitals. */
const isShouting = (text: string): boolean => {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0
  const small = text.match(/\p{Ll}/gu)?.length ?? 0
  return capitals + small >= 20 && capitals > 3 * small
}

/** One letter many times, or one word again and again. */
const isRepeating = (text: string): boolean => {
  if (/(\p{L})\1{7,}/u.test(text)) return true
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  return words.length >= 12 && new Set(words).size <= words.length / 4
}

/** What can be told from the text alone. Words that people mind are told by a list that is kept elsewhere (flows/reviews). */
export const flagsIn = (text: string): Flag[] => {
  const found: Flag[] = []
  if (LINK.test(text)) found.push('link')
  if (MAIL.test(text) || TELEPHONE.test(text)) found.push('contact')
  if (MARKUP.test(text)) found.push('markup')
  if (isShouting(text)) found.push('shouting')
  if (isRepeating(text)) found.push('repeated')
  return found
}
