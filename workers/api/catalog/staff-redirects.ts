/** Redirects for the staff: where pages of before stand now. Mounted at `/api/admin/redirects`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { deletingRedirect, layingRedirects } from '../../flows/catalog/redirect-commands.ts'
import { listingRedirects } from '../../flows/catalog/redirect-questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, Instant } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'

const tags = ['Staff: redirects']

const Redirect = z
  .object({
    from: z.string().openapi({ example: '/products/delos-cup' }),
    to: z.string().openapi({ example: '/products/delos-mug' }),
    byItself: z.boolean().describe('A handle has changed, and nobody wrote it.'),
    createdAt: Instant,
  })
  .openapi('Redirect')

const Laid = z
  .object({
    from: z.string(),
    to: z.string().optional().describe('Where it leads now: what it was sent as, or the end of its chain.'),
    code: z
      .string()
      .optional()
      .describe('Why it was not taken: `redirect-unfit`, `redirect-circle`, `redirects-full`.'),
    way: z.array(z.string()).optional().describe('Of a circle.'),
  })
  .openapi('LaidRedirect')

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingRedirects),
  summary: 'List redirects, in the order of their paths',
  description: mayLine(listingRedirects),
  request: { query: listingRedirects.input },
  responses: {
    200: answer(
      z.object({ redirects: z.array(Redirect), after: z.string().nullable() }).openapi('RedirectList'),
      'Ask again with `after`; null on the last page.',
    ),
    ...refusals(...questionRefusals(listingRedirects)),
  },
})

const laying = createRoute({
  method: 'post',
  path: '/',
  tags,
  ...commands(layingRedirects),
  summary: 'Lay redirects',
  description:
    'Of pages that are not there, in every language (`/zh/old` is `/old`); a page that is there is shown. Chains are made ' +
    'short, except over a page that is there; what would be a circle, in whichever capitals, is told. ' +
    `${mayLine(layingRedirects)}`,
  request: {
    body: body(
      component(layingRedirects.input, 'Redirects', {
        redirects: [{ from: '/products/delos-cup', to: '/products/delos-mug' }],
      }),
    ),
  },
  responses: {
    200: answer(z.object({ redirects: z.array(Laid) }).openapi('LaidRedirects'), 'Of each, in their order.'),
    ...refusals(...commandRefusals(layingRedirects)),
  },
})

const deleting = createRoute({
  method: 'delete',
  path: '/',
  tags,
  ...commands(deletingRedirect),
  summary: 'Delete a redirect',
  description: `Once more it is unknown. ${mayLine(deletingRedirect)}`,
  request: { query: deletingRedirect.input },
  responses: {
    200: answer(z.object({ from: z.string() }).openapi('DeletedRedirect'), 'Which it was.'),
    ...refusals(...commandRefusals(deletingRedirect)),
  },
})

export const staffRedirects = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const page = await ask(c, listingRedirects, c.req.valid('query'))
    if (!page.ok) return refused(c, page.refusal)
    return c.json({ redirects: [...page.value.redirects], after: page.value.after }, 200)
  })
  .openapi(laying, async (c) => {
    const { redirects } = c.req.valid('json')
    const done = await perform(c, layingRedirects, { redirects })
    if (!done.ok) return refused(c, done.refusal)
    const laid = done.value.map((one, index) => {
      const from = redirects[index]?.from ?? ''
      if (one.ok) return { from: one.value.from, to: one.value.to }
      const { code } = one.refusal
      return { from, code, ...('way' in one.refusal && { way: [...one.refusal.way] }) }
    })
    return c.json({ redirects: laid }, 200)
  })
  .openapi(deleting, async (c) => {
    const done = await perform(c, deletingRedirect, c.req.valid('query'))
    return done.ok ? c.json(done.value, 200) : refused(c, done.refusal)
  })
