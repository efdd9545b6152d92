/** What the demo shop says of itself: above, below and on its pages. Its pages at length are in ./prose. */
import type { AnnouncementSettings, HomeSettings, Link, MenusSettings, ProductSettings } from '#domain/settings/content'
import type { Text } from '#domain/settings/text'

const say = (en: string, zh: string): Text => ({ en, zh })
const link = (path: string, en: string, zh: string): Link => ({ title: say(en, zh), path })

export const announcement: AnnouncementSettings = {
  sentences: [
    say('Delivery is free over {freeOver}', '满 {freeOver} 免运费'),
    say('{returnDays} days to change your mind', '{returnDays} 天内可退换'),
  ],
}

export const menus: MenusSettings = {
  main: [],
  footer: {
    about: say(
      'Pots, linen, wood, paper and light from small workshops. Few things, chosen to be kept.',
      '来自小作坊的陶器、亚麻、木器、纸品与灯。选得少，为的是留得久。',
    ),
    columns: [
      {
        title: say('Shop', '选购'),
        links: [
          link('/collections/all', 'All goods', '全部商品'),
          link('/collections/all?sort=newest', 'New', '新品'),
          link('/search', 'Search', '搜索'),
        ],
      },
      {
        title: say('Help', '帮助'),
        links: [
          link('/pages/delivery', 'Delivery', '配送'),
          link('/pages/returns', 'Returns', '退换'),
          link('/pages/care', 'Care and repair', '养护与修复'),
          link('mailto:shop@stoa.example', 'Write to us', '写信给我们'),
        ],
      },
      {
        title: say('Stoa', 'Stoa'),
        links: [
          link('/pages/about', 'About us', '关于我们'),
          link('/pages/materials', 'Our materials', '我们的材料'),
          link('/policies/privacy', 'Privacy', '隐私'),
          link('/policies/terms', 'Terms', '条款'),
        ],
      },
    ],
    note: say(
      'Stoa is a demo shop: everything works and nothing is for sale.',
      'Stoa 是一家演示商店：一切功能可用，但并不出售商品。',
    ),
  },
}

export const product: ProductSettings = {
  facts: [
    {
      title: say('Sent from', '发货地'),
      text: say('Rotterdam, within one working day', '鹿特丹，一个工作日内发出'),
    },
    { title: say('Returns', '退换'), text: say('30 days, also when used', '30 天，用过也可以退') },
  ],
  folds: [
    {
      title: say('Delivery and returns', '配送与退换'),
      text: say(
        'Sent from Rotterdam within one working day, wrapped in paper. You have 30 days to change your mind, and we pay the way back.',
        '一个工作日内从鹿特丹发出，只用纸包装。30 天内可以改主意，退回的邮费由我们付。',
      ),
    },
    {
      title: say('Repairs and spare parts', '修复与配件'),
      text: say(
        'Something broke? Write to us before you throw it away. We keep spare parts for what we sell.',
        '坏了？先别扔，写信给我们。卖出的东西，我们都留有配件。',
      ),
    },
  ],
}

/** Stand for the addresses that the shop gives to the pictures: ./seed.ts sends them first. */
export const HERO = '/media/hero.svg'
export const SHARED = '/media/share.jpg'

export const home: HomeSettings = {
  title: say('Things for the table and the home', '餐桌与家的用物'),
  description: say(
    'Pots, linen, wood and light from small workshops: few things, chosen to be kept for years.',
    '小作坊的陶器、亚麻、木器与灯：挑得少，用得久。',
  ),
  hero: {
    picture: HERO,
    alt: say(
      'A sunlit colonnade above the sea. On its ledge stand a jug, plates, a mug, a vase with an olive branch, ' +
        'a bowl of lemons, a teapot and a tea tin.',
      '海边阳光下的柱廊，窗台上摆着水壶、盘子、马克杯、插着橄榄枝的瓶、一碗柠檬、茶壶和茶罐。',
    ),
    width: 1600,
    height: 900,
  },
  heading: [say('Made slowly,', '慢慢做，'), say('used every day.', '天天用。')],
  lead: say(
    'Pots, linen, wood and light from small workshops. We choose few things and keep them for years, so that ' +
      'the plate you break in 2031 can be replaced.',
    '来自小作坊的陶器、亚麻、木器与灯。我们选得少，留得久：2031 年您打碎的那只盘子，仍能配上一只新的。',
  ),
  rows: {
    newest: say('New on the ledge', '新上窗台'),
    favourites: say('What people come back for', '让人回头再买的'),
    markdowns: say('Marked down, not worn down', '价格低了，东西没变'),
  },
  closing: say(
    'A stoa was the covered walk at the edge of the market, where you could take your time in the shade and look things over.',
    '柱廊，是集市边上的一条长廊。人们在荫凉里放慢脚步，细细看，慢慢挑。',
  ),
  shared: SHARED,
}
