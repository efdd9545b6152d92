/** What a route refuses, as its contract: the compiler holds the route to it, the document tells it. */
import { z } from '@hono/zod-openapi'
import { statusOf, type RefusalCode, type RefusalStatus } from '../../http/refusal.ts'

const PROBLEM_JSON = 'application/problem+json'

/** Fields that every problem has, and those that some codes add: which line, how many, what it costs now. */
const members = {
  type: z.string().describe('A path that names the refusal: `/refusals/` and its code.'),
  title: z.string().describe('The code in words.'),
  status: z.int().describe('The status of the answer again.'),
  detail: z.string().optional().describe('One sentence for the developer who reads it.'),
  errors: z
    .array(
      z.object({
        in: z.enum(['body', 'query', 'path', 'header']),
        pointer: z.string().describe('A JSON pointer into the body, or to the name of the parameter.'),
        detail: z.string().describe('What is wrong there.'),
      }),
    )
    .optional()
    .describe('With `request-invalid` only: everything that is wrong, place by place.'),
}

export const Problem = z
  .looseObject({ ...members, code: z.string().describe('What is refused and why, for programs.') })
  .openapi('Problem', {
    description: 'A refusal (RFC 9457). Some codes add what they speak of, such as `variantId` or `available`.',
  })

type CodesWith<Status, C extends RefusalCode> = C extends RefusalCode
  ? RefusalStatus<C> extends Status
    ? C
    : never
  : never

type Refusals<C extends RefusalCode> = {
  [Status in RefusalStatus<C>]: {
    description: string
    content: { 'application/problem+json': { schema: z.ZodType<{ code: CodesWith<Status, C> }> } }
  }
}

/** The answers of a route that refuses with these codes. A handler that refuses with another does not compile. */
export const refusals = <const C extends RefusalCode>(...codes: readonly C[]): Refusals<C> => {
  const byStatus = Map.groupBy([...new Set(codes)], (code) => statusOf[code])
  const answers = Array.from(byStatus, ([status, together]) => [status, answerWith(together)])
  return Object.fromEntries(answers) as Refusals<C>
}

const answerWith = (codes: readonly RefusalCode[]) => ({
  description: codes.map((code) => `\`${code}\``).join(', '),
  content: { [PROBLEM_JSON]: { schema: schemaWith(codes) } },
})

const schemaWith = (codes: readonly RefusalCode[]) =>
  z.unknown().openapi({
    allOf: [
      { $ref: '#/components/schemas/Problem' },
      { type: 'object', properties: { code: { type: 'string', enum: [...codes] } } },
    ],
  })

/** Refusals of whatever reads a body. */
export const BODY_REFUSALS = [
  'request-malformed',
  'request-too-large',
  'content-type-unsupported',
  'request-invalid',
] as const

/** Refusals of whatever is done once for each key. */
export const KEY_REFUSALS = ['idempotency-key-required', 'idempotency-key-invalid', 'idempotency-key-reused'] as const
