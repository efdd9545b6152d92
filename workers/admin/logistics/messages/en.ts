/** What the staff's pages say of parcels, in English. */
export const en = {
  status: {
    'pre-transit': 'Label bought',
    'handed-over': 'Handed over',
    'in-transit': 'On the way',
    'out-for-delivery': 'With the driver',
    'available-for-pickup': 'Waits to be fetched',
    failure: 'Not delivered',
    delivered: 'Delivered',
    'return-to-sender': 'Coming back',
    lost: 'Lost',
  },
  unknown: 'Heard',
  byStaff: 'said by staff',
  way: (number: number) => `What is known of parcel ${number}`,
  earlier: (count: number) => `${count} earlier`,
  say: 'Say where it stands',
  sayHint: 'It holds whatever the carrier has told before, until the carrier tells of something later.',
  where: 'It is',
  place: 'Town or depot',
  note: 'Note',
  seenBy: (name: string) => `${name} reads it, and so does whoever has the link to this parcel: name nobody in it.`,
  go: 'Record it',
  correct: 'Correct the carrier or the number',
  correctHint: 'Under another number what was heard of the one before is forgotten. The customer is not mailed again.',
  correctGo: 'Correct it',
  page: 'The public page of this parcel',
  moved: (parcel: string, from: string, to: string) => `${parcel}: ${from} → ${to}`,
  heard: (parcel: string, to: string) => `${parcel}: ${to}, heard once more`,
}

export type LogisticsMessages = typeof en
