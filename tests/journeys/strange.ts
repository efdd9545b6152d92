/** What strangers send: values as a schema of the document wants them, and values as nobody wants them. */
import * as fc from 'fast-check'

/** A schema of the document, as much of it as matters here. */
export type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly example?: unknown
  readonly minimum?: number
  readonly maximum?: number
}

/** Texts that have broken programs before. */
export const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '😀'.repeat(40),
  '\u202etxt',
  '٣',
  'ﬀ',
  "' OR '1'='1",
  '"*" NEAR/2 (',
  '%',
  '%00',
  '%F0%9F',
  '../../etc/passwd',
  ...Object.getOwnPropertyNames(Object.prototype),
  'a\r\nBcc: somebody@elsewhere.example',
  '<div>'.repeat(20_000),
  Array.from({ length: 5_000 }, (_, at) => `<i a${at}><p>`).join(''),
  '/'.repeat(50_000),
  ' '.repeat(50_000),
  `${'a'.repeat(30_000)}!`,
  `${'a@'.repeat(10_000)}.`,
  `${'1,'.repeat(20_000)}x`,
  '-1',
  '1e999',
  'NaN',
  '9'.repeat(400),
  'x'.repeat(5_000),
  '<script>alert(1)</script>',
  'var_0000000000000000',
  'cart_000000000000000000000000',
  'W10',
  'WzFd',
  'WzFlMzA4LCJ4Il0',
]
const NUMBERS = [0, -0, -1, 0.5, 1, 999, 1000, 2 ** 31, 2 ** 53, -(2 ** 53), 1e21, 1e308, -1e308]

export const strangeText = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'binary', maxLength: 40 }))

const nested = (depth: number): unknown => Array.from({ length: depth }).reduce((inner: unknown) => [inner], [])

/** Every name that an object knows of itself, as a member of its own. */
const hostileNames = () =>
  JSON.parse(
    `{${Object.getOwnPropertyNames(Object.prototype)
      .map((name) => `"${name}":{"a":1}`)
      .join()}}`,
  ) as unknown

const strange: fc.Arbitrary<unknown> = fc.oneof(
  strangeText,
  fc.constantFrom(...NUMBERS),
  fc.constantFrom(null, true, false, [], {}, [[]], { length: 1 }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    nested(2_000),
    Array.from({ length: 20_000 }, () => ({})),
    hostileNames(),
  ),
)

/** Now and then, and otherwise nothing. */
export const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })

/** What is known while a value is made: the schemas of the document, and real values by the names of their fields. */
export type Known = {
  readonly schemas: Readonly<Record<string, Schema>>
  readonly real: () => Readonly<Record<string, string>>
}

/** What the schema asks for, in most places; where it is left, anything. */
export const asked = (schema: Schema, known: Known, name = '', depth = 0): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: wanted(schema, known, name, depth) }, { weight: 1, arbitrary: strange })

const wanted = (schema: Schema, known: Known, name: string, depth: number): fc.Arbitrary<unknown> => {
  const target = known.schemas[schema.$ref?.split('/').at(-1) ?? '']
  if (target) return wanted(target, known, name, depth)
  if (depth > 6) return strange
  const [one] = schema.allOf ?? []
  if (one) return wanted(one, known, name, depth)
  const any = schema.anyOf ?? schema.oneOf
  if (any) return fc.oneof(...any.map((branch) => wanted(branch, known, name, depth)))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0]
  if (type === 'object') return wantedObject(schema, known, depth)
  if (type === 'array') {
    return fc.array(asked(schema.items ?? {}, known, name, depth + 1), { minLength: 1, maxLength: 3 })
  }
  if (type === 'boolean') return fc.boolean()
  if (type === 'null') return fc.constant(null)
  if (type === 'integer' || type === 'number') {
    const { minimum = -10, maximum = 10_000 } = schema
    return fc.oneof(
      fc.integer({ min: Math.max(minimum, -(2 ** 31)), max: Math.min(maximum, 2 ** 31) }),
      fc.constantFrom(...NUMBERS),
    )
  }
  const good = fc.constant(null).map(() => known.real()[name] ?? schema.example ?? 'somebody@somewhere.example')
  return fc.oneof({ weight: 5, arbitrary: good }, { weight: 1, arbitrary: strangeText })
}

const wantedObject = ({ properties = {} }: Schema, known: Known, depth: number): fc.Arbitrary<unknown> => {
  const members = Object.entries(properties).map(([name, of]) => [name, asked(of, known, name, depth + 1)] as const)
  const whole = fc.record(Object.fromEntries(members))
  return fc.oneof(
    { weight: 3, arbitrary: whole },
    { weight: 1, arbitrary: fc.record(Object.fromEntries(members), { requiredKeys: [] }) },
  )
}
