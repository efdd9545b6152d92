/** Carriers that staff pick from when they say how a parcel travels. Any other name may be written instead. */
export const CARRIERS = ['PostNL', 'DHL', 'DPD', 'GLS', 'UPS', 'SF Express'] as const
