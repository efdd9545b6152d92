/** Goods for the table: glasses, and what is laid, ground and carried. */
import type { DemoGood } from '../good.ts'

export const laidTable: readonly DemoGood[] = [
  {
    handle: 'lipsi-tumblers',
    drawing: 'tumblers',
    title: ['Lipsi tumblers, two', '利普西玻璃杯，两只'],
    text: [
      'Thick at the bottom, thin at the top, and wide enough to be ' +
        'washed by hand. Two, because one is lonely and three is a set.',
      '杯底厚，杯口薄，手伸得进去洗。两只一组：一只太孤单，三只太正式。',
    ],
    facts: [
      ['Each holds 0.25 litres', '每只 0.25 升'],
      ['Recycled glass', '回收玻璃'],
    ],
    type: 'Glass',
    vendor: 'Glassworks of Poros',
    by: 'Glass',
    price: 26,
    grams: 480,
    units: [44, 12],
  },
  {
    handle: 'serifos-cutlery',
    drawing: 'cutlery',
    title: ['Serifos cutlery', '塞里福斯餐具'],
    text: [
      'Knife, fork and spoon in brushed steel, heavier at the handle than one expects. The knife cuts bread.',
      '拉丝钢刀叉勺，手柄比预想的沉一些。刀能切面包。',
    ],
    facts: [
      ['18/10 steel', '18/10 不锈钢'],
      ['Dishwasher', '可用洗碗机'],
    ],
    type: 'Cutlery',
    vendor: 'Foundry Lane',
    by: 'Handle',
    sizes: {
      name: 'Set',
      values: [
        ['For one', 29],
        ['For four', 98],
      ],
    },
    price: 29,
    grams: 260,
    units: [25, 6, 17, 0],
  },
  {
    handle: 'patmos-napkins',
    drawing: 'napkins',
    title: ['Patmos napkins, four', '帕特莫斯餐巾，四条'],
    text: [
      'Washed linen that needs no iron. They were stiff once; we took care of that before they came to you.',
      '水洗亚麻，无需熨烫。它们也曾硬挺，我们已替您把那一段过完了。',
    ],
    facts: [
      ['45 × 45 cm', '45 × 45 厘米'],
      ['Linen from flax grown in the north', '北方亚麻'],
    ],
    type: 'Linen',
    vendor: 'Loom House',
    by: 'Colour',
    price: 32,
    grams: 240,
    units: [22, 9, 3],
  },
  {
    handle: 'kimolos-salt-cellar',
    drawing: 'salt',
    title: ['Kimolos salt cellar', '基莫洛斯盐罐'],
    text: [
      'A lid of oak that is lifted with one finger, because the ' +
        'other hand is always wet. Keeps salt dry without rice.',
      '橡木盖一根手指就能掀开，因为另一只手总是湿的。不放米，盐也不潮。',
    ],
    facts: [
      ['Holds 200 g', '可装 200 克'],
      ['Stoneware, unglazed inside', '炻器，内壁不上釉'],
    ],
    type: 'Jars',
    vendor: 'Kiln on Syros',
    by: 'Glaze',
    price: 24,
    grams: 390,
    units: [19, 5],
  },
  {
    handle: 'nisyros-mill',
    drawing: 'mill',
    title: ['Nisyros pepper mill', '尼西罗斯胡椒磨'],
    text: [
      'Six turns for a soup, two for an egg. The grinder is ' +
        'ceramic, so it does for salt as well, though not at once.',
      '一锅汤转六下，一枚蛋转两下。陶瓷磨芯，也能磨盐，只是不要同时。',
    ],
    facts: [
      ['22 cm high', '高 22 厘米'],
      ['Turned from one piece', '整木车制'],
    ],
    type: 'Mills',
    vendor: 'Wood and Bench',
    by: 'Wood',
    price: 38,
    grams: 310,
    units: [13, 4],
  },
  {
    handle: 'fourni-egg-cups',
    drawing: 'eggcups',
    title: ['Fourni egg cups, two', '富尔尼蛋杯，两只'],
    text: [
      'Wide feet, for people who are not quite awake. They fit any egg that a hen would own up to.',
      '底座宽，给还没完全睡醒的人。母鸡认账的蛋，它都放得下。',
    ],
    facts: [
      ['7 cm high', '高 7 厘米'],
      ['Stoneware', '炻器'],
    ],
    type: 'Bowls',
    vendor: 'Kiln on Syros',
    by: 'Glaze',
    price: 18,
    grams: 220,
    units: [28, 0],
  },
  {
    handle: 'ithaca-tray',
    drawing: 'tray',
    title: ['Ithaca tray', '伊萨卡托盘'],
    text: [
      'A rim high enough for a careless step, low enough to lift a cup ' +
        'over. It took the maker ten years to get home to this shape.',
      '边够高，走急了也不洒；又够低，端杯不碍事。这个形状，作坊花了十年才找到。',
    ],
    facts: [
      ['38 cm across', '直径 38 厘米'],
      ['Bent beech, waxed', '弯曲榉木，上蜡'],
    ],
    type: 'Trays',
    vendor: 'Wood and Bench',
    by: 'Wood',
    price: 44,
    grams: 720,
    units: [11, 7],
  },
  {
    handle: 'lefkada-cruet',
    drawing: 'cruet',
    title: ['Lefkada oil cruet', '莱夫卡达油瓶'],
    text: [
      'The spout cuts the drop off cleanly, so the cloth under it is for looks. Dark glass, because light turns oil.',
      '壶嘴断流利落，瓶下那块布只是好看。深色玻璃，因为油怕光。',
    ],
    facts: [
      ['Holds 0.35 litres', '容量 0.35 升'],
      ['Cork from one forest', '软木塞'],
    ],
    type: 'Glass',
    vendor: 'Glassworks of Poros',
    by: 'Glass',
    price: 36,
    was: 42,
    grams: 430,
    units: [16, 21],
  },
]
