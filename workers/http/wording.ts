/**
 * What is wrong with an input, in the shop's own sentences: the library that finds it has its own, which speak to whoever wrote the
 * schema. They hold for everything that is read, so that none of the library's reaches a page or an answer.
 */
import { own } from '#domain/own'
import { z } from 'zod'
import type { Language } from '#domain/languages'

type Issue = z.core.$ZodRawIssue
type Bound = Extract<z.core.$ZodIssue, { code: 'too_big' | 'too_small' }>['origin']

type Words = {
  readonly missing: string
  readonly kinds: Readonly<Record<string, string>>
  readonly kind: string
  readonly most: (of: 'text' | 'list' | 'number', bound: string) => string
  readonly least: (of: 'text' | 'list' | 'number', bound: string) => string
  readonly form: string
  readonly choices: (values: string) => string
  readonly unknown: (names: string) => string
  readonly multiple: (of: string) => string
  readonly other: string
}

const en: Words = {
  missing: 'This is missing.',
  kinds: {
    string: 'This takes a text.',
    number: 'This takes a number.',
    int: 'This takes a whole number.',
    boolean: 'This takes yes or no.',
    array: 'This takes a list.',
    object: 'This takes an object.',
    record: 'This takes an object.',
  },
  kind: 'This is of another kind than is taken here.',
  most: (of, bound) =>
    ({ text: `Take at most ${bound} characters.`, list: `Take at most ${bound}.`, number: `Take ${bound} at most.` })[
      of
    ],
  least: (of, bound) =>
    ({
      text: `Take at least ${bound} characters.`,
      list: `Take at least ${bound}.`,
      number: `Take ${bound} at least.`,
    })[of],
  form: 'This is not written as it is taken here.',
  choices: (values) => `Take one of: ${values}.`,
  unknown: (names) => `Nothing here has this name: ${names}.`,
  multiple: (of) => `Take a multiple of ${of}.`,
  other: 'This cannot be taken here.',
}

const zh: Words = {
  missing: '此项缺失。',
  kinds: {
    string: '此处需要文字。',
    number: '此处需要数字。',
    int: '此处需要整数。',
    boolean: '此处需要是或否。',
    array: '此处需要列表。',
    object: '此处需要对象。',
    record: '此处需要对象。',
  },
  kind: '此处不接受这种类型。',
  most: (of, bound) =>
    ({ text: `最多 ${bound} 个字符。`, list: `最多 ${bound} 项。`, number: `不得大于 ${bound}。` })[of],
  least: (of, bound) =>
    ({ text: `至少 ${bound} 个字符。`, list: `至少 ${bound} 项。`, number: `不得小于 ${bound}。` })[of],
  form: '此处不接受这种写法。',
  choices: (values) => `请从以下选项中选择：${values}。`,
  unknown: (names) => `此处没有这个名称：${names}。`,
  multiple: (of) => `必须是 ${of} 的倍数。`,
  other: '此处不能接受这个值。',
}

const boundOf = (origin: Bound): 'text' | 'list' | 'number' =>
  origin === 'string' ? 'text' : origin === 'array' || origin === 'set' ? 'list' : 'number'

const sentence = (issue: Issue, words: Words): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? words.missing : (own(words.kinds, issue.expected) ?? words.kind)
    case 'too_big':
      return words.most(boundOf(issue.origin), String(issue.maximum))
    case 'too_small':
      return words.least(boundOf(issue.origin), String(issue.minimum))
    case 'invalid_format':
      return words.form
    case 'invalid_value':
      return words.choices(issue.values.map(String).join(', '))
    case 'unrecognized_keys':
      return words.unknown(issue.keys.join(', '))
    case 'not_multiple_of':
      return words.multiple(String(issue.divisor))
    default:
      return words.other
  }
}

export const wordings: { readonly [L in Language]: z.core.$ZodErrorMap } = {
  en: (issue) => sentence(issue, en),
  zh: (issue) => sentence(issue, zh),
}

// Where nobody says whose language it is: programs read English.
z.config({ localeError: wordings.en })
