/** Paper goods, and what carries them. */
import type { DemoGood } from '../good.ts'

export const paper: readonly DemoGood[] = [
  {
    handle: 'hydra-notebook',
    drawing: 'notebook',
    title: ['Hydra notebook', '伊兹拉笔记本'],
    text: [
      'Sewn, so it lies open like a good listener. The paper ' +
        'takes fountain pens without gossiping on the other side.',
      '线装，摊得平，像个好听众。钢笔写上去不洇，也不透到背面说闲话。',
    ],
    facts: [
      ['A5, 192 pages', 'A5，192 页'],
      ['Cloth spine; pencil with each pair', '布脊；成对送铅笔'],
    ],
    type: 'Notebooks',
    vendor: 'Paper Mill Four',
    by: 'Cover',
    sizes: {
      name: 'Ruling',
      values: [
        ['Plain', 19],
        ['Lined', 19],
        ['Dotted', 19],
      ],
    },
    price: 19,
    grams: 310,
    tags: ['best-seller'],
    units: [42, 30, 11, 5, 26, 0, 18, 37, 9],
  },
  {
    handle: 'market-tote',
    drawing: 'tote',
    title: ['Market tote', '市集帆布袋'],
    text: [
      'Carries twelve kilos of oranges or one argument about how many ' +
        'oranges are enough. Long handles, for shoulders in coats.',
      '装得下十二公斤橙子，或一场关于买几个橙子的争论。提手够长，穿大衣也背得上。',
    ],
    facts: [
      ['Canvas, 420 g', '帆布，420 克'],
      ['38 × 42 cm', '38 × 42 厘米'],
    ],
    type: 'Bags',
    vendor: 'Loom House',
    by: 'Colour',
    price: 22,
    grams: 420,
    tags: ['best-seller'],
    units: [80, 24, 4],
  },
  {
    handle: 'paxos-cards',
    drawing: 'cards',
    title: ['Paxos cards, eight', '帕克索斯卡片，八张'],
    text: [
      'Eight cards and eight envelopes that match without being twins. Nothing is printed inside: that is your part.',
      '八张卡片配八只信封，相配却不雷同。里面一字未印：那部分归您。',
    ],
    facts: [
      ['A6, 300 g cotton paper', 'A6，300 克棉浆纸'],
      ['Letterpress', '凸版印刷'],
    ],
    type: 'Cards',
    vendor: 'Paper Mill Four',
    by: 'Colour',
    price: 14,
    grams: 120,
    units: [38, 17],
  },
  {
    handle: 'agistri-pencils',
    drawing: 'pencils',
    title: ['Agistri pencils and pot', '安吉斯特里铅笔与笔筒'],
    text: [
      'Five pencils, from hard to soft, in a pot that stands by ' +
        'itself once they are gone. They smell of cedar when sharpened.',
      '五支铅笔，由硬到软；用完之后，笔筒还能自己站着。削的时候有雪松味。',
    ],
    facts: [
      ['2H, H, HB, B, 2B', '2H、H、HB、B、2B'],
      ['Cedar; pot of stoneware', '雪松木；炻器笔筒'],
    ],
    type: 'Writing',
    vendor: 'Paper Mill Four',
    by: 'Glaze',
    price: 26,
    grams: 340,
    tags: ['new'],
    units: [27, 4],
  },
  {
    handle: 'anafi-calendar',
    drawing: 'calendar',
    title: ['Anafi calendar', '阿纳菲日历'],
    text: [
      'A month to a leaf, with room to write and no pictures to live up to. Full moons are marked, in case.',
      '一月一页，留白够写，没有令人惭愧的风景照。满月都标了，以防万一。',
    ],
    facts: [
      ['30 × 42 cm, twelve leaves', '30 × 42 厘米，十二张'],
      ['Brass clip to hang it by', '黄铜夹悬挂'],
    ],
    type: 'Prints',
    vendor: 'Paper Mill Four',
    by: 'Colour',
    price: 24,
    was: 28,
    grams: 290,
    units: [31, 2],
  },
  {
    handle: 'kalymnos-wrapping-paper',
    drawing: 'wrap',
    title: ['Kalymnos wrapping paper, three', '卡林诺斯包装纸，三卷'],
    text: [
      'Three rolls printed with one potato. Strong enough to be used twice, and people do.',
      '三卷，用一只土豆印成。结实得能用两次，大家也真的用两次。',
    ],
    facts: [
      ['70 cm × 3 m each', '每卷 70 厘米 × 3 米'],
      ['Takes tape and string', '胶带与麻绳均可'],
    ],
    type: 'Cards',
    vendor: 'Paper Mill Four',
    by: 'Colour',
    price: 18,
    grams: 450,
    units: [46, 19],
  },
  {
    handle: 'skiathos-ink',
    drawing: 'inkwell',
    title: ['Skiathos ink and pen', '斯基亚索斯墨水与笔'],
    text: [
      'Dries on the paper, not in the pen. The bottle has a slope inside, so that the last line is written too.',
      '在纸上干，不在笔里干。瓶底有坡，最后一行也写得完。',
    ],
    facts: [
      ['50 ml, for fountain pens', '50 毫升，适用钢笔'],
      ['Pen of turned wood, steel nib', '车木笔杆，钢尖'],
    ],
    type: 'Writing',
    vendor: 'Paper Mill Four',
    by: 'Ink',
    price: 37,
    grams: 260,
    units: [14, 8, 3],
  },
  {
    handle: 'gift-card',
    drawing: 'voucher',
    title: ['Gift card', '礼品卡'],
    text: [
      'For people who know what they want, or will when they see it. It goes by mail, on the day you choose.',
      '送给知道自己想要什么的人，或者一看见就知道的人。按您选的日子寄到邮箱。',
    ],
    facts: [
      ['Pays all at once or little by little', '一次或分多次使用均可'],
      ['Does not expire', '永不过期'],
    ],
    type: 'Cards',
    vendor: 'Stoa',
    sizes: {
      name: 'Worth',
      values: [
        ['25', 25],
        ['50', 50],
        ['100', 100],
      ],
    },
    price: 25,
    grams: 0,
    isGiftCard: true,
    units: [20],
  },
]
