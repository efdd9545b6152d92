/**
 * What a merchant's other pages begin with: a post, a page of sections, an old address that leads on, a supplier and an order at
 * them that is still being written. Sent again it is the same, by its ids and its keys.
 */
import type { Draft } from '#domain/catalog/draft'
import { blankDocument, blankSection, type ContentDocument } from '#domain/content/document'
import type { Text } from '#domain/settings/text'
import type { Sender } from './sender.ts'

const say = (en: string, zh: string): Text => ({ en, zh })

/** A spring, by the shop's clock. */
const WRITTEN_AT = Date.UTC(2026, 3, 9, 8)

const POST: ContentDocument = {
  ...blankDocument('post', 'doc_demo00000000post', 0),
  handle: 'a-firing-in-april',
  title: say('A firing in April', '四月的一次烧窑'),
  lead: say(
    'Thirty hours with the kiln on Syros, and what came out of it.',
    '在锡罗斯岛守窑三十小时，以及出窑的器物。',
  ),
  body: say(
    '<p>The kiln was lit on a Thursday, before the wind turned. It takes thirty hours to reach 1,240 °C and as long to ' +
      'come down again; nobody opens it early twice.</p><h3>What we looked for</h3><p>A glaze that breaks over the edge and ' +
      'stays calm in the well. Two pieces in three did; the third is sold as it is, at the workshop.</p>',
    '<p>星期四，趁风向未变，窑点着了。升到 1240 °C 要三十个小时，降下来也要同样久；没有人会提早开窑两次。</p>' +
      '<h3>我们想要的</h3><p>釉在口沿处流开，在碗心处平静。三件里有两件如愿；剩下的那一件，就在作坊里照样出售。</p>',
  ),
  author: 'Kiln on Syros',
  tags: ['workshop'],
  publishedFrom: WRITTEN_AT,
}

/** @param picture the address of the picture that opens it */
const pageOf = (picture: string): ContentDocument => ({
  ...blankDocument('landing', 'doc_demo0000000table', 0),
  handle: 'a-table-for-two',
  title: say('A table for two', '两个人的餐桌'),
  lead: say(
    'What two people need to eat well at home, and nothing more.',
    '两个人在家好好吃一顿饭所需要的，不多也不少。',
  ),
  sections: [
    {
      ...blankSection('hero'),
      heading: say('Two plates, two cups, one pot', '两只盘，两只杯，一把壶'),
      text: say('<p>Begin with little, and add what you miss.</p>', '<p>从少开始，缺什么再添什么。</p>'),
      picture,
      alt: say('Pots on a shelf', '架上的陶器'),
      label: say('All for the table', '全部餐桌用品'),
      path: '/collections/table',
    },
    {
      ...blankSection('collection'),
      heading: say('From the kiln', '窑中所出'),
      of: 'table',
      count: 4,
    },
    {
      ...blankSection('text'),
      heading: say('How they wear', '用久之后'),
      text: say(
        '<p>Stoneware darkens where it is held. We mend what chips: write to us before you throw it away.</p>',
        '<p>炻器常握的地方会慢慢变深。磕碰了我们可以修：丢掉之前请先写信给我们。</p>',
      ),
    },
  ],
})

const SUPPLIER = {
  name: 'Kiln on Syros',
  contact: 'Eleni Kouris',
  email: 'orders@kiln.example',
  address: 'Ermoupoli, Syros, Greece',
  currency: 'EUR',
  leadDays: 21,
  note: 'Fires on the first Thursday of a month.',
}

/** So many of the first variant of each, at what one costs in minor units. */
const ORDERED = [
  ['delos-mug', 24, 1120],
  ['kea-teapot', 12, 3650],
  ['naoussa-jug', 12, 2100],
] as const

const orderAt = async ({ post }: Sender, goods: readonly Draft[], location: string): Promise<void> => {
  const supplier = (await post('/api/admin/suppliers', SUPPLIER, 'demo-supplier-kiln')) as { readonly id: string }
  const order = {
    kind: 'purchase',
    to: location,
    supplier: supplier.id,
    note: 'For the summer',
    terms: { currency: 'EUR', freight: 4800 },
  }
  const { id } = (await post('/api/admin/stock-documents', order, 'demo-order-summer')) as { readonly id: string }
  const lines = ORDERED.flatMap(([handle, to, cost]) => {
    const code = goods.find((good) => good.handle === handle)?.variants?.[0]?.sku
    return code ? [{ code, to, cost }] : []
  })
  await post(`/api/admin/stock-documents/${id}/lines`, { lines }, 'demo-order-summer-lines')
}

export const begin = async (
  staff: Sender,
  {
    goods,
    location,
    picture,
  }: { readonly goods: readonly Draft[]; readonly location: string; readonly picture: string },
): Promise<void> => {
  for (const document of [POST, pageOf(picture)]) {
    const { id, updatedAt: _, ...said } = document
    const listed = (await staff.get(`/api/admin/content?kind=${document.kind}`)) as {
      readonly documents: readonly { readonly id: string }[]
    }
    // Whoever has changed it meanwhile has said what it says.
    if (!listed.documents.some((one) => one.id === id))
      await staff.put(`/api/admin/content/${id}`, { ...said, version: 0 })
  }
  await staff.post('/api/admin/redirects', { redirects: [{ from: '/products/delos-cup', to: '/products/delos-mug' }] })
  await orderAt(staff, goods, location)
}
