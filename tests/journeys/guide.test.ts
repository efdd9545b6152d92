/** The guide of the API buys something by the rules of this shop, with what it was told: each request of it is sent here. */
import { beforeAll, expect, test } from 'vitest'
import { call, ORIGIN, type Answer } from './caller.ts'
import { stockGoods } from './goods.ts'

beforeAll(stockGoods)

const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
}

const stepsIn = (html: string): readonly string[] => {
  const guide = /id="purchase">([\s\S]*?)<\/section>/.exec(html)?.[1] ?? ''
  return [...guide.matchAll(/<code>([\s\S]*?)<\/code>/g)].map(([, code = '']) =>
    code.replaceAll(/&(?:quot|#39|lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity),
  )
}

const REQUEST = /curl -s (?:-X (\w+) )?"?\$SHOP([^"\s]*)"?(.*)/g

/** What a shell makes of a step: `$NAME` is what an earlier one was told, `$(openssl …)` something new. */
const sendAll = async (step: string, told: Record<string, string>): Promise<Answer['json']> => {
  const filled = (text: string) => text.replaceAll(/'?"?\$([A-Z]+)"?'?/g, (_, name: string) => told[name] ?? name)
  let last: Answer | undefined
  for (const [, method, path = '', rest = ''] of step.replaceAll(/\\\n\s*/g, '').matchAll(REQUEST)) {
    const body = /--json '(.*)'/.exec(rest)?.[1]
    const headers = [...rest.matchAll(/-H "([\w-]+): (.*?)"(?=\s|$|\))/g)].map(([, name = '', value = '']) => [
      name,
      value.startsWith('$(openssl') ? crypto.randomUUID() : filled(value),
    ])
    last = await call(method ?? (body ? 'POST' : 'GET'), filled(path), {
      ...(body && { body: filled(body) }),
      headers: Object.fromEntries(headers),
      key: null,
    })
    expect([path, last.status, last.json.detail]).toEqual([path, last.status < 300 ? last.status : 200, undefined])
    if (last.json.products) told['HANDLE'] = last.json.products[0].handle
  }
  return last?.json
}

test('whoever pastes the guide of the API into a terminal has bought something', async () => {
  const [find = '', open = '', say = '', pay = '', read = ''] = stepsIn((await call('GET', '/api/docs')).json)
  const told: Record<string, string> = {}
  expect(find).toContain(`SHOP=${ORIGIN}\n`)
  const product = await sendAll(find, told)
  told['VARIANT'] = product.variants.find((one: { availability: string }) => one.availability !== 'sold-out').id
  const opened = await sendAll(open, told)
  told['CART'] = opened.cart.id
  told['KEY'] = opened.key
  const checkout = await sendAll(say, told)
  expect(checkout.status).toBe('ready_for_complete')
  told['TOTAL'] = JSON.stringify(checkout.totals.total)
  const paid = await sendAll(pay, told)
  expect(paid.status).toBe('completed')
  told['ORDER'] = paid.order.id
  expect(JSON.stringify(await sendAll(read, told))).toContain(paid.order.id)
})
