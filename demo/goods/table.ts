/** Goods for the table: pots and plates. */
import type { DemoGood } from '../good.ts'

export const table: readonly DemoGood[] = [
  {
    handle: 'delos-mug',
    drawing: 'mug',
    title: ['Delos mug', '提洛斯马克杯'],
    text: [
      'Low in its centre of gravity, thin at the lip, room for three fingers ' +
        'in the handle. Each is dipped by hand, so no two glaze lines agree.',
      '重心低，杯口薄，把手容得下三根手指。逐只手工浸釉，因此每一只的釉线都不相同。',
    ],
    facts: [
      ['Dark stoneware, fired once at 1,240 °C', '深色炻器土，1240 °C 一次烧成'],
      ['Glaze without lead or barium', '釉料不含铅与钡'],
      ['Dishwasher and microwave, never an open flame', '可用洗碗机和微波炉，不可明火加热'],
    ],
    type: 'Mugs',
    vendor: 'Kiln on Syros',
    by: 'Glaze',
    sizes: {
      name: 'Size',
      values: [
        ['240 ml', 24],
        ['350 ml', 28],
        ['500 ml', 34],
      ],
    },
    price: 28,
    grams: 340,
    tags: ['best-seller'],
    units: [36, 4, 0, 52, 18, 7, 23, 0, 11],
  },
  {
    handle: 'kea-teapot',
    drawing: 'teapot',
    title: ['Kea teapot', '凯阿茶壶'],
    text: [
      'Holds four cups and pours to the last drop. The handle is bent oak ' +
        'and stays cool; the strainer is part of the pot, so it cannot be lost.',
      '可泡四杯，最后一滴也倒得干净。提梁为弯曲橡木，不烫手；滤网与壶身一体，不会丢失。',
    ],
    facts: [
      ['Holds 0.9 litres', '容量 0.9 升'],
      ['Stoneware, oak', '炻器，橡木'],
      ['Spare handle kept for ten years', '提梁备件保留十年'],
    ],
    type: 'Teapots',
    vendor: 'Kiln on Syros',
    by: 'Glaze',
    price: 84,
    grams: 980,
    tags: ['new', 'best-seller'],
    units: [9, 3, 14],
  },
  {
    handle: 'naoussa-jug',
    drawing: 'jug',
    title: ['Naoussa jug', '纳乌萨水壶'],
    text: [
      'A litre of water, or a whole bottle of wine with space for the talk. It pours where you point it.',
      '能装一升水，或一整瓶酒，还留有说话的余地。指哪儿，倒哪儿。',
    ],
    facts: [
      ['Holds 1.1 litres', '容量 1.1 升'],
      ['Stoneware, two glazes', '炻器，双色釉'],
    ],
    type: 'Jugs',
    vendor: 'Kiln on Syros',
    by: 'Glaze',
    price: 49,
    was: 58,
    grams: 860,
    tags: ['new'],
    units: [12, 5, 27],
  },
  {
    handle: 'samos-bowl',
    drawing: 'bowl',
    title: ['Samos footed bowl', '萨摩斯高足碗'],
    text: [
      'On a foot, so that lemons get air from below and keep a week longer. Also for salad, if you must.',
      '碗有高足，柠檬从下面透气，能多放一个星期。拌沙拉也行。',
    ],
    facts: [
      ['28 cm across, 15 cm high', '直径 28 厘米，高 15 厘米'],
      ['Stoneware; fruit not included', '炻器；不含水果'],
    ],
    type: 'Bowls',
    vendor: 'Kiln on Syros',
    by: 'Glaze',
    price: 54,
    grams: 1250,
    tags: ['best-seller'],
    units: [15, 8, 2],
  },
  {
    handle: 'paros-plates',
    drawing: 'plates',
    title: ['Paros plates, five', '帕罗斯盘，五只'],
    text: [
      'Five plates and a small bowl. Five, because the sixth is the one that breaks, and we sell it singly.',
      '五只盘子加一只小碗。为什么是五只？因为总是第六只先碎，而我们单卖。',
    ],
    facts: [
      ['26 cm across', '直径 26 厘米'],
      ['Porcelain, two colours', '瓷，双色'],
    ],
    type: 'Plates',
    vendor: 'Kiln on Syros',
    by: 'Glaze',
    price: 95,
    grams: 3100,
    units: [6, 0, 10],
  },
  {
    handle: 'poros-carafe',
    drawing: 'carafe',
    title: ['Poros carafe', '波罗斯水瓶'],
    text: [
      'For the bedside: the cup is the lid. Blown from bottles that ' +
        'had a life before, which is where the colour comes from.',
      '放在床头：杯子就是盖子。用旧瓶子重新吹制，颜色由此而来。',
    ],
    facts: [
      ['Holds 0.7 litres, the cup 0.15', '容量 0.7 升，杯 0.15 升'],
      ['Recycled glass', '回收玻璃'],
    ],
    type: 'Glass',
    vendor: 'Glassworks of Poros',
    by: 'Glass',
    price: 46,
    grams: 620,
    tags: ['new'],
    units: [20, 16, 4],
  },
  {
    handle: 'tinos-cup',
    drawing: 'cup',
    title: ['Tinos cup and saucer', '蒂诺斯杯碟'],
    text: [
      'For coffee that is finished before it is cold. The saucer has a ring that the cup finds by itself.',
      '装得下凉之前就能喝完的咖啡。杯碟上有一圈凹槽，杯子自己会找到它。',
    ],
    facts: [
      ['Holds 90 ml', '容量 90 毫升'],
      ['Stacks four high', '可叠四层'],
    ],
    type: 'Mugs',
    vendor: 'Kiln on Syros',
    by: 'Glaze',
    price: 22,
    grams: 210,
    units: [30, 30, 6],
  },
]
