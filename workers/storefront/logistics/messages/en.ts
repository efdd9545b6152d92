/** What is said of parcels on their way, in English. */
export const en = {
  parcel: (number: number, of: number, things: string) =>
    of === 1 ? `Your parcel: ${things}` : `Parcel ${number} of ${of}: ${things}`,
  things: (names: readonly string[], more: number) => [...names, ...(more > 0 ? [`${more} more`] : [])].join(', '),
  follow: 'Follow it',
  status: {
    'pre-transit': 'Packed',
    'handed-over': 'Handed over',
    'in-transit': 'On its way',
    'out-for-delivery': 'Comes today',
    'available-for-pickup': 'Waits for you',
    failure: 'Not delivered yet',
    delivered: 'Delivered',
    'return-to-sender': 'On its way back to us',
    lost: 'Seems to be lost',
  },
  heard: 'Seen on its way',
  handedOver: 'We have handed it over',
  arriving: 'At your door',
  headings: {
    delivered: 'It is there.',
    partDelivered: 'A part is there, the rest is coming.',
  },
  track: {
    title: 'Where it is',
    parcel: 'Your parcel',
    with: (carrier: string) => `, with ${carrier}`,
    lead: {
      'pre-transit': 'It is packed and waits for its carrier.',
      'handed-over': 'Its carrier has it. What happens on the way stands here as soon as we hear of it.',
      'in-transit': 'It is on the road.',
      'out-for-delivery': 'It is with the driver.',
      'available-for-pickup': 'It is kept for you; what the carrier has left you says how long.',
      failure: 'The carrier could not deliver it. It is tried again, or kept near by.',
      delivered: 'If you do not have it, ask your neighbours first, and then us.',
      'return-to-sender': 'It could not be delivered and comes back to us. We write to whoever ordered it.',
      lost: 'Nobody can say where it is. We ask the carrier, and write to whoever ordered it.',
    },
    steps: ['Packed', 'Handed over', 'On its way', 'With the driver', 'At your door'],
    way: 'The way so far',
    private: 'What this page does not show',
    privateText:
      'No name, no street, no price and nothing of what is inside: whoever has the link sees the way and no more. ' +
      'The whole order is in your mails and in your account.',
    account: 'To your account',
  },
}

export type LogisticsMessages = typeof en
