/** The pages that are told at length, in English. */
import { HERO } from '../content.ts'
import type { AllProse } from './shape.ts'

export const proseEn: AllProse = {
  'pages/delivery': {
    title: 'Delivery',
    lead: 'Everything leaves Rotterdam within one working day, wrapped in paper, in a box that fits.',
    parts: [
      {
        heading: 'How long it takes, and what it costs',
        paragraphs: [
          'By post, to the door: two to four working days, €4.90, and free from €60.',
          'To a parcel shop: two to three working days, €3.90, and free from €60. It is held for you for seven days.',
          'Express: the next working day, €14.00.',
        ],
      },
      {
        heading: 'Where we send',
        paragraphs: [
          'To every country of the European Union, to Norway, Switzerland, Great Britain, the United States, and to ' +
            'China, Hong Kong, Taiwan and Singapore. The checkout lists them all.',
          'Outside the European Union the parcel may be asked for duty on arrival. We cannot know that amount, and ' +
            'it is not in our prices.',
        ],
      },
      {
        heading: 'When something is late or broken',
        paragraphs: [
          'Answer the mail that we sent you with your order. A person reads it within a day. What breaks on the way ' +
            'we replace, and you keep the pieces for the flower pots.',
        ],
      },
    ],
  },
  'pages/returns': {
    title: 'Returns',
    lead: 'You have 30 days from the day it arrives. It may have been used; a mug cannot be judged from the outside.',
    parts: [
      {
        heading: 'How to send something back',
        paragraphs: [
          'Answer the mail that we sent you with your order and say what you would like to return. We send you a ' +
            'label, and we pay the way back within the European Union.',
          'Use the box that it came in if you still have it.',
        ],
      },
      {
        heading: 'When the money is back',
        paragraphs: [
          'Within five working days of the parcel reaching us, on the card that you paid with. Of an order that is ' +
            'returned as a whole, we return the cost of standard delivery too.',
        ],
      },
      {
        heading: 'What we repair instead',
        paragraphs: [
          'A chipped rim, a loose handle, a worn cord: write before you send it back. Often a repair costs less ' +
            'than either of us thought.',
        ],
      },
    ],
  },
  'pages/care': {
    title: 'Care and repair',
    lead: 'Things that are used grow older. Most of them grow better, if one lets them.',
    parts: [
      {
        heading: 'Stoneware and porcelain',
        paragraphs: [
          'Both go into the dishwasher. Raw clay at the foot darkens with tea, and that is how it should look after a year.',
          'A grey line on the glaze is metal from a spoon: rub it off with a paste of baking soda.',
        ],
      },
      {
        heading: 'Wood and linen',
        paragraphs: [
          'Wash boards by hand, stand them up to dry, and oil them when they look thirsty. Linen is washed at forty ' +
            'degrees and dried in the wind; it needs no iron.',
        ],
      },
      {
        heading: 'When it breaks',
        paragraphs: ['Write to us before you throw it away. We keep handles, lids, cords and shades of what we sell.'],
      },
    ],
  },
  'pages/about': {
    title: 'About us',
    lead: 'A stoa was the covered walk at the edge of the market. Merchants stood there in the shade, and so do we.',
    picture: {
      src: HERO,
      alt: 'Columns in the sun above the sea, and on their ledge the things that we sell',
      width: 1600,
      height: 900,
    },
    parts: [
      {
        heading: 'The shop',
        paragraphs: [
          'We sell pots, linen, wood, paper and light from small workshops. We choose few things and keep them for ' +
            'years, so that what you break can be replaced.',
          'Every thing carries the name of an island, because somebody had to begin somewhere.',
        ],
      },
      {
        heading: 'The truth',
        paragraphs: [
          'This is the demo shop of Stoa, a commerce platform that is free software. Everything works: the search, ' +
            'the cart, the till, the mail. Nothing is for sale, no card is charged and no parcel leaves.',
        ],
      },
    ],
  },
  'pages/materials': {
    title: 'Our materials',
    lead: 'Five of them, and each is named on the page of the thing that is made of it.',
    parts: [
      {
        heading: 'Clay',
        paragraphs: [
          'Stoneware is fired at 1,250 degrees, porcelain a little hotter. Glazes carry no lead and no cadmium. Where ' +
            'the glaze ends the clay is left as it is.',
        ],
      },
      {
        heading: 'Linen and cotton',
        paragraphs: [
          'European flax, woven densely, washed once before it is cut, so that it shrinks at ours and not at yours.',
        ],
      },
      {
        heading: 'Wood, metal and glass',
        paragraphs: [
          'Oak, ash, walnut and beech, oiled and never varnished. Steel and brass without plating. Glass that is blown, ' +
            'and now and then holds a bubble.',
        ],
      },
    ],
  },
  'policies/privacy': {
    title: 'Privacy',
    lead: 'We keep what an order needs, for as long as the law asks, and nothing else.',
    parts: [
      {
        heading: 'What we keep',
        paragraphs: [
          'With an order: your email, your name, your address, and what you bought. The tax office asks us to keep ' +
            'that for seven years.',
          'While you shop: one cookie, which says which cart is yours, and that cart with the address that you may have typed. Both are ' +
            'deleted thirty days after you last changed it.',
          'Your browser keeps what you looked at lately and which light you chose, for itself: neither is told to us. ' +
            'You can have both forgotten where they are shown.',
        ],
      },
      {
        heading: 'What we do not keep',
        paragraphs: [
          'Card numbers: they go to the payment provider and are stored nowhere here. No trackers, no advertising, no profiles sold.',
        ],
      },
      {
        heading: 'What you may ask',
        paragraphs: [
          'For a copy of what we have about you, for its correction, and for its removal once the law allows it.',
        ],
      },
    ],
  },
  'policies/terms': {
    title: 'Terms',
    lead: 'Short, because a shop should be.',
    parts: [
      {
        heading: 'Buying',
        paragraphs: [
          'Prices include value added tax. The price that counts is the one on the button that you press. Goods are ' +
            'held for you while you pay, and are yours when the order is confirmed.',
          'If the same thing is sold to somebody a moment earlier, we say so before you pay, and nothing is charged.',
        ],
      },
      {
        heading: 'Changing your mind',
        paragraphs: ['You have 30 days, which is 16 more than the law asks. The page about returns says how.'],
      },
      {
        heading: 'When something is wrong',
        paragraphs: [
          'The law gives you two years in which a thing must be what we said it was. We mend it, replace it, or give the money back.',
        ],
      },
      {
        heading: 'This is a demo',
        paragraphs: ['Nothing here is truly sold, and no contract comes about by pressing a button.'],
      },
    ],
  },
}
