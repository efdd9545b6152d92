/** What is said of the goods for the table and the kitchen. */
import type { ReviewsOf } from './review.ts'

export const REVIEWS_OF_TABLE: ReviewsOf = {
  'delos-mug': [
    {
      stars: 5,
      title: 'The one everybody takes first',
      body:
        'There are nine mugs in our cupboard and this one is always in the sink. The lip is thin, the weight ' +
        'sits low, and it keeps coffee warm for the length of a telephone call.',
      name: 'Jonas, Leipzig',
      on: '2026-02-11',
      shows: ['mug-aegean'],
      helped: 3,
    },
    {
      stars: 5,
      title: '把手刚刚好',
      body: '我的手大，三根手指放得进去。釉线每只都不一样，买了两只，正好分得清哪只是谁的。',
      name: '林晓，杭州',
      on: '2026-03-02',
      helped: 2,
    },
    {
      stars: 4,
      title: 'Lovely, and heavier than it looks',
      body: 'Full of tea the 500 ml is a thing to hold with both hands. I would take the middle size again.',
      name: 'Aoife',
      on: '2026-03-19',
    },
    {
      stars: 2,
      title: 'Chipped after a month',
      body:
        'A small piece came off the foot in the dishwasher, although it says that it may go in there. It ' +
        'stands on the table and scratches.',
      name: 'Pieter V.',
      on: '2026-04-07',
      reply:
        'That should not happen in a month. We have sent you a new one and a label to send the old one back: ' +
        'the kiln would like to see the break.',
      helped: 4,
    },
    {
      stars: 5,
      title: '送礼很体面',
      body: '包装只用纸，没有一点塑料。朋友收到以后又自己来买了一对。',
      name: '陈',
      on: '2026-05-16',
    },
    {
      stars: 3,
      title: 'Pretty, not matching',
      body:
        'I ordered four in chalk and got four different whites. It says so in the text; I had not read it. ' +
        'Judge for yourself whether you mind.',
      name: 'Greta, Malmö',
      on: '2026-06-23',
      helped: 2,
    },
    {
      stars: 5,
      title: 'Second pair',
      body:
        'Bought two in 2024, two more now. The new ones are the same height to the millimetre and stack ' +
        'badly, like the old ones.',
      name: 'Théo',
      on: '2026-08-30',
    },
  ],
  'kea-teapot': [
    {
      stars: 5,
      title: 'Pours to the last drop',
      body:
        'No drip, no second cloth on the table. After half a year the oak has gone a shade darker where we ' +
        'hold it.',
      name: 'Marta',
      on: '2026-01-28',
      helped: 2,
    },
    {
      stars: 4,
      title: '好看，清洗要耐心',
      body: '滤网连在壶身上不会丢，但是细叶的茶要用小刷子慢慢刷。出水很稳。',
      name: '苏',
      on: '2026-04-21',
      reply: '谢谢。泡细叶茶之后趁热反着冲一遍，会好清理得多。',
    },
    {
      stars: 3,
      title: 'Smaller than four cups',
      body: 'Four small cups. For two people who drink from mugs it is empty after one round.',
      name: 'Ciarán, Cork',
      on: '2026-07-09',
      helped: 1,
    },
    {
      stars: 5,
      title: 'They still had the handle',
      body:
        'I broke the handle after three years and wrote. A new one came in a week, with two brass pins and a ' +
        'drawing of how it goes on.',
      name: 'Hanne',
      on: '2026-09-12',
    },
  ],
  'samos-bowl': [
    {
      stars: 5,
      title: 'Lemons keep',
      body: 'I did not believe the sentence about the air from below. Ours keep ten days now, where it was six.',
      name: 'Dario',
      on: '2026-02-20',
      helped: 2,
    },
    {
      stars: 4,
      title: '比想象的大',
      body: '二十八厘米，放在小桌上有些霸道。换到窗台上就对了。',
      name: '何',
      on: '2026-05-05',
    },
    {
      stars: 5,
      title: 'Salad after all',
      body: 'It says fruit. It is the best salad bowl that we have had: heavy enough to stir in.',
      name: 'Ines, Porto',
      on: '2026-06-14',
    },
    {
      stars: 4,
      title: 'A ring on the table',
      body:
        'The foot is unglazed and left a pale ring on oiled wood. With felt under it all is well; it should ' +
        'come with some.',
      name: 'Sanne',
      on: '2026-08-03',
      reply: 'Fair. From this autumn on three dots of felt are in the box; write to us and we send yours.',
      helped: 1,
    },
  ],
  'nisyros-mill': [
    {
      stars: 5,
      title: 'Two turns for an egg',
      body: 'Exactly as it says. The grind is even and it does not leave a heap where it stood.',
      name: 'Lene',
      on: '2026-03-08',
    },
    {
      stars: 2,
      title: 'Hard to fill',
      body:
        'The opening is as wide as a thumb, and the corns go everywhere but in. A fine mill for people with a ' +
        'funnel.',
      name: 'Albert',
      on: '2026-04-30',
      helped: 3,
      reply:
        'You are right about the opening. The next ones have a wider one; a paper funnel is printed on the ' +
        'box meanwhile.',
    },
    {
      stars: 4,
      title: '磨得很匀',
      body: '粗细可以调，调好就不再跑。木头摸着舒服。',
      name: '周远',
      on: '2026-07-18',
    },
    {
      stars: 3,
      title: 'Good grinder, loose knob',
      body:
        'The knob turns itself open every few weeks. A drop of glue on the thread has solved it, which I ' +
        'would rather not have had to find out.',
      name: 'K.',
      on: '2026-10-02',
    },
  ],
  'lefkada-cruet': [
    {
      stars: 2,
      title: 'It does drip',
      body: 'Not much, but the sentence about the drop that is cut off cleanly is the reason why I bought it.',
      name: 'Yannick',
      on: '2026-05-27',
      helped: 3,
      reply:
        'It drips when it is poured slowly with more than two thirds in it. That belongs into the text, and ' +
        'now it is there. If you would rather send it back, the label is on its way.',
    },
    {
      stars: 4,
      title: '颜色很深',
      body: '放在灶台边，油一个夏天没有变味。要倒得干脆一点，就不滴。',
      name: '吴',
      on: '2026-08-19',
    },
    {
      stars: 3,
      title: 'Good glass, short cork',
      body: 'The cork sits too high and rolls off the counter. The bottle itself I like.',
      name: 'Freya',
      on: '2026-09-25',
    },
  ],
  'skyros-board': [
    {
      stars: 5,
      title: 'Begins again',
      body: 'After two years of onions I sanded it on a Sunday, oiled it twice, and had a new board.',
      name: 'Tomasz',
      on: '2026-03-27',
      helped: 2,
    },
    {
      stars: 5,
      title: '很稳',
      body: '端面木纹，刀切下去没有声音。小的那块留给水果。',
      name: '阿岚，成都',
      on: '2026-06-05',
    },
    {
      stars: 4,
      title: 'Needs its oil',
      body:
        'I forgot it for a winter and it cupped by a hair. Flat again after oil and three days under a pan. ' +
        'Read the card that comes with it.',
      name: 'Bea',
      on: '2026-10-16',
    },
  ],
}
