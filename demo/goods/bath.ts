/** Goods for the bath. */
import type { DemoGood } from '../good.ts'

export const bath: readonly DemoGood[] = [
  {
    handle: 'skopelos-soap',
    drawing: 'soap',
    title: ['Skopelos soap, two', '斯科派洛斯皂，两块'],
    text: [
      'Olive oil, lye, water and nine months on a shelf. It lasts ' +
        'longer than one expects, and then there is the second.',
      '橄榄油、碱、水，再在架上放九个月。比想象的经用，用完还有第二块。',
    ],
    facts: [
      ['Two bars of 120 g', '两块，每块 120 克'],
      ['Dish sold with it, because it should dry', '附皂碟：皂要晾干'],
    ],
    type: 'Soap',
    vendor: 'Olive Press Soaps',
    by: 'Scent',
    price: 23,
    grams: 480,
    tags: ['best-seller'],
    units: [66, 41, 4],
  },
  {
    handle: 'ios-towels',
    drawing: 'towels',
    title: ['Ios towels', '伊奥斯毛巾'],
    text: [
      'Long loops, few words. Wash them once before use and without softener ever, and they will drink.',
      '毛圈长，话不多。先洗一次再用，永远不加柔顺剂，它就吸水。',
    ],
    facts: [
      ['Cotton, 600 g to the square metre', '棉，每平方米 600 克'],
      ['With a loop that holds', '挂环很牢'],
    ],
    type: 'Towels',
    vendor: 'Loom House',
    by: 'Colour',
    sizes: {
      name: 'Set',
      values: [
        ['Two hand towels', 32],
        ['Two bath towels', 68],
      ],
    },
    price: 32,
    grams: 700,
    tags: ['new'],
    units: [20, 8, 13, 5, 0, 17],
  },
  {
    handle: 'sifnos-brush',
    drawing: 'brush',
    title: ['Sifnos bath brush', '锡夫诺斯浴刷'],
    text: [
      'Reaches the place between the shoulders that nobody else will. The head comes off, for travelling.',
      '够得着两肩之间那块谁也够不着的地方。刷头可拆，便于旅行。',
    ],
    facts: [
      ['42 cm long', '长 42 厘米'],
      ['Oiled wood, tampico fibre', '上油木柄，龙舌兰纤维'],
    ],
    type: 'Brushes',
    vendor: 'Wood and Bench',
    by: 'Wood',
    price: 27,
    grams: 210,
    units: [29, 6],
  },
  {
    handle: 'gavdos-hand-wash',
    drawing: 'pump',
    title: ['Gavdos hand wash', '加夫多斯洗手液'],
    text: [
      'A glass bottle that is refilled and a pump that can be ' +
        'taken apart. What is inside rinses off at the first try.',
      '玻璃瓶可续装，泵头可拆洗。里面的东西一冲就净。',
    ],
    facts: [
      ['350 ml; refills of one litre', '350 毫升；另有一升装补充液'],
      ['Without perfume, or almost', '几乎不加香精'],
    ],
    type: 'Soap',
    vendor: 'Olive Press Soaps',
    by: 'Scent',
    price: 24,
    grams: 690,
    units: [33, 12, 5],
  },
  {
    handle: 'tilos-robe',
    drawing: 'robe',
    title: ['Tilos robe', '蒂洛斯浴袍'],
    text: [
      'Waffle weave, dry by the time the coffee is. Pockets deep enough for a book one means to read.',
      '华夫格织法，咖啡好了它也干了。口袋够深，装得下一本打算读的书。',
    ],
    facts: [
      ['Cotton, 310 g to the square metre', '棉，每平方米 310 克'],
      ['The belt is sewn on and stays', '腰带缝死，不会丢'],
    ],
    type: 'Towels',
    vendor: 'Loom House',
    by: 'Colour',
    sizes: {
      name: 'Size',
      values: [
        ['S', 98],
        ['M', 98],
        ['L', 98],
        ['XL', 104],
      ],
    },
    price: 98,
    grams: 1100,
    units: [5, 12, 9, 0, 3, 14, 7, 2],
  },
  {
    handle: 'halki-bath-oil',
    drawing: 'phial',
    title: ['Halki bath oil', '哈尔基浴油'],
    text: [
      'Six drops are enough and eight are a holiday. Smells of the hill behind the harbour at noon.',
      '六滴足够，八滴就是度假。闻起来像正午港口后面的山坡。',
    ],
    facts: [
      ['100 ml, some sixty baths', '100 毫升，约六十次'],
      ['Thyme and orange, or pine and salt', '百里香与橙，或松与海盐'],
    ],
    type: 'Soap',
    vendor: 'Olive Press Soaps',
    by: 'Scent',
    price: 31,
    grams: 240,
    units: [18, 4],
  },
]
