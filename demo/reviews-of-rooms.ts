/** What is said of the goods for the other rooms. */
import type { ReviewsOf } from './review.ts'

export const REVIEWS_OF_ROOMS: ReviewsOf = {
  'ikaria-lamp': [
    {
      stars: 5,
      title: 'People do talk longer',
      body:
        'Dimmed down it is two candles without the smoke. We put it in the middle of the table and took the ' +
        'ceiling lamp down.',
      name: 'Eszter',
      on: '2026-02-03',
      helped: 2,
    },
    {
      stars: 4,
      title: '灯光很舒服',
      body: '最暗的时候刚好不刺眼。线稍短，离插座两米就不够了。',
      name: '沈',
      on: '2026-04-14',
      reply: '谢谢。现在可以换三米的电线，写信给我们即可。',
    },
    {
      stars: 5,
      title: 'Repaired, not replaced',
      body:
        'The dimmer failed in the second year. They sent the part and a page of pictures; ten minutes with ' +
        'one screwdriver.',
      name: 'Nils, Bergen',
      on: '2026-07-22',
      helped: 1,
    },
    {
      stars: 3,
      title: 'Hums a little',
      body: 'On the lowest step there is a hum that one hears in a quiet room. A step higher it is gone.',
      name: 'Ada',
      on: '2026-09-30',
    },
  ],
  'syros-throw': [
    {
      stars: 5,
      title: 'Stays where it is put',
      body: 'Our last one was on the floor every morning. This is heavy in the right way, and cool in June.',
      name: 'Rosa',
      on: '2026-05-11',
    },
    {
      stars: 4,
      title: '洗过两次更软',
      body: '第一次洗有些掉毛，第二次就好了。流苏没有散。',
      name: '许',
      on: '2026-06-29',
    },
    {
      stars: 5,
      title: 'Worth the wait',
      body: 'It came a week late, with a card from the weaver that said why. I have kept the card.',
      name: 'Fenna, Utrecht',
      on: '2026-10-08',
      helped: 1,
    },
  ],
  'hydra-notebook': [
    {
      stars: 5,
      title: 'Lies open by itself',
      body:
        'Page one and page one hundred and ninety-two lie equally flat. I write with a wet pen, and the other ' +
        'side knows nothing of it.',
      name: 'Ottilie',
      on: '2026-01-17',
      helped: 3,
    },
    {
      stars: 5,
      title: '钢笔党放心',
      body: '墨水很足的笔也不洇。点阵淡淡的，不抢字。',
      name: '小满',
      on: '2026-03-23',
      helped: 1,
    },
    {
      stars: 3,
      title: 'The cloth takes stains',
      body: 'Inside it is perfect. The spine has had one drop of coffee and will tell of it for ever.',
      name: 'Magnus',
      on: '2026-05-31',
    },
    {
      stars: 4,
      title: 'Would like page numbers',
      body: 'Fourth one in two years. If the pages were numbered I would have nothing to say.',
      name: 'Claire L.',
      on: '2026-09-04',
    },
  ],
  'skopelos-soap': [
    {
      stars: 5,
      title: 'One bar, eleven weeks',
      body: 'We wrote the date on the paper. With the dish it dries between two washings and does not turn to jelly.',
      name: 'Signe',
      on: '2026-02-25',
    },
    {
      stars: 4,
      title: '味道很淡',
      body: '几乎闻不到香味，正合我意。洗完手不干。',
      name: '罗',
      on: '2026-07-01',
    },
    {
      stars: 2,
      title: 'Arrived soft',
      body: 'The parcel stood in the sun for a day and the two bars had become one.',
      name: 'Vera, Sevilla',
      on: '2026-08-12',
      reply: 'In a heatwave we should have waited. Two new bars left us this morning, in a lined box.',
      helped: 1,
    },
  ],
}
