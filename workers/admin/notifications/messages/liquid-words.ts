/** What the parser of Liquid says, as staff are told it: it speaks English, and of its own parts. */
import type { Language } from '#domain/languages'

type Said = Readonly<Record<Language, string>>

const SAID: readonly (readonly [RegExp, (about: string) => Said])[] = [
  [/^invalid value expression: ""/, () => ({ en: 'a value is missing', zh: '缺少一个值' })],
  [/^invalid value expression: "(.*)"/, (about) => ({ en: `“${about}” is no value`, zh: `“${about}”不是一个值` })],
  [/^tag "(.*)" not found/, (about) => ({ en: `there is no tag “${about}” here`, zh: `这里没有标签“${about}”` })],
  [
    /^(?:tag|output|raw) "?(.*?)"? not closed/,
    (about) => ({ en: `“${about}” is not closed`, zh: `“${about}”没有结束` }),
  ],
  [
    /^undefined filter: (.*)/,
    (about) => ({ en: `there is no filter “${about}” here`, zh: `这里没有过滤器“${about}”` }),
  ],
  [/^undefined variable: (.*)/, (about) => ({ en: `there is no “${about}” here`, zh: `这里没有“${about}”` })],
  [
    /^expected "\|" before filter/,
    () => ({ en: 'a sign is missing between two words; equal is written ==', zh: '两个词之间缺少符号；相等写作 ==' }),
  ],
  [/^illegal tag syntax/, () => ({ en: 'a tag has no name', zh: '标签没有名称' })],
  [/^\(….*\)$/, () => ({ en: 'there are no ranges such as (1..9)', zh: '不能使用 (1..9) 这样的范围' })],
  [/limit exceeded/, () => ({ en: 'it is too much work for one mail', zh: '超出了一封邮件允许的工作量' })],
]

export const liquidWords = (language: Language, why: string): string => {
  for (const [form, said] of SAID) {
    const found = why.match(form)
    if (found) return said(found[1] ?? '')[language]
  }
  return { en: why, zh: '不符合 Liquid 的写法' }[language]
}
