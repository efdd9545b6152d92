/** Nothing is sent inside: not where an address says so, and not where a name stands for it, today or later. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Event } from '#domain/events'
import { deliveriesOf } from './webhook-receiver.ts'
import { emptied, endpointRow, factOf, Shop, told, URL_IN, type Told } from './webhook-shop.ts'

let given: Told
beforeAll(async () => {
  given = await told()
  // The API is loaded when it is first asked, module by module here.
  await new Shop(given).ask('GET', '', given.owner)
}, 120_000)

let receiver: Shop
let owner = ''
beforeEach(async () => {
  receiver = new Shop(given)
  owner = given.owner
  await emptied()
})
const add = (events?: readonly string[]) => receiver.add(events)
const change = (id: string, more: object) => receiver.change(id, more)
const tell = (...events: readonly Event[]) => receiver.tell(...events)
const fact = () => factOf(given)

describe('nothing is sent inside', () => {
  test.each([
    ['http://127.0.0.1', 'number'],
    ['https://0x7f.1/', 'number'],
    ['https://[::ffff:a9fe:a9fe]/', 'number'],
    ['https://localhost/in', 'inside'],
    ['https://metadata.google.internal/', 'inside'],
    ['https://user:word@erp.example.com', 'userinfo'],
    ['https://erp.example.com:8443', 'port'],
    ['http://erp.example.com', 'https'],
    ['nothing', 'form'],
  ])('%s is refused: %s', async (url, reason) => {
    const { id } = await add()
    const before = await endpointRow(id)
    const refused = await receiver.ask('POST', '', owner, { url, events: ['order.placed'] })
    expect([refused.status, refused.json.code, refused.json.reason]).toEqual([422, 'webhook-url-unfit', reason])
    const changed = await change(id, { url })
    expect([changed.status, changed.json.reason]).toEqual([422, reason])
    expect([await endpointRow(id), receiver.posts]).toEqual([before, []])
    const { json } = await receiver.ask('GET', '', owner)
    expect(json.endpoints).toHaveLength(1)
  })

  test.each([
    ['127.0.0.1'],
    ['10.1.2.3'],
    ['172.16.0.1'],
    ['192.168.1.1'],
    ['100.64.0.1'],
    ['169.254.169.254'],
    ['0.0.0.0'],
    ['224.0.0.1'],
    ['::1'],
    ['::ffff:127.0.0.1'],
    ['fd12::1'],
    ['fe80::1'],
    ['2002:7f00:1::'],
    ['64:ff9b::7f00:1'],
    ['2001:db8::1'],
  ])('a name that stands for %s is refused, and not told when it comes to stand for it later', async (number) => {
    const { id } = await add()
    receiver.numbers = ['93.184.215.14', number]
    const refused = await receiver.ask('POST', '', owner, { url: URL_IN, events: ['order.placed'] })
    expect([refused.status, refused.json.reason]).toEqual([422, 'inside'])
    await tell(fact())
    await receiver.bring()
    expect([receiver.posts, (await deliveriesOf(id))[0]?.['reason']]).toEqual([[], 'inside'])
  })

  test('a name that nobody has is refused; where that cannot be learnt it is learnt before anything is sent', async () => {
    receiver.numbers = []
    const none = await receiver.ask('POST', '', owner, { url: URL_IN, events: ['order.placed'] })
    expect([none.status, none.json.reason]).toEqual([422, 'host-unknown'])
    receiver.numbers = null
    const { id } = await add()
    await tell(fact())
    await receiver.bring()
    expect([receiver.posts, (await deliveriesOf(id))[0]?.['reason']]).toEqual([[], 'unreachable'])
  })
})
